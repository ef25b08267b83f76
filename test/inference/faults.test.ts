import { expect } from "chai";
import { drain, faultOf } from "./expect-fault.ts";
import { says, startFaultServer, type Behaviour, type FaultServer } from "./fault-server.ts";
import { invoice, replays } from "./recordings.ts";
import { quick } from "./quick-engine.ts";

const question = { model: "owner/name", inputs: { image: invoice, question: "Invoice number?" } };
const chat = {
  model: "owner/name",
  messages: [{ role: "user", content: "Hello there, my good friend" }],
};

describe("a fault of the service", () => {
  let server: FaultServer;
  before(async () => (server = await startFaultServer()));
  after(() => server.stop());
  const text = (body: string): [number, string, Record<string, string>] => [422, body, { "content-type": "text/plain; charset=utf-8" }];

  const statuses: [behaviour: Behaviour, document: string, chat: string][] = [
    [says(401, { error: "Invalid token" }), "sign-in", "sign-in"],
    [says(403, { error: "Forbidden" }), "sign-in", "sign-in"],
    [says(402, { error: "You have exceeded your monthly credits" }), "payment", "payment"],
    [says(404, { error: "Model owner/name does not exist" }), "no-model", "no-model"],
    [says(404, "<html>Not found</html>", { "content-type": "text/html" }), "unreachable", "unreachable"],
    [says(302, "", { location: "/login" }), "unreachable", "unreachable"],
    [says(413, "Too much"), "too-large", "too-large"],
    [says(400, { error: { message: "maximum context length is 4096 tokens" } }), "too-large", "too-large"],
    [says(400, { error: { message: "The requested model 'x' is not supported by any provider" } }), "no-model", "no-model"],
    [says(...text("The picture could not be read as an image")), "bad-file", "bad-input"],
    [says(422, { detail: [{ loc: ["body"], msg: "field required" }] }), "bad-input", "bad-input"],
    [says(500, "<h1>Oops</h1>", { "content-type": "text/html" }), "service", "service"],
    [says(500, "{broken"), "service", "service"],
    [says(501, { error: "Not here" }), "no-method", "no-method"],
  ];
  for (const [behaviour, document, conversation] of statuses) {
    it(`is ${document} for a document and ${conversation} for a chat, asked once`, async () => {
      server.does(behaviour);
      const { engine } = quick(server.url);
      expect((await faultOf(engine.documentQuestionAnswering(question))).code).to.equal(document);
      expect((await drain(engine.chatCompletionStream(chat))).error).to.include({
        code: conversation,
      });
      expect(server.seen).to.have.length(2);
    });
  }

  for (const [id, code] of [
    ["877149a2", "bad-input"],
    ["4989fdce", "bad-input"],
    ["694ef8b4", "bad-input"],
    ["7d350225", "no-model"],
    ["b9114e51", "sign-in"],
    ["d42a5f6b", "bad-input"],
    ["bbf97fa2", "unreachable"],
    ["c4c9ee07", "bad-input"],
  ] as const) {
    it(`of recording ${id} is ${code}, single and streamed`, async () => {
      server.does(replays(id));
      const { engine } = quick(server.url);
      expect((await faultOf(engine.chatCompletion(chat))).code).to.equal(code);
      expect((await drain(engine.chatCompletionStream(chat))).error).to.include({ code });
    });
  }

  it("says what to do in our words, and keeps status, id and the provider's words apart", async () => {
    server.does(says(404, { error: "Model owner/name does not exist" }, { "x-request-id": "abc" }));
    const fault = await faultOf(quick(server.url).engine.chatCompletion(chat));
    expect(fault.message).to.equal("The model “owner/name” is not available here. Choose another model.");
    expect(fault.cause).to.deep.equal({
      status: 404,
      requestId: "abc",
      detail: "Model owner/name does not exist",
    });
  });

  it("sends nobody to Hugging Face for the sign-in of another server", async () => {
    server.does(says(401, { error: "Invalid key" }));
    const { engine } = quick(server.url);
    const { error } = await drain(engine.chatCompletionStream(chat));
    for (const { message } of [await faultOf(engine.chatCompletion(chat)), error as Error])
      expect(message).to.match(/^The service asks for a valid sign-in\. Sign in there/);
  });

  it("drops a provider's text that repeats the question", async () => {
    server.does(says(422, { error: "Bad prompt: «there, my good friend»" }));
    expect((await faultOf(quick(server.url).engine.chatCompletion(chat))).cause).to.deep.equal({
      status: 422,
    });
  });

  it("cuts a provider's long text", async () => {
    server.does(says(422, { error: "x".repeat(100_000) }));
    const { cause } = await faultOf(quick(server.url).engine.chatCompletion(chat));
    expect((cause as { detail: string }).detail).to.have.length(300);
  });
});
