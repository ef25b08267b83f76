import { expect } from "chai";
import { HfError } from "../../src/core/hf-error.ts";
import { bindEngine, type EngineContext, type PartialEngine } from "../../src/inference/engine.ts";
import { drain, faultOf } from "./expect-fault.ts";
import { event, says, startFaultServer, streams, type FaultServer } from "./fault-server.ts";
import { invoice, recording, replays } from "./recordings.ts";

const question = {
  model: "impira/layoutlm-document-qa",
  inputs: { image: invoice, question: "Invoice number?" },
};
const chat = { model: "owner/name", messages: [{ role: "user", content: "Hello" }] };

describe("a single call", () => {
  let server: FaultServer;
  before(async () => (server = await startFaultServer()));
  after(() => server.stop());

  const bound = (engine?: PartialEngine, context: Partial<EngineContext> = {}) =>
    bindEngine(engine, {
      signal: new AbortController().signal,
      endpoint: () => server.url,
      ...context,
    });

  it("gives every scored answer about a document", async () => {
    const answers = [
      { answer: "us-001", score: 0.6, start: 16, end: 16 },
      { answer: "001", score: 0.2, start: 3, end: 3 },
    ];
    server.does(says(200, answers));
    expect(await bound().documentQuestionAnswering(question)).to.deep.equal(answers);
    const { url, body } = server.seen[0]!;
    expect(url).to.equal("/tasks/document-question-answering/impira/layoutlm-document-qa");
    expect(JSON.parse(body).inputs.question).to.equal("Invoice number?");
    expect(JSON.parse(body).inputs.image).to.equal(Buffer.from(await invoice.arrayBuffer()).toString("base64"));
  });

  it("gives the recorded answer about the invoice", async () => {
    server.does(replays("70af845a"));
    const [answer] = await bound().documentQuestionAnswering(question);
    expect(answer).to.include({ answer: "us-001" });
  });

  it("gives an empty list when the document holds no answer", async () => {
    server.does(says(200, []));
    expect(await bound().documentQuestionAnswering(question)).to.deep.equal([]);
  });

  it("never gives undefined", async () => {
    server.does(says(200, []));
    const fault = await faultOf(bound().visualQuestionAnswering(question));
    expect(fault.code).to.equal("bad-answer");
  });

  it("keeps parallel calls of one engine apart", async () => {
    server.does((response, { url }, count) => says(200, [{ answer: url.at(-1)!, score: count }])(response, server.seen[0]!, count));
    const engine = bound();
    const ask = (model: string) => engine.documentQuestionAnswering({ ...question, model });
    const all = await Promise.all(["o/a", "o/b", "o/c"].map(ask));
    expect(all.map(([answer]) => answer!.answer)).to.deep.equal(["a", "b", "c"]);
  });

  for (const [id, run, result] of [
    ["6cb5038e", "textClassification", ([list]: any) => list],
    ["b1b65eb3", "summarization", ([first]: any) => first],
    ["f21fd2b0", "translation", ([first]: any) => first],
    ["4f4e5c59", "questionAnswering", (whole: any) => whole],
    ["0d5158e4", "textGeneration", (whole: any) => ({ generated_text: whole.choices[0].text })],
  ] as const) {
    it(`gives recording ${id} for ${run}`, async () => {
      server.does(replays(id));
      const inputs = run === "questionAnswering" ? { question: "Who?", context: "Clara" } : "Some text";
      const method = bound()[run] as (args: unknown) => Promise<unknown>;
      expect(await method({ model: "owner/name", inputs })).to.deep.equal(result(JSON.parse(recording(id).response.body)));
    });
  }

  it("posts a file as its bytes", async () => {
    server.does(replays("27eb8ca6"));
    const labels = await bound().imageClassification({
      model: "google/vit-base-patch16-224",
      inputs: invoice,
    });
    expect(labels[0]).to.have.property("label");
    expect(server.seen[0]!.headers["content-type"]).to.equal("image/png");
    expect(server.seen[0]!.body.length).to.equal(invoice.size);
  });

  it("gives a file as a Blob of its type", async () => {
    server.does((response) => response.writeHead(200, { "content-type": "image/png" }).end("PNG…"));
    const image: unknown = await bound().textToImage({ model: "owner/name", inputs: "A cat" });
    expect(image).to.be.instanceOf(Blob).and.to.include({ type: "image/png" });
  });

  it("goes to no address that is not a whole one, whoever gave it", async () => {
    for (const address of ["/api", "api", "ftp://x", "", 7 as never]) {
      expect((await faultOf(bound(undefined, { endpoint: () => address }).chatCompletion(chat))).code).to.equal("author");
      const args = { ...chat, endpointUrl: address };
      expect((await faultOf(bound().chatCompletion(args))).message).to.contain("is not an absolute http or https address");
    }
  });

  it("remembers the status of an answer that is none", async () => {
    for (const body of ["<html>Wi-Fi</html>", "{broken", "null"]) {
      server.does(says(200, body));
      expect((await faultOf(bound().documentQuestionAnswering(question))).cause).to.deep.equal({ status: 200 });
    }
  });

  it("takes a page, an empty body, and broken JSON for what they are", async () => {
    const codes: string[] = [];
    for (const behaviour of [
      says(200, "<!doctype html><title>Wi-Fi</title>", { "content-type": "text/html" }),
      says(200, "<html>Wi-Fi</html>"),
      says(200, ""),
      says(204, ""),
      says(200, '{"choices": ['),
      says(200, "null"),
      says(200, { answer: "not in a list" }),
      says(200, { error: "Model is overloaded" }),
    ]) {
      server.does(behaviour);
      codes.push((await faultOf(bound().documentQuestionAnswering(question))).code);
    }
    expect(codes).to.deep.equal([
      "unreachable",
      "unreachable",
      "bad-answer",
      "bad-answer",
      "bad-answer",
      "bad-answer",
      "bad-answer",
      "busy",
    ]);
  });

  it("does not take a page for a picture or a stream", async () => {
    server.does(says(200, "<!doctype html>", { "content-type": "text/html" }));
    expect((await faultOf(bound().textToImage({ model: "o/n", inputs: "A cat" }))).code).to.equal("unreachable");
    expect((await drain(bound().chatCompletionStream(chat))).error).to.include({
      code: "unreachable",
    });
  });

  it("asks for a file before anything is sent", async () => {
    server.does(says(200, []));
    const ask = (image: unknown) =>
      bound().documentQuestionAnswering({
        model: "o/n",
        inputs: { image: image as Blob, question: "?" },
      });
    expect((await faultOf(ask(undefined))).code).to.equal("no-file");
    expect((await faultOf(ask("invoice.png"))).code).to.equal("no-file");
    expect((await faultOf(ask(new Blob([])))).code).to.equal("bad-file");
    expect((await faultOf(bound().imageClassification({ model: "o/n", inputs: undefined as unknown as Blob }))).code).to.equal("no-file");
    expect((await faultOf(bound().chatCompletion({ model: "o/n", messages: [] }))).code).to.equal("bad-input");
    expect(server.seen).to.have.length(0);
  });

  it("waits for what must happen before the request", async () => {
    const order: string[] = [];
    server.does((response, request, count) => {
      order.push("request");
      says(200, [], { "x-hf-blocks-engine": "tesseract", "x-hf-blocks-stand-in": "true" })(response, request, count);
    });
    await bound(undefined, {
      beforeRequest: async () => {
        await new Promise(setImmediate);
        order.push("stored");
      },
      onRequest: () => order.push("leaves"),
      onResponse: ({ engine, standIn, url }) => order.push(`${engine} ${standIn} ${new URL(url).pathname}`),
    }).documentQuestionAnswering(question);
    expect(order).to.deep.equal([
      "stored",
      "leaves",
      "request",
      "tesseract true /tasks/document-question-answering/impira/layoutlm-document-qa",
    ]);
  });

  it("sends nothing when the message could not be stored", async () => {
    server.does(says(200, []));
    const full = new HfError("The disk is full.", { code: "quota" });
    const work = bound(undefined, {
      beforeRequest: () => Promise.reject(full),
    }).documentQuestionAnswering(question);
    expect(await faultOf(work)).to.equal(full);
    expect(server.seen).to.have.length(0);
  });

  it("needs a model when there is no endpoint", async () => {
    const { model: _, ...args } = question;
    const fault = await faultOf(bound(undefined, { endpoint: () => undefined }).documentQuestionAnswering(args));
    expect(fault.code).to.equal("author");
    expect(fault.message).to.include("documentQuestionAnswering needs a model");
  });

  it("asks for a sign-in when there is neither endpoint nor token", async () => {
    expect((await drain(bound(undefined, { endpoint: () => undefined }).chatCompletionStream(chat))).error).to.include({ code: "sign-in" });
  });

  it("finds a provider through the Hub without an endpoint, and writes nothing to the console", async () => {
    const written: unknown[] = [];
    const { log } = console;
    const sent: string[] = [];
    const json = (body: unknown) => new Response(JSON.stringify(body), { headers: { "content-type": "application/json" } });
    const fake = async (url: RequestInfo | URL, init?: RequestInit) => {
      sent.push(`${init?.method} ${String(url)} ${new Headers(init?.headers).get("authorization")}`);
      const mapping = [{ provider: "hf-inference", providerId: "o/n", status: "live", task: "summarization" }];
      return init?.method === "POST" ? json([{ summary_text: "Short" }]) : json({ inferenceProviderMapping: mapping });
    };
    console.log = (...words) => written.push(words);
    try {
      const engine = bound(undefined, { endpoint: () => undefined, token: () => "hf_user" });
      expect(await engine.summarization({ model: "o/n", inputs: "Long" }, { fetch: fake })).to.deep.equal({ summary_text: "Short" });
    } finally {
      console.log = log;
    }
    expect(written).to.deep.equal([]);
    expect(sent).to.deep.equal([
      "GET https://huggingface.co/api/models/o/n?expand[]=inferenceProviderMapping null",
      "POST https://router.huggingface.co/hf-inference/models/o/n Bearer hf_user",
    ]);
  });

  it("leaves the model to the endpoint when none is given", async () => {
    server.does(streams(event("Hi", "stop")));
    await drain(bound().chatCompletionStream({ messages: chat.messages }));
    expect(JSON.parse(server.seen[0]!.body).model).to.equal("");
    server.does(says(200, []));
    await bound().documentQuestionAnswering({ inputs: question.inputs });
    expect(server.seen[0]!.url).to.equal("/tasks/document-question-answering");
  });

  it("keeps a model's name inside its part of the address", async () => {
    for (const model of ["../../admin", "o/..", "o/n?x=1", "o/n#x"]) {
      expect((await faultOf(bound().documentQuestionAnswering({ ...question, model }))).code, model).to.equal("no-model");
    }
    expect((await faultOf(bound().summarization({ model: "https://x.example/m", inputs: "…" }))).code).to.equal("author");
  });

  it("drops the provider when an endpoint answers", async () => {
    server.does(streams(event("Hi", "stop")));
    expect((await drain(bound().chatCompletionStream({ ...chat, provider: "together" }))).error).to.equal(undefined);
    expect(JSON.parse(server.seen[0]!.body)).not.to.have.property("provider");
  });

  it("says that an endpoint cannot make videos", async () => {
    expect((await faultOf(bound().textToVideo({ model: "o/n", inputs: "A cat" }))).code).to.equal("no-method");
  });
});
