import { expect } from "chai";
import { listenToConsole } from "./console.ts";
import { drain } from "./expect-fault.ts";
import { event, says, startFaultServer, streams, type Behaviour, type FaultServer } from "./fault-server.ts";
import { quick } from "./quick-engine.ts";

const chat = { model: "owner/name", messages: [{ role: "user", content: "What is my secret?" }] };
const json = { "content-type": "application/json", "x-request-id": "r-7" };

describe("what a server said of a fault, on the console", () => {
  let server: FaultServer;
  before(async () => (server = await startFaultServer()));
  after(() => server.stop());

  async function told(behaviour: Behaviour): Promise<{ lines: readonly string[]; message: string }> {
    server.does(behaviour);
    const console = listenToConsole();
    try {
      const { error } = await drain(quick(server.url).engine.chatCompletionStream(chat));
      await new Promise((resolve) => setTimeout(resolve));
      return { lines: console.lines, message: (error as Error | undefined)?.message ?? "" };
    } finally {
      console.stop();
    }
  }

  for (const [what, behaviour, ...words] of [
    ["a 400 as OpenAI says it", says(400, { error: { message: "roles must alternate" } }, json), "400", "roles must alternate", "r-7"],
    ["a 422 as FastAPI says it", says(422, { detail: [{ msg: "field required" }] }, json), "422", "field required"],
    ["a 500 in words", says(500, "CUDA out of memory", { "content-type": "text/plain" }), "500", "CUDA out of memory"],
    ["a busy one, after all tries", says(503, { error: "no slot" }, json), "503", "no slot"],
    ["a page", says(404, "<!doctype html>Not here", { "content-type": "text/html" }), "404", "network panel"],
    ["words that repeat what was asked", says(400, { error: "Bad: What is my secret?" }, json), "400", "network panel"],
    ["a fault in a good stream", streams(event("Hel") + 'data: {"error":{"message":"lost worker 3"}}\n\n'), "lost worker 3"],
    ["a fault with a good status", says(200, { error: "model gone" }, json), "model gone"],
  ] as const)
    it(`is told once to the author, and to the person in our words: ${what}`, async () => {
      const { lines, message } = await told(behaviour);
      expect(lines).to.have.length(1);
      for (const word of [...words, "chatCompletionStream", "owner/name", message]) expect(lines[0]).to.contain(word);
      expect(lines[0]).not.to.contain("secret");
      for (const word of words) expect(message).not.to.contain(word);
    });

  it("is told without any key", async () => {
    const { lines } = await told(says(401, { error: "hf_abcdef, Bearer q.1, sk-proj-abc123def and gsk_abc123def are old" }, json));
    expect(lines[0]).to.contain("[redacted], [redacted] [redacted] and [redacted] are old");
  });

  it("is nothing where no server said anything, and where all is well", async () => {
    expect((await told((response) => response.destroy())).lines).to.deep.equal([]);
    expect((await told(streams(event("Hello")))).lines).to.deep.equal([]);
    expect(await told(streams(event("Hello", "stop")))).to.deep.equal({ lines: [], message: "" });
  });
});
