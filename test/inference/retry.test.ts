import { createServer } from "node:http";
import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { expect } from "chai";
import { bindEngine } from "../../src/inference/engine.ts";
import { drain, faultOf } from "./expect-fault.ts";
import { event, says, startFaultServer, streams, type FaultServer } from "./fault-server.ts";
import { invoice } from "./recordings.ts";
import { quick } from "./quick-engine.ts";

const question = { model: "owner/name", inputs: { image: invoice, question: "Invoice number?" } };
const chat = {
  model: "owner/name",
  messages: [{ role: "user", content: "Hello there, my good friend" }],
};

describe("retrying", () => {
  let server: FaultServer;
  before(async () => (server = await startFaultServer()));
  after(() => server.stop());

  it("sends at most 4 requests, within 30 seconds, to a server that is busy for ever", async () => {
    for (const status of [429, 502, 503, 504]) {
      server.does(says(status, { error: "busy" }));
      const { engine, waits, clock } = quick(server.url);
      const { error } = await drain(engine.chatCompletionStream(chat));
      expect(error).to.include({ code: status === 429 ? "rate-limited" : "busy" });
      expect(server.seen).to.have.length(4);
      expect(waits).to.deep.equal([1000, 3000, 9000]);
      expect(clock.now()).to.be.at.most(30_000);
    }
  });

  it("goes on when the server recovers", async () => {
    server.does((response, request, count) =>
      (count < 3 ? says(503, { error: "loading", estimated_time: 5 }) : streams(event("Hi", "stop")))(response, request, count),
    );
    const { engine, waits } = quick(server.url);
    expect(await drain(engine.chatCompletionStream(chat)))
      .to.have.property("values")
      .with.length(1);
    expect(waits).to.deep.equal([5000, 5000]);
  });

  it("closes a connection that tells its fault without end, before it tries again", async () => {
    server.does(async (response, request, count) => {
      if (count === 1) return void response.writeHead(503).write("x".repeat(100_000));
      await server.seen[0]!.closed;
      streams(event("Hi", "stop"))(response, request, count);
    });
    expect(await drain(quick(server.url).engine.chatCompletionStream(chat)))
      .to.have.property("values")
      .with.length(1);
  });

  it("sends the same body again", async () => {
    server.does((response, request, count) => says(count === 1 ? 503 : 200, [{ label: "a", score: 1 }])(response, request, count));
    await quick(server.url).engine.imageClassification({ model: "o/n", inputs: invoice });
    expect(server.seen.map(({ body }) => body.length)).to.deep.equal([invoice.size, invoice.size]);
  });

  it("sends the body of a Request object again", async () => {
    server.does((response, request, count) => says(count === 1 ? 503 : 200, {})(response, request, count));
    const engine = bindEngine(
      {
        async summarization({ inputs }, options) {
          await options!.fetch!(new Request(server.url, { method: "POST", body: inputs }));
          return { summary_text: "" };
        },
      },
      quick(server.url).context,
    );
    await engine.summarization({ inputs: "Some text" });
    expect(server.seen.map(({ body }) => body)).to.deep.equal(["Some text", "Some text"]);
  });

  it("waits as long as Retry-After says, in seconds or as a date", async () => {
    for (const header of ["7", new Date(7000).toUTCString()]) {
      server.does((response, request, count) =>
        (count === 1 ? says(429, {}, { "retry-after": header }) : streams(event("Hi", "stop")))(response, request, count),
      );
      const { engine, waits } = quick(server.url);
      await drain(engine.chatCompletionStream(chat));
      expect(waits[0]).to.be.within(7000, 8000);
    }
  });

  it("gives up at once when Retry-After is too long, and says how long it is", async () => {
    server.does(says(429, { error: "slow down" }, { "retry-after": "120" }));
    const fault = await faultOf(quick(server.url).engine.chatCompletion(chat));
    expect(fault.message).to.equal("Too many requests just now. Wait 120 seconds, then try again.");
    expect(server.seen).to.have.length(1);
  });

  it("stops waiting when the run is aborted", async () => {
    server.does(says(503, {}));
    const controller = new AbortController();
    const { engine, clock } = quick(server.url, {
      signal: controller.signal,
      onRetry: () => queueMicrotask(() => controller.abort("over")),
    });
    expect(await drain(engine.chatCompletionStream(chat))).to.deep.equal({
      values: [],
      error: "over",
    });
    expect(server.seen).to.have.length(1);
    expect(clock.running).to.equal(0);
  });

  it("does not try again what was aborted before its answer", async () => {
    server.does(() => {});
    const controller = new AbortController();
    const { engine, waits } = quick(server.url, { signal: controller.signal });
    const answer = drain(engine.chatCompletionStream(chat));
    await server.request();
    controller.abort("over");
    expect(await answer).to.deep.equal({ values: [], error: "over" });
    expect(waits).to.deep.equal([]);
    await server.seen[0]!.closed;
  });

  it("tries a lost connection again, and then says that nothing was reached", async () => {
    server.does((response) => response.socket!.destroy());
    const { engine, waits } = quick(server.url);
    expect((await faultOf(engine.chatCompletion(chat))).code).to.equal("unreachable");
    expect(waits).to.have.length(3);
    expect(server.seen).to.have.length(4);
  });

  it("does so for a server that is not there", async () => {
    const gone = createServer().listen(0, "127.0.0.1");
    await once(gone, "listening");
    const { port } = gone.address() as AddressInfo;
    gone.close();
    const { engine, waits } = quick(`http://127.0.0.1:${port}`);
    expect((await drain(engine.chatCompletionStream(chat))).error).to.include({
      code: "unreachable",
    });
    expect(waits).to.have.length(3);
  });

  it("does not try while the browser is offline, and says so", async () => {
    const before = Object.getOwnPropertyDescriptor(globalThis, "navigator");
    Object.defineProperty(globalThis, "navigator", {
      value: { onLine: false },
      configurable: true,
    });
    try {
      server.does((response) => response.socket!.destroy());
      expect((await faultOf(quick(server.url).engine.chatCompletion(chat))).code).to.equal("offline");
      expect(server.seen).to.have.length(1);
    } finally {
      if (before) Object.defineProperty(globalThis, "navigator", before);
      else Reflect.deleteProperty(globalThis, "navigator");
    }
  });

  it("is never done once the answer has begun", async () => {
    server.does(streams(event("Hel"), "reset"));
    await drain(quick(server.url).engine.chatCompletionStream(chat));
    expect(server.seen).to.have.length(1);
  });

  it("lets a single task take two minutes to begin, but no longer", async () => {
    server.does(() => {});
    const { engine, clock } = quick(server.url);
    const answer = faultOf(engine.documentQuestionAnswering(question));
    await server.request();
    clock.advance(119_999);
    expect(clock.running).to.equal(1);
    clock.advance(1);
    expect((await answer).message).to.include("120 seconds");
    await server.seen[0]!.closed;
  });

  it("gives up on a single answer that stops in the middle", async () => {
    server.does((response) => response.writeHead(200, { "content-type": "application/json" }).write("[{"));
    const { engine, clock } = quick(server.url);
    const answer = faultOf(engine.documentQuestionAnswering(question));
    await server.request();
    await clock.timer(20_000);
    clock.advance(20_000);
    expect((await answer).code).to.equal("timeout");
    await server.seen[0]!.closed;
  });
});
