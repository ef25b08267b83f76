import { expect } from "chai";
import type { ChatMessage } from "../../src/core/message.ts";
import { ended, messageIn, numberOf, withLife } from "../../src/state/message-record.ts";

const record = (value: unknown, more: object = {}) => ({ v: 1, seq: 0, value, ...more });
const bot = (status?: ChatMessage["status"]): ChatMessage => ({ role: "assistant", content: "Hi", id: "a", ...(status && { status }) });

describe("the record of a message", () => {
  it("gives its message, frozen, under its own id", () => {
    const message = messageIn(record({ role: "user", content: "Hi", id: "a" }), new Map(), "key");
    expect(message).to.deep.equal({ role: "user", content: "Hi", id: "a" });
    expect(Object.isFrozen(message)).to.equal(true);
  });

  it("gives a message of before ids the last part of its key as one", () => {
    for (const id of [undefined, "", 1]) {
      const message = messageIn(record({ role: "user", content: [], id }), new Map(), "key");
      expect(message?.id).to.equal("key");
      expect(Object.isFrozen(message)).to.equal(true);
    }
  });

  it("is none without a number, or without what a message is", () => {
    const message = { role: "user", content: "Hi" };
    const wrong = [undefined, null, 1, {}, record(message, { seq: "0" }), record(undefined), record(null), record({ ...message, role: 1 })];
    const more = [record({ ...message, content: 1 }), record({ role: "user" }), record(message, { files: 1 })];
    for (const one of [...wrong, ...more]) expect(messageIn(one, new Map(), "key")).to.equal(undefined);
  });

  it("stands at its number, or first where it says none", () => {
    expect([record({}, { seq: 3 }), record({}, { seq: "3" }), { seq: "x" }, null, undefined].map(numberOf)).to.deep.equal([3, 3, 0, 0, 0]);
  });

  it("of an answer that nobody goes on with is interrupted, and nobody's", () => {
    expect(ended(record(bot("streaming"), { owner: "page" }))).to.deep.equal(record(bot("interrupted")));
    expect(ended(record(bot("done")))).to.deep.equal(record(bot("done")));
  });
});

describe("a stored answer", () => {
  it("goes on as long as the page that writes it lives", () => {
    expect(withLife(bot(), "page", new Set(["page"])).status).to.equal("streaming");
    const streaming = bot("streaming");
    expect(withLife(streaming, "page", new Set(["page"]))).to.equal(streaming);
  });

  it("is interrupted once that page is gone, or where none is named", () => {
    expect(withLife(bot("streaming"), "page", new Set(["other"])).status).to.equal("interrupted");
    const without = withLife(bot("streaming"), undefined, new Set());
    expect(without.status).to.equal("interrupted");
    expect(Object.isFrozen(without)).to.equal(true);
  });

  it("is what it is where nobody was writing it", () => {
    for (const message of [bot(), bot("done"), bot("stopped"), bot("error")])
      expect(withLife(message, undefined, new Set(["page"]))).to.equal(message);
  });
});
