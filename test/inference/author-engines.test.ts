import { InferenceClient } from "@huggingface/inference";
import { expect } from "chai";
import { HfError } from "../../src/core/hf-error.ts";
import { bindEngine, type EngineContext, type PartialEngine } from "../../src/inference/engine.ts";
import { drain, faultOf } from "./expect-fault.ts";
import { event, startFaultServer, streams, type FaultServer } from "./fault-server.ts";
import { invoice, replays } from "./recordings.ts";

const question = {
  model: "impira/layoutlm-document-qa",
  inputs: { image: invoice, question: "Invoice number?" },
};
const chat = { model: "owner/name", messages: [{ role: "user", content: "Hello" }] };

describe("an engine of the author", () => {
  let server: FaultServer;
  before(async () => (server = await startFaultServer()));
  after(() => server.stop());
  const context = (more: Partial<EngineContext> = {}): EngineContext => ({
    signal: new AbortController().signal,
    endpoint: () => server.url,
    ...more,
  });

  it("may be a plain client, which then goes to the endpoint", async () => {
    server.does(replays("70af845a"));
    const answers = await bindEngine(new InferenceClient(), context()).documentQuestionAnswering(question);
    expect(answers).to.have.length(1);
    expect(server.seen[0]!.url).to.match(/^\/tasks\//);
  });

  it("may be a client with an endpoint of its own, which it keeps", async () => {
    server.does(streams(event("Hi", "stop")));
    const client = new InferenceClient("", { endpointUrl: `${server.url}/own` });
    await drain(bindEngine(client, context({ endpoint: () => "http://127.0.0.1:1" })).chatCompletionStream(chat));
    expect(server.seen[0]!.url).to.equal("/own/v1/chat/completions");
  });

  it("may be a client with a token of its own, which goes to the router behind our guard", async () => {
    const urls: string[] = [];
    const answer = () => Promise.resolve(new Response(event("Hi"), { headers: { "content-type": "text/event-stream" } }));
    const client = new InferenceClient("hf_mine", {
      fetch: (url, init) => {
        urls.push(`${url} ${new Headers(init?.headers).get("authorization")} ${init?.credentials} ${init?.referrerPolicy}`);
        return answer();
      },
    });
    const { error } = await drain(bindEngine(client, context()).chatCompletionStream(chat));
    expect(urls).to.deep.equal(["https://router.huggingface.co/v1/chat/completions Bearer hf_mine omit no-referrer"]);
    expect(error).to.include({ code: "truncated" });
  });

  it("may lack methods", async () => {
    const engine = bindEngine({ summarization: async () => ({ summary_text: "Short" }) }, context());
    expect(await engine.summarization({ inputs: "Long" })).to.deep.equal({ summary_text: "Short" });
    const fault = await faultOf(engine.documentQuestionAnswering(question));
    expect(fault.code).to.equal("no-method");
    expect(fault.message).to.include("document-question-answering");
    expect((await drain(engine.chatCompletionStream(chat))).error).to.include({
      code: "no-method",
    });
  });

  it("is never asked for what no client can do, nor taken for a promise", async () => {
    for (const engine of [undefined, {}]) {
      const bound = bindEngine(engine, context()) as unknown as Record<string, (args: object) => Promise<unknown>>;
      expect((await faultOf(bound["chatCompletoin"]!({}))).message).to.include("cannot do “chat-completoin”");
      expect(await bound).to.equal(bound);
    }
  });

  it("gets the arguments, the signal and the guarded fetch", async () => {
    let got: unknown[] = [];
    const engine: PartialEngine = {
      async documentQuestionAnswering(...args) {
        got = args;
        return { answer: "7", score: 1, start: 0, end: 0 };
      },
    };
    const answers = await bindEngine(engine, context()).documentQuestionAnswering(question);
    expect(answers).to.deep.equal([{ answer: "7", score: 1, start: 0, end: 0 }]);
    expect(got[0]).to.deep.equal(question);
    expect(got[1]).to.include({ retry_on_error: false }).and.to.have.keys("signal", "fetch", "retry_on_error");
  });

  it("keeps its `this`", async () => {
    class Counter {
      private count = 41;
      async summarization() {
        return { summary_text: String(++this.count) };
      }
    }
    expect(await bindEngine(new Counter(), context()).summarization({ inputs: "…" })).to.deep.equal({ summary_text: "42" });
  });

  it("passes its own errors through", async () => {
    const own = new HfError("Feed the hamster first.", { code: "hamster" });
    const plain = new Error("Out of seeds");
    const engine = bindEngine({ summarization: () => Promise.reject(own), translation: () => Promise.reject(plain) }, context());
    expect(await faultOf(engine.summarization({ inputs: "…" }))).to.equal(own);
    expect(await engine.translation({ inputs: "…" }).catch((error) => error)).to.equal(plain);
  });

  it("that ignores the signal is left behind when the run ends", async () => {
    const controller = new AbortController();
    let begin = () => {};
    const begun = new Promise<void>((resolve) => (begin = resolve));
    const forever: PartialEngine = {
      summarization: () => new Promise(() => {}),
      async *chatCompletionStream() {
        begin();
        yield await new Promise<never>(() => {});
      },
    };
    const engine = bindEngine(forever, context({ signal: controller.signal }));
    const answers = [engine.summarization({ inputs: "…" }).catch((error) => error), drain(engine.chatCompletionStream(chat))];
    await begun;
    controller.abort("over");
    expect(await Promise.all(answers)).to.deep.equal(["over", { values: [], error: "over" }]);
  });

  it("has its generator closed when the loop breaks", async () => {
    let closed: (value: unknown) => void;
    const end = new Promise((resolve) => (closed = resolve));
    const engine: PartialEngine = {
      async *chatCompletionStream() {
        try {
          yield { choices: [] } as never;
          yield { choices: [] } as never;
        } finally {
          closed("closed");
        }
      },
    };
    for await (const _ of bindEngine(engine, context()).chatCompletionStream(chat)) break;
    expect(await end).to.equal("closed");
  });

  it("whose stream is no stream is told so", async () => {
    const engine = { chatCompletionStream: async () => "text" } as unknown as PartialEngine;
    expect((await drain(bindEngine(engine, context()).chatCompletionStream(chat))).error).to.include({ code: "author" });
  });
});
