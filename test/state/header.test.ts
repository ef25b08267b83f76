import { expect } from "chai";
import type { ChatMessage } from "../../src/core/message.ts";
import { headerOf, titleOf } from "../../src/state/header.ts";
import { pointerOf, pointsIn } from "../../src/state/pointer.ts";
import { NOTHING, type Entry, type Reader } from "../../src/state/transaction.ts";

const user = (content: ChatMessage["content"]): ChatMessage => ({ role: "user", content });

describe("the title of a conversation", () => {
  it("is the words of its first question, on one line", () => {
    expect(titleOf(user("  What\n is\t this? "))).to.equal("What is this?");
    expect(titleOf(user("x".repeat(60)))).to.equal("x".repeat(60));
  });

  it("ends with a whole word where the question is longer", () => {
    expect(titleOf(user(`${"word ".repeat(12)}word`))).to.equal(`${"word ".repeat(11)}word…`);
    expect(titleOf(user(`${"a".repeat(59)} bcd`))).to.equal(`${"a".repeat(59)}…`);
  });

  it("is cut inside of a word that is too long", () => {
    expect(titleOf(user("x".repeat(61)))).to.equal(`${"x".repeat(60)}…`);
    expect(titleOf(user(`${"a".repeat(30)} ${"b".repeat(60)}`))).to.equal(`${"a".repeat(30)} ${"b".repeat(29)}…`);
    expect(titleOf(user(`${"a".repeat(31)} ${"b".repeat(60)}`))).to.equal(`${"a".repeat(31)}…`);
  });

  it("F-W14 is cut between characters, also where no word ends", () => {
    expect(titleOf(user(`${"字".repeat(58)}👩‍👩‍👧‍👦字`))).to.equal(`${"字".repeat(58)}…`);
    expect(titleOf(user("क्षि".repeat(30)))).to.equal(`${"क्षि".repeat(15)}…`);
    expect(titleOf(user(`${"x".repeat(59)}😀`))).to.equal(`${"x".repeat(59)}…`);
    expect(titleOf(user("🇩🇪".repeat(20)))).to.equal(`${"🇩🇪".repeat(15)}…`);
  });

  it("is the name of a file where there are no words, and nothing where there is none", () => {
    const parts = [
      { type: "image", url: "x" },
      { type: "file", name: "a.pdf" },
      { type: "file", name: "b.pdf" },
    ] as const;
    expect(titleOf(user(parts))).to.equal("a.pdf");
    expect(titleOf(user([{ type: "image", url: "x" }]))).to.equal("");
    expect(titleOf(user(" "))).to.equal("");
  });
});

describe("the value that says which conversation is open", () => {
  it("tells which chatbot it is for, and is no other value", () => {
    expect(pointsIn(pointerOf("chat"))).to.equal("chat");
    expect(pointsIn(pointerOf(""))).to.equal("");
    expect(pointsIn("chat")).to.equal(undefined);
    expect(pointerOf("chat")).not.to.equal("chat");
  });
});

describe("the header of a conversation", () => {
  const key = ["conv", "browser", "chat", "c"];
  const messages = ["msg", "browser", "chat", "c"];
  const holding = (header: unknown, records: readonly unknown[] = []): Reader => ({
    ...NOTHING,
    get: async (asked) => (asked === key ? header : undefined),
    list: async (asked) => (asked === messages ? records.map((record, at): Entry => [[...messages, `${at}`], record]) : []),
  });

  it("is the stored one, as it is, also of a later version", async () => {
    for (const header of [{ v: 1, next: 3, title: "Mine", at: 1, opened: 2 }, { v: 2 }])
      expect(await headerOf(holding(header, [{ seq: 9 }]), key, messages)).to.equal(header);
  });

  it("is made from the messages where there is none, or a broken one", async () => {
    for (const header of [undefined, { v: 1, next: "3", title: "Mine" }, { v: 1, next: 3 }, { v: 1, next: NaN, title: "" }]) {
      const before = Date.now();
      const made = await headerOf(holding(header, [{ seq: 4 }, { seq: 2 }, {}, undefined]), key, messages);
      expect(made).to.include({ v: 1, next: 5, title: "" });
      expect(made.at).to.be.within(before, Date.now());
      expect(made.opened).to.be.within(before, Date.now());
    }
  });

  it("begins to count at 0 where there are no messages", async () => {
    expect((await headerOf(holding(undefined), key, messages)).next).to.equal(0);
    expect((await headerOf(holding(undefined, [{ seq: -3 }]), key, messages)).next).to.equal(0);
  });
});
