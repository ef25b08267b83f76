import { expect } from "chai";
import { assistantMessage, isThought, textOf, userMessage, type ChatMessage } from "../../src/core/message.ts";

const picture = new File(["p"], "cat.png", { type: "image/png" });
const mixed: ChatMessage = {
  role: "user",
  id: "m",
  content: [
    { type: "image", file: picture },
    { type: "text", text: "Look." },
    { type: "text", text: "A cat." },
  ],
};

describe("a message", () => {
  it("of a person has what was typed as its text", () => {
    expect(userMessage("Hello")).to.deep.equal({ role: "user", content: "Hello" });
    expect(userMessage({ text: "Hello", files: [] })).to.deep.equal({ role: "user", content: "Hello" });
  });

  it("of a person has its files as parts before the text, each with its name", () => {
    const { role, content } = userMessage({ text: "Look.", files: [picture] });
    expect(role).to.equal("user");
    expect(content).to.deep.equal([
      { type: "image", file: picture, name: "cat.png" },
      { type: "text", text: "Look." },
    ]);
  });

  it("of a person who sent only files has no text part", () => {
    expect(userMessage({ text: "", files: [picture] }).content).to.deep.equal([{ type: "image", file: picture, name: "cat.png" }]);
  });

  for (const [type, kind] of Object.entries({
    "image/png": "image",
    "audio/wav": "audio",
    "video/mp4": "video",
    "application/pdf": "file",
    "text/plain": "file",
    "": "file",
  }))
    it(`has a file of type “${type}” as ${kind}`, () => {
      const { content } = userMessage({ text: "", files: [new File(["x"], "x", { type })] });
      expect(content).to.have.nested.property("[0].type", kind);
    });

  it("of the assistant is finished, and says its text", () => {
    expect(assistantMessage("Hi")).to.deep.equal({ role: "assistant", content: "Hi" });
  });

  it("F-S1 says its words without what was reasoned and what tools did", () => {
    const parts = assistantMessage([
      { type: "reasoning", text: "Hm.", seconds: 2 },
      { type: "text", text: "Yes." },
      { type: "tool", name: "look", output: "found" },
    ]);
    expect(textOf(parts)).to.equal("Yes.");
  });

  it("says the parts of a stored one that are some", () => {
    expect(textOf({ content: [null, "a", 3, { type: "text", text: "Yes" }] as never })).to.equal("Yes");
  });

  it("says its text parts line by line, without its media", () => {
    expect(textOf({ content: "Plain" })).to.equal("Plain");
    expect(textOf(mixed)).to.equal("Look.\nA cat.");
  });

  it("is a thought where it has a title", () => {
    expect(isThought({ role: "assistant", content: "", metadata: { title: "Thinking" } })).to.equal(true);
    expect(isThought({ role: "assistant", content: "", metadata: { log: "one line" } })).to.equal(false);
    expect(isThought(assistantMessage("Hi"))).to.equal(false);
  });
});
