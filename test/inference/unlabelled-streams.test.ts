import { expect } from "chai";
import { bindEngine } from "../../src/inference/engine.ts";
import { lookInside } from "../../src/inference/transport/unlabelled.ts";
import { waitFor } from "../../src/inference/transport/watchdog.ts";
import { drain, faultOf } from "./expect-fault.ts";
import { FakeClock } from "./fake-clock.ts";
import { done, event, startFaultServer, type FaultServer } from "./fault-server.ts";

const stream = event("Hel") + event("lo 日本") + event("", "stop") + done;
const whole = JSON.stringify({ choices: [{ index: 0, message: { role: "assistant", content: "Hello" }, finish_reason: "stop" }] });
const labels = [
  undefined,
  "text/plain",
  "text/plain; charset=utf-8",
  "application/octet-stream",
  "application/json",
  "binary/octet-stream",
];

describe("an answer that does not say what it is", () => {
  let server: FaultServer;
  before(async () => (server = await startFaultServer()));
  after(() => server.stop());

  const answers = (label: string | undefined, pieces: readonly (string | Uint8Array)[]) =>
    server.does(async (response) => {
      response.writeHead(200, label === undefined ? {} : { "content-type": label });
      for (const piece of pieces) await new Promise((resolve) => response.write(piece, resolve));
      response.end();
    });
  const outcome = async () => {
    const engine = bindEngine(undefined, { signal: new AbortController().signal, endpoint: () => server.url });
    const { values, error } = await drain(
      engine.chatCompletionStream({ model: "owner/name", messages: [{ role: "user", content: "Hello" }] }),
    );
    const text = values.map((chunk) => chunk.choices[0]?.delta.content ?? "").join("");
    return { text, error: (error as Error | undefined)?.message };
  };

  for (const label of labels) {
    it(`F-S7: is read as an event stream if it looks like one, labelled ${label ?? "not at all"}`, async () => {
      answers(label, [stream]);
      expect(await outcome()).to.deep.equal({ text: "Hello 日本", error: undefined });
    });

    it(`F-S7: is a whole answer if it is JSON, labelled ${label ?? "not at all"}`, async () => {
      answers(label, [whole.slice(0, 3), whole.slice(3)]);
      expect(await outcome()).to.deep.equal({ text: "Hello", error: undefined });
    });
  }

  for (const [what, front] of [
    ["a mark of its encoding", "\ufeff"],
    ["blank lines", "\r\n\r\n"],
    ["a comment", ": keep-alive\n\n"],
    ["an empty comment", ":\n\n"],
    ["a name and an id", "event: message\nid: 1\n"],
    ["a time to wait", "retry: 1000\n\n"],
  ])
    it(`F-S7: is read as an event stream that begins with ${what}, also byte by byte`, async () => {
      answers(
        undefined,
        [...Buffer.from(front + stream)].map((byte) => Uint8Array.of(byte)),
      );
      expect(await outcome()).to.deep.equal({ text: "Hello 日本", error: undefined });
    });

  for (const label of ["text/html", undefined, "application/octet-stream"])
    it(`F-S7: is refused if it is a page to sign in at, labelled ${label ?? "not at all"}`, async () => {
      answers(label, ["<!DOCTYPE html><title>Sign in</title>"]);
      expect(await outcome()).to.deep.equal({
        text: "",
        error: "The service cannot be reached, or does not allow this page. Check its address, then try again.",
      });
    });

  for (const text of ["", "nothing of the kind", "dat"])
    it(`F-S7: is refused if it is “${text}”`, async () => {
      answers(undefined, [text].filter(Boolean));
      const { text: said, error } = await outcome();
      expect([said, error]).to.deep.equal(["", "The service answered with something unreadable. Try again, or choose another model."]);
    });

  it("F-S7: that breaks off says so, with what had come", async () => {
    server.does((response) => {
      response.writeHead(200);
      response.write(event("Hel"), () => response.socket?.resetAndDestroy());
    });
    const { text, error } = await outcome();
    expect(text).to.equal("Hel");
    expect(error).to.contain("broke off");
  });

  it("F-S7: that never begins is waited for no longer than a stream, and closed", async () => {
    const clock = new FakeClock();
    let closed: unknown;
    const body = new ReadableStream<Uint8Array>({ cancel: (reason) => void (closed = { reason }) });
    const { signal } = new AbortController();
    const looking = faultOf(lookInside(body, (piece) => waitFor(piece, signal, { seconds: 30, clock })));
    clock.advance(30_000);
    expect((await looking).code).to.equal("timeout");
    expect(closed).not.to.equal(undefined);
  });

  it("F-S7: is closed when nobody wants the rest", async () => {
    let closed: unknown;
    const body = new ReadableStream<Uint8Array>({
      start: (controller) => controller.enqueue(new TextEncoder().encode(stream)),
      cancel: (reason) => void (closed = reason),
    });
    const looked = await lookInside(body, (piece) => piece);
    await looked.body.cancel("over");
    expect([looked.isEvents, closed]).to.deep.equal([true, "over"]);
  });
});
