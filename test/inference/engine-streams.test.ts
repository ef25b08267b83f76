import { expect } from "chai";
import { openCall } from "../../src/inference/transport/call.ts";
import { bindEngine, type ChatChunk, type EngineContext } from "../../src/inference/engine.ts";
import { guardStream } from "../../src/inference/transport/stream-guard.ts";
import { drain, faultOf } from "./expect-fault.ts";
import { done, event, says, startFaultServer, streams, type FaultServer } from "./fault-server.ts";
import { FakeClock } from "./fake-clock.ts";
import { chunksOf, recording, replays } from "./recordings.ts";

describe("a streamed chat", () => {
  let server: FaultServer;
  before(async () => (server = await startFaultServer()));
  after(() => server.stop());

  const bound = (context: Partial<EngineContext> = {}) =>
    bindEngine(undefined, {
      signal: new AbortController().signal,
      endpoint: () => server.url,
      ...context,
    });
  const ask = (context?: Partial<EngineContext>) =>
    bound(context).chatCompletionStream({
      model: "owner/name",
      messages: [{ role: "user", content: "Hello" }],
    });
  const textOf = (chunks: ChatChunk[]) => chunks.map((chunk) => chunk.choices[0]?.delta.content ?? "").join("");
  const outcome = async (context?: Partial<EngineContext>) => {
    const { values, error } = await drain(ask(context));
    return { text: textOf(values), code: (error as { code?: string } | undefined)?.code };
  };

  it("yields the chunks of the default client from the endpoint", async () => {
    server.does(streams(event("Hel") + event("lo") + event("", "stop") + done));
    expect(await outcome()).to.deep.equal({ text: "Hello", code: undefined });
    expect(server.seen[0]!.url).to.equal("/v1/chat/completions");
    expect(JSON.parse(server.seen[0]!.body)).to.include({ model: "owner/name", stream: true });
  });

  for (const end of ["", "/", "/v1", "/v1/", "/v1/chat/completions", "/v1/chat/completions/"])
    it(`goes to the same address from an endpoint that ends with “${end}”`, async () => {
      server.does(streams(event("Hi", "stop") + done));
      await outcome({ endpoint: () => server.url + end });
      expect(server.seen[0]!.url).to.equal("/v1/chat/completions");
    });

  it("sends of a conversation only what the protocol knows, whatever else a message says of itself", async () => {
    server.does(streams(event("Hi", "stop") + done));
    const messages = [
      { role: "user", content: "Hello", id: "a" },
      { role: "assistant", content: "Hey", id: "b", status: "done", metadata: { title: "t" }, options: [{ value: "o" }] },
      { role: "user", content: "Again", name: "Ann", id: "c" },
      {
        role: "assistant",
        content: [
          { type: "reasoning", text: "Hm" },
          { type: "text", text: "Yes" },
        ],
        finish: "stop",
        engine: "e",
        model: "m",
        usage: {},
      },
      {
        role: "user",
        content: [
          { type: "text", text: "Look" },
          { type: "block", tag: "hf-label", options: {} },
        ],
      },
      { role: "assistant", content: [{ type: "text", text: "As it is" }], tool_calls: [] },
    ];
    await drain(bound().chatCompletionStream({ model: "owner/name", messages: messages as never }));
    expect(JSON.parse(server.seen[0]!.body).messages).to.deep.equal([
      { role: "user", content: "Hello" },
      { role: "assistant", content: "Hey" },
      { role: "user", content: "Again", name: "Ann" },
      { role: "assistant", content: "Yes" },
      { role: "user", content: [{ type: "text", text: "Look" }] },
      { role: "assistant", content: [{ type: "text", text: "As it is" }], tool_calls: [] },
    ]);
  });

  for (const id of ["327e50de", "089a0a97", "2b42ce53", "5ca2db7c"]) {
    it("sends a handler's questions of which one was not answered as one", async () => {
      server.does(streams(event("Hi", "stop") + done));
      const messages = [
        { role: "user", content: "One", id: "1" },
        { role: "assistant", content: "", status: "error", id: "2" },
        { role: "user", content: "Two", id: "3" },
        { role: "assistant", content: "", tool_calls: [{ id: "a", type: "function", function: { name: "look", arguments: "{}" } }] },
        { role: "tool", tool_call_id: "a", content: "1" },
        { role: "tool", tool_call_id: "b", content: "2" },
        { role: "user", name: "ada", content: "Three" },
        { role: "user", content: "Four" },
      ];
      await drain(bound().chatCompletionStream({ model: "owner/name", messages: messages as never }));
      expect(JSON.parse(server.seen[0]!.body).messages).to.deep.equal([{ role: "user", content: "One\n\nTwo" }, ...messages.slice(3)]);
    });

    it(`replays recording ${id} whole, whatever the size of its pieces`, async () => {
      const whole = chunksOf(id).map((chunk) => chunk.choices[0]?.delta.content ?? "");
      for (const size of [Infinity, 997, 7]) {
        server.does(replays(id, size));
        expect(await outcome(), `pieces of ${size}`).to.deep.equal({
          text: whole.join(""),
          code: undefined,
        });
      }
    });
  }

  it("reads a stream that comes byte by byte, with letters of several bytes and line ends of any kind", async () => {
    const text = (event("Größe 日本 🎈") + event("", "stop") + done).replaceAll("\n\n", "\r\n\r\n");
    server.does(async (response) => {
      response.writeHead(200, { "content-type": "Text/Event-Stream; charset=UTF-8" });
      for (const byte of Buffer.from(`\ufeff: hello\n\n${text}`)) {
        await new Promise((resolve) => response.write(Buffer.from([byte]), resolve));
      }
      response.end();
    });
    expect(await outcome()).to.deep.equal({ text: "Größe 日本 🎈", code: undefined });
  });

  it("keeps what a cut recording had, and says that it broke off", async () => {
    server.does(replays("afb8af0d"));
    const { values, error } = await drain(ask());
    expect(values.length).to.equal(7);
    expect(error).to.include({ name: "HfError", code: "truncated" });
  });

  const faults: [what: string, text: string, kept: string, code: string | undefined][] = [
    ["ends without a reason", event("Hel"), "Hel", "truncated"],
    ["says [DONE] without a reason", event("Hel") + done, "Hel", "truncated"],
    ["is empty", "", "", "bad-answer"],
    ["has only [DONE]", done, "", "bad-answer"],
    ["holds an error", event("Hel") + 'data: {"error":"Something broke"}\n\n', "Hel", "service"],
    ["holds an error with a status", event("Hel") + 'data: {"error":{"code":429,"message":"slow"}}\n\n', "Hel", "rate-limited"],
    ["holds an error event in JSON", event("Hel") + 'event: error\ndata: {"reason":"overloaded"}\n\n', "Hel", "busy"],
    ["holds an error event in words", event("Hel") + "event: error\ndata: overloaded\n\n", "Hel", "busy"],
    ["holds a message in place of choices", event("Hel") + 'data: {"message":"Invalid API key"}\n\n', "Hel", "sign-in"],
    ["holds a broken event", event("Hel") + 'data: {"choices":[{\n\n' + event("lo", "stop"), "Hello", undefined],
    ["has stray words and ends", event("Hel") + "data: ping\n\n", "Hel", "truncated"],
    ["has half a chunk and no reason", event("Hel") + 'data: {"choices":[{"delta"\n\n' + done, "Hel", "truncated"],
    ["is stray words alone", "data: ping\n\ndata: {\n\n", "", "bad-answer"],
    ["is stray words and a lone end", "data: ping\n\n" + done, "", "bad-answer"],
    ["has its words as those of a completion", 'data: {"choices":[{"text":"Hel"}]}\n\n' + event("lo", "stop"), "Hello", undefined],
    ["has words beside the delta", event("Hello", "stop").replace('{"index"', '{"text":"No","index"'), "Hello", undefined],
    ["ends for an error", event("Hel") + event("lo", "error") + done, "Hello", "service"],
    ["has a null error in a chunk", event("Hel").replace("{", '{"error":null,') + event("lo", "stop") + done, "Hello", undefined],
    ["has a space after [DONE]", event("Hello", "stop") + "data: [DONE] \n\n", "Hello", undefined],
    ["has no [DONE]", event("Hello", "stop"), "Hello", undefined],
    ["lacks its last line ends", event("Hel") + event("lo", "stop").trimEnd(), "Hello", undefined],
    ["has chunks that are none", event("Hel") + 'data: 42\n\ndata: null\n\ndata: {"ping":1}\n\n' + event("lo", "stop"), "Hello", undefined],
    ["has choices without a delta", 'data: {"choices":[{"index":0}]}\n\n' + event("Hello", "stop"), "Hello", undefined],
    ["has an empty list of choices", event("Hello", "stop") + 'data: {"choices":[],"usage":{}}\n\n' + done, "Hello", undefined],
  ];
  for (const [what, text, kept, code] of faults) {
    it(`that ${what} gives “${kept}”${code ? ` and then ${code}` : ""}`, async () => {
      server.does(streams(text));
      expect(await outcome()).to.deep.equal({ text: kept, code });
    });
  }

  it("keeps what came before the connection was reset", async () => {
    server.does(streams(event("Hel"), "reset"));
    expect(await outcome()).to.deep.equal({ text: "Hel", code: "truncated" });
  });

  it("says that nothing was reached where the connection was reset before anything came", async () => {
    server.does(streams(": wait\n\n", "reset"));
    expect(await outcome()).to.deep.equal({ text: "", code: "unreachable" });
  });

  it("keeps what came before a fault for a reader that is slow", async () => {
    const context: EngineContext = { signal: new AbortController().signal };
    const reader = guardStream(new Blob([event("Hel")]).stream(), openCall("chatCompletionStream", {}, context)).getReader();
    // Time enough to read ahead, for a stream that did.
    for (let turn = 0; turn < 10; turn++) await new Promise(setImmediate);
    expect(new TextDecoder().decode((await reader.read()).value)).to.include("Hel");
    expect((await faultOf(reader.read())).code).to.equal("truncated");
  });

  it("is made of a whole completion when the server does not stream", async () => {
    server.does(replays("35afe3b2"));
    const { values, error } = await drain(ask());
    const whole = JSON.parse(recording("35afe3b2").response.body);
    expect(error).to.equal(undefined);
    expect(textOf(values)).to.equal(whole.choices[0].message.content);
    expect(values.at(-1)).to.deep.include({ usage: whole.usage });
    expect(values.at(-1)!.choices[0]!.finish_reason).to.equal("eos_token");
  });

  it("is made of a whole completion whose words stand as its text", async () => {
    for (const body of ['{"choices":[{"text":"Hello","finish_reason":"stop"}]}', '{"generated_text":"Hello"}']) {
      server.does(says(200, body, { "content-type": "application/json" }));
      expect(await outcome()).to.deep.equal({ text: "Hello", code: undefined });
    }
  });

  it("closes the connection when the loop breaks", async () => {
    server.does(streams(event("Hel"), "stay"));
    for await (const chunk of ask()) {
      expect(chunk.choices).to.have.length(1);
      break;
    }
    await server.seen[0]!.closed;
  });

  it("closes the connection after [DONE] though the server keeps it open", async () => {
    server.does(streams(event("Hello", "stop") + done, "stay"));
    expect(await outcome()).to.deep.equal({ text: "Hello", code: undefined });
    await server.seen[0]!.closed;
  });

  it("ends soon after its reason came, though neither [DONE] nor the end does", async () => {
    const clock = new FakeClock();
    server.does(streams(event("Hello", "stop"), "stay"));
    const answer = outcome({ settings: { clock } });
    await clock.timer(2_000);
    clock.advance(2_000);
    expect(await answer).to.deep.equal({ text: "Hello", code: undefined });
    await server.seen[0]!.closed;
  });

  it("rejects at once with the signal's reason when aborted, and closes the connection", async () => {
    server.does(streams(event("Hel"), "stay"));
    const controller = new AbortController();
    const reason = new Error("enough");
    const stream = ask({ signal: controller.signal });
    await stream.next();
    const next = drain(stream);
    controller.abort(reason);
    expect(await next).to.deep.equal({ values: [], error: reason });
    await server.seen[0]!.closed;
  });

  it("ends with the caller's own signal too", async () => {
    server.does(streams(event("Hel"), "stay"));
    const controller = new AbortController();
    const args = { model: "owner/name", messages: [{ role: "user", content: "Hello" }] };
    const stream = bound().chatCompletionStream(args, { signal: controller.signal });
    await stream.next();
    controller.abort();
    expect((await drain(stream)).error).to.have.property("name", "AbortError");
    await server.seen[0]!.closed;
  });

  it("sends nothing when the run was over before", async () => {
    server.does(streams(event("Hello", "stop")));
    const { error } = await drain(ask({ signal: AbortSignal.abort() }));
    expect(error).to.have.property("name", "AbortError");
    expect(server.seen).to.have.length(0);
  });

  it("gives up when no header comes for 30 seconds", async () => {
    const clock = new FakeClock();
    server.does(() => {});
    const answer = drain(ask({ settings: { clock } }));
    await server.request();
    clock.advance(29_999);
    expect(clock.running).to.equal(1);
    clock.advance(1);
    const { error } = await answer;
    expect(error).to.include({ code: "timeout" });
    expect((error as Error).message).to.include("30 seconds");
    await server.seen[0]!.closed;
  });

  it("gives up when nothing follows for 20 seconds, and keeps what came", async () => {
    const clock = new FakeClock();
    server.does(streams(event("Hel"), "stay"));
    const answer = drain(ask({ settings: { clock } }));
    await clock.timer(20_000);
    clock.advance(20_000);
    const { values, error } = await answer;
    expect(textOf(values)).to.equal("Hel");
    expect((error as Error).message).to.include("20 seconds");
    await server.seen[0]!.closed;
  });

  it("leaves no timer behind", async () => {
    const clock = new FakeClock();
    server.does(replays("089a0a97", 50));
    await outcome({ settings: { clock } });
    expect(clock.running).to.equal(0);
  });

  it("streams text generation in both shapes", async () => {
    const old = chunksOf("ea6511eb");
    server.does(replays("ea6511eb", 100));
    const stream = () => bound().textGenerationStream({ model: "owner/name", inputs: "Once" });
    expect(await drain(stream())).to.deep.equal({ values: old });
    expect(server.seen[0]!.url).to.equal("/v1/completions");

    const chunk = { choices: [{ index: 0, text: " upon", finish_reason: "length" }] };
    server.does(streams(`data: ${JSON.stringify(chunk)}\n\n`));
    expect(await drain(stream())).to.deep.equal({ values: [chunk] });

    server.does(replays("0d5158e4"));
    const { values } = await drain(stream());
    const whole = JSON.parse(recording("0d5158e4").response.body);
    expect(values[0]).to.have.nested.property("choices[0].text", whole.choices[0].text);
  });

  for (const id of ["da84c680", "99328215"]) {
    it(`names the fault that recording ${id} streams`, async () => {
      server.does(replays(id));
      const { values, error } = await drain(bound().textGenerationStream({ model: "owner/name", inputs: "Once" }));
      expect(values).to.deep.equal([]);
      expect(error).to.include({ name: "HfError", code: "too-large" });
    });
  }
});
