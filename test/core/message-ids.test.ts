import { expect } from "chai";
import fc from "fast-check";
import { withIds } from "../../src/core/message-ids.ts";
import type { ChatMessage } from "../../src/core/message.ts";

const user = (content: string, id?: string): ChatMessage => ({ role: "user", content, ...(id !== undefined && { id }) });
const bot = (content: string, id?: string): ChatMessage => ({ role: "assistant", content, ...(id !== undefined && { id }) });
const ids = (messages: readonly ChatMessage[]) => messages.map(({ id }) => id);
const before = [user("one", "a"), bot("two", "b"), user("three", "c"), bot("fo", "d")];
const bare = before.map(({ role, content }): ChatMessage => ({ role, content }));

describe("the ids of messages", () => {
  it("are those of the messages before, where an author leaves them out", () => {
    expect(ids(withIds(bare, before))).to.deep.equal(["a", "b", "c", "d"]);
  });

  it("stay with a message that grows", () => {
    expect(ids(withIds([...bare.slice(0, 3), bot("four")], before))).to.deep.equal(["a", "b", "c", "d"]);
  });

  it("stay with the messages that are left when those before them go", () => {
    expect(ids(withIds(bare.slice(2), before))).to.deep.equal(["c", "d"]);
  });

  it("stay with the messages behind one that is put before them", () => {
    const [first, ...rest] = ids(withIds([user("Welcome"), ...bare], before));
    expect(rest).to.deep.equal(["a", "b", "c", "d"]);
    expect(first).to.be.a("string").and.not.be.oneOf(rest);
  });

  it("stay with a message that stands where it stood, though another says the same by now", () => {
    expect(ids(withIds([user("yes"), user("yes")], [user("no", "a"), user("yes", "b")]))).to.deep.equal(["a", "b"]);
  });

  it("are the author's own, wherever they stand, and nobody else's", () => {
    const named = withIds([bot("two", "b"), user("one")], before);
    expect(ids(named)).to.deep.equal(["b", "a"]);
  });

  it("are never shared: a message that stands twice has two", () => {
    const twice = user("again", "x");
    const first = withIds([twice, twice], []);
    expect(new Set(ids(first)).size).to.equal(2);
    expect(ids(withIds([twice, twice, bot("What?")], first)).slice(0, 2)).to.deep.equal(ids(first));
  });

  it("give the list itself back where all have one", () => {
    const grown = [bot("four", "d")];
    expect(withIds(grown, before, 3)).to.equal(grown);
  });

  it("are none of those that stand in front and stay", () => {
    const [message] = withIds([user("one", "a")], before, 3);
    expect(ids(before)).to.not.include(message!.id);
  });

  it("are one for each message, whatever an author gives after whatever was there", () => {
    const message = fc.record({
      role: fc.constantFrom("user", "assistant"),
      content: fc.constantFrom("", "yes", "no", "yes no"),
      id: fc.constantFrom(undefined, "", "a", "b", "c"),
    }) as fc.Arbitrary<ChatMessage>;
    fc.assert(
      fc.property(fc.array(message), fc.array(message), (one, two) => {
        const first = withIds(one, []);
        const second = withIds(two, first);
        for (const list of [first, second]) {
          expect(new Set(ids(list)).size).to.equal(list.length);
          expect(ids(list)).to.not.include.members([undefined]).and.not.include("");
        }
        expect(withIds(second, first)).to.deep.equal(second);
        expect(second.map(({ role, content }) => [role, content])).to.deep.equal(two.map(({ role, content }) => [role, content]));
      }),
      { numRuns: 500 },
    );
  });
});
