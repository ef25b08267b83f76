import { expect } from "chai";
import fc from "fast-check";
import { mergeMessages } from "../../src/core/merge-messages.ts";
import type { ChatMessage } from "../../src/core/message.ts";

const say = (id: string, content = id): ChatMessage => ({ role: "user", content, id });
const list = (...ids: string[]) => ids.map((id) => say(id));
const ids = (messages: readonly ChatMessage[]) => messages.map(({ id }) => id!);

describe("two who write one conversation", () => {
  const base = list("a", "b", "c");

  it("are as one where the other has done nothing", () => {
    const mine = [...base, say("d")];
    expect(mergeMessages(base, mine, base)).to.equal(mine);
    expect(mergeMessages(base, mine, [...base])).to.equal(mine);
  });

  it("keep what the other has added, behind what it was added to", () => {
    expect(ids(mergeMessages(base, [...base, say("mine")], [...base, say("theirs")]))).to.deep.equal(["a", "b", "c", "theirs", "mine"]);
    expect(ids(mergeMessages(base, base, [say("x"), say("a"), say("y"), say("z"), say("b"), say("c")]))).to.deep.equal(
      "x a y z b c".split(" "),
    );
  });

  it("keep what the other has added behind what took the place of what it was added to", () => {
    expect(ids(mergeMessages(list("q", "a"), list("q", "new"), list("q", "a", "q2", "a2")))).to.deep.equal("q new q2 a2".split(" "));
    expect(ids(mergeMessages(list("q", "a"), list("new"), list("q", "a", "q2", "a2")))).to.deep.equal("new q2 a2".split(" "));
  });

  it("keep what the other has changed, unless both have", () => {
    const theirs = [say("a", "theirs"), say("b", "theirs"), say("c")];
    const mine = [say("a"), say("b", "mine"), say("c")];
    expect(mergeMessages(base, mine, theirs).map(({ content }) => content)).to.deep.equal(["theirs", "mine", "c"]);
  });

  it("take out what either has taken out, also what the other went on with", () => {
    expect(ids(mergeMessages(base, list("a", "c"), list("a", "b")))).to.deep.equal(["a"]);
    expect(ids(mergeMessages(base, [say("a"), say("b", "more"), say("c")], list("a", "c")))).to.deep.equal(["a", "c"]);
    expect(ids(mergeMessages(base, list("a", "c"), [say("a"), say("b", "more"), say("c")]))).to.deep.equal(["a", "c"]);
  });

  it("take an answer out with its question, whoever got it and whoever took that out", () => {
    const answer = (id: string): ChatMessage => ({ role: "assistant", content: id, id });
    const start = [say("q"), answer("a"), say("q2")];
    const retried = [say("q"), answer("again"), say("q2"), answer("a2")];
    expect(ids(mergeMessages(start, retried, [say("q2")]))).to.deep.equal(["q2", "a2"]);
    expect(ids(mergeMessages(start, [say("edited"), answer("new"), say("q2")], retried))).to.deep.equal(["edited", "new", "q2", "a2"]);
    expect(ids(mergeMessages(start, retried, [answer("a"), say("q2")]))).to.deep.equal(["q2", "a2"]);
    // Neither has taken it out, or the one who answers has.
    expect(ids(mergeMessages(start, retried, [...start, say("q3")]))).to.deep.equal(["q", "again", "q2", "q3", "a2"]);
    expect(ids(mergeMessages(start, [answer("greeting"), say("q2")], start))).to.deep.equal(["greeting", "q2"]);
  });

  it("keep the very objects that stand there for what nobody changed", () => {
    const theirs = [...base, say("theirs")];
    const copies = base.map((message) => ({ ...message }));
    const merged = mergeMessages(copies, [...copies, say("mine")], theirs);
    expect(merged.slice(0, 4).every((message, index) => message === theirs[index])).to.equal(true);
  });

  it("never lose or double a message, whatever each of them does", () => {
    const step = fc.record({ kind: fc.constantFrom("add", "change", "remove"), at: fc.nat(9), by: fc.nat(999) });
    const act = (start: readonly ChatMessage[], steps: readonly { kind: string; at: number; by: number }[], who: string) =>
      steps.reduce((now, { kind, at, by }, number) => {
        const place = at % (now.length + 1);
        if (kind === "add") return now.toSpliced(place, 0, say(`${who}${number}`));
        if (place === now.length) return now;
        return kind === "remove" ? now.toSpliced(place, 1) : now.with(place, say(now[place]!.id!, `${who}${by}`));
      }, start);
    fc.assert(
      fc.property(fc.array(step), fc.array(step), (one, two) => {
        const start = list("a", "b", "c", "d");
        const [mine, theirs] = [act(start, one, "m"), act(start, two, "t")];
        const merged = mergeMessages(start, mine, theirs);
        const isGone = (id: string) => ids(start).includes(id) && !(ids(mine).includes(id) && ids(theirs).includes(id));
        const expected = [...new Set([...ids(mine), ...ids(theirs)])].filter((id) => !isGone(id));
        expect(ids(merged)).to.have.lengthOf(expected.length).and.have.members(expected);
        // Mine in the order that I gave, theirs in the order they have.
        expect(ids(merged).filter((id) => ids(mine).includes(id))).to.deep.equal(ids(mine).filter((id) => !isGone(id)));
        const added = (id: string) => id.startsWith("t");
        expect(ids(merged).filter(added)).to.deep.equal(ids(theirs).filter(added));
      }),
      { numRuns: 1000 },
    );
  });
});
