import { expect } from "chai";
import { asFile, fitting, inFront, isEmpty, isTyped, saysTheSame, takenBack, typedIn } from "../../src/chat/draft.ts";
import type { ChatMessage } from "../../src/core/message.ts";

const [one, other] = [new File(["1"], "one.png", { type: "image/png" }), new File(["2"], "two.txt")];
const user = (content: ChatMessage["content"]): ChatMessage => ({ role: "user", content });
const bot = (content: string): ChatMessage => ({ role: "assistant", content });

describe("what a text box holds", () => {
  it("is a text, or a text with files, and nothing else", () => {
    expect(["", "a", { text: "", files: [] }].map(isTyped)).to.deep.equal([true, true, true]);
    expect([null, undefined, 1, { text: "a" }, { files: [] }, []].map(isTyped)).to.deep.equal(Array(6).fill(false));
  });

  it("is empty only without a letter and a file", () => {
    expect(["", { text: "", files: [] }, null, undefined].map(isEmpty)).to.deep.equal(Array(4).fill(true));
    expect([" ", { text: "a", files: [] }, { text: "", files: [one] }, 0, {}].map(isEmpty)).to.deep.equal(Array(5).fill(false));
  });

  it("is what was in it before only with the same text and files", () => {
    expect(saysTheSame({ text: "a", files: [one] }, { text: "b", files: [one] })).to.equal(false);
    expect(saysTheSame({ text: "a", files: [one, other] }, { text: "a", files: [one] })).to.equal(false);
    expect(saysTheSame({ text: "a", files: [one] }, { text: "a", files: [one, other] })).to.equal(false);
    expect(saysTheSame({ text: "a", files: [other, one] }, { text: "a", files: [one, other] })).to.equal(false);
    expect(saysTheSame({ text: "a", files: [] }, "a")).to.equal(false);
    expect(saysTheSame("a", { text: "a", files: [] })).to.equal(false);
  });

  it("is what was in it before where it was empty and is now cleared", () => {
    expect(saysTheSame(null, { text: "", files: [] })).to.equal(true);
    expect(saysTheSame(undefined, { text: "a", files: [] })).to.equal(false);
  });

  it("is a text alone where the box takes only text", () => {
    expect(fitting("now", { text: "a", files: [one] })).to.equal("a");
    expect(fitting({ text: "", files: [] }, { text: "a", files: [one] })).to.deep.equal({ text: "a", files: [one] });
    expect(fitting(null, { text: "a", files: [] })).to.deep.equal({ text: "a", files: [] });
  });
});

describe("a message that goes back into the box", () => {
  it("is its text and its files under their names", () => {
    const blob = new Blob(["b"], { type: "text/plain" });
    const { text, files } = typedIn([
      user([
        { type: "image", file: one },
        { type: "file", file: blob, name: "b.txt" },
        { type: "image", url: "https://example.com/c.png" },
        { type: "text", text: "Look." },
      ]),
    ]);
    expect(text).to.equal("Look.");
    expect(files).to.have.length(2);
    expect(files[0]).to.equal(one);
    expect(files[1]).to.be.instanceOf(File).and.include({ name: "b.txt", type: "text/plain", size: 1 });
  });

  it("is a line of each where several go back together, but none for one without text", () => {
    const sent = [user("a"), user([{ type: "image", file: one }]), user("b")];
    expect(typedIn(sent)).to.deep.equal({ text: "a\nb", files: [one] });
  });

  it("stands in front of what was typed since", () => {
    expect(inFront({ text: "sent", files: [] }, "draft")).to.equal("sent\ndraft");
    expect(inFront({ text: "sent", files: [] }, "")).to.equal("sent");
    expect(inFront({ text: "", files: [one] }, { text: "draft", files: [other] })).to.deep.equal({ text: "draft", files: [one, other] });
    expect(inFront({ text: "sent", files: [one] }, { text: "", files: [] })).to.deep.equal({ text: "sent", files: [one] });
  });

  it("has its files as files, whatever they were", () => {
    expect(asFile(one)).to.equal(one);
    expect(asFile(new Blob([])))
      .to.be.instanceOf(File)
      .and.include({ name: "" });
  });
});

describe("taking back", () => {
  const talk = [user("a"), bot("A"), user("b"), user("c"), bot("C")];

  it("takes all that the person sent last, with the answer to it", () => {
    const { left, typed } = takenBack(3, talk);
    expect(left).to.deep.equal(talk.slice(0, 2));
    expect(typed).to.deep.equal({ text: "b\nc", files: [] });
  });

  it("takes no more than up to the message that is taken back", () => {
    expect(takenBack(2, talk)).to.deep.equal({ left: talk.slice(0, 2), typed: { text: "b", files: [] } });
  });

  it("empties a conversation that began with it", () => {
    expect(takenBack(0, talk)).to.deep.equal({ left: [], typed: { text: "a", files: [] } });
  });
});
