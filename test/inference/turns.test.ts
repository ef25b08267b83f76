import { expect } from "chai";
import fc from "fast-check";
import { userMessage, type ChatMessage } from "../../src/core/message.ts";
import { runChat } from "../../src/inference/tasks/chat-task.ts";
import { inTurns } from "../../src/inference/turns.ts";
import { drain } from "./expect-fault.ts";
import { event, startFaultServer, streams, type FaultServer } from "./fault-server.ts";
import { quick } from "./quick-engine.ts";

const picture = new File([Uint8Array.from([0xff, 0xd8, 0xff])], "cat.jpg", { type: "image/jpeg" });
const image = { type: "image_url", image_url: { url: "data:image/jpeg;base64,/9j/" } };
const text = (text: string) => ({ type: "text", text });

describe("messages as the turns that are sent", () => {
  let server: FaultServer;
  before(async () => (server = await startFaultServer()));
  after(() => server.stop());

  async function sent(messages: readonly ChatMessage[]): Promise<unknown> {
    server.does(streams(event("Hi", "stop")));
    const { engine } = quick(server.url);
    const { error } = await drain(runChat(engine, { texts: [], files: [] } as never, { model: "m", messages } as never));
    expect(error).to.equal(undefined);
    return (JSON.parse(server.seen[0]!.body) as { messages: unknown }).messages;
  }

  it("are one question where several were not answered, and what is kept stays as it is", async () => {
    const conversation: readonly ChatMessage[] = [
      userMessage("One"),
      { role: "assistant", content: "", status: "error" },
      userMessage("Two"),
      { role: "assistant", content: [{ type: "reasoning", text: "Hm" }], status: "stopped" },
      userMessage("Three"),
      { role: "assistant", content: "Yes" },
      userMessage("Four"),
    ];
    const before = structuredClone(conversation);
    expect(await sent(conversation)).to.deep.equal([
      { role: "user", content: "One\n\nTwo\n\nThree" },
      { role: "assistant", content: "Yes" },
      { role: "user", content: "Four" },
    ]);
    expect(conversation).to.deep.equal(before);
  });

  it("keep the pictures of questions in a row where they were", async () => {
    const seen = userMessage({ text: "See", files: [picture] });
    expect(await sent([seen, userMessage("What is it?"), seen, userMessage({ text: "", files: [picture] })])).to.deep.equal([
      { role: "user", content: [image, text("See\n\nWhat is it?"), image, text("See"), image] },
    ]);
  });

  it("are one answer where it came in several messages, and begin with a greeting that stands before the first question", async () => {
    expect(
      await sent([
        { role: "system", content: "Rule" },
        { role: "assistant", content: "Welcome. What is your name?" },
        userMessage("Ada"),
        { role: "assistant", content: "Hello" },
        { role: "assistant", content: [{ type: "image", file: picture }] },
        { role: "assistant", content: "Ada." },
        userMessage("Go on"),
      ]),
    ).to.deep.equal([
      { role: "system", content: "Rule" },
      { role: "assistant", content: "Welcome. What is your name?" },
      { role: "user", content: "Ada" },
      { role: "assistant", content: "Hello\n\nAda." },
      { role: "user", content: "Go on" },
    ]);
  });

  it("alternate after any course of a conversation, and lose no word and no picture of it", () => {
    const part = fc.oneof(fc.constantFrom("a", "b c").map(text), fc.constant(image));
    const content = fc.oneof(fc.constantFrom("", "a", "b c", "d\n\ne"), fc.array(part, { maxLength: 3 }));
    const messages = fc.array(fc.record({ role: fc.constantFrom("user", "assistant"), content }));
    const all = (list: readonly { readonly content: unknown }[]) =>
      list
        .flatMap(({ content }) => content as string | unknown[])
        .map((part) => (part === image ? "#" : typeof part === "string" ? part : (part as { text: string }).text))
        .filter(Boolean)
        .join("\n\n");
    fc.assert(
      fc.property(messages, (conversation) => {
        const turns = inTurns(conversation);
        for (const [at, { role }] of turns.entries()) expect(role).to.not.equal(turns[at + 1]?.role);
        expect(all(turns)).to.equal(all(conversation));
        expect(inTurns(turns)).to.deep.equal(turns);
      }),
    );
  });
});
