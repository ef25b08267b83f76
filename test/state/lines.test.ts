import { expect } from "chai";
import type { ChatMessage } from "../../src/core/message.ts";
import { arrange, byNumber, isChanged, newLine, setMessage, type Line } from "../../src/state/lines.ts";

/** A line as it is stored, with its number. */
function line(id: string, seq?: number, role: ChatMessage["role"] = "user"): Line {
  const message: ChatMessage = { role, content: id, id };
  return { ...newLine(message), seq, stored: seq === undefined ? undefined : message };
}
const numbers = (lines: readonly Line[]) => lines.map(({ seq }) => seq);
const isRising = (list: readonly (number | undefined)[]) => list.every((number, at) => at === 0 || number! > list[at - 1]!);

describe("the lines of a conversation", () => {
  it("are to be stored while they are new, say something else, change hands, or are due", () => {
    expect(isChanged(newLine({ role: "user", content: "a", id: "a" }))).to.equal(true);
    expect(isChanged(line("a", 0))).to.equal(false);
    expect(isChanged({ ...line("a", 0), message: { role: "user", content: "b", id: "a" } })).to.equal(true);
    expect(isChanged({ ...line("a", 0), owner: "page" })).to.equal(true);
    expect(isChanged({ ...line("a", 0), storedOwner: "page" })).to.equal(true);
    expect(isChanged({ ...line("a", 0), isDue: true })).to.equal(true);
    expect(isChanged({ ...line("a", 0), seq: undefined })).to.equal(true);
  });

  it("are stored under the id of their message, or the key of its record", () => {
    expect(newLine({ role: "user", content: "", id: "a" })).to.include({ id: "a", key: "a", isDue: false });
    expect(newLine({ role: "user", content: "", id: "a" }, "1")).to.include({ id: "a", key: "1" });
  });

  it("are stored still when they say the same by another object, and only then", () => {
    const one = line("a", 0);
    setMessage(one, { ...one.message });
    expect(isChanged(one)).to.equal(false);
    setMessage(one, { ...one.message, content: "b" });
    expect([isChanged(one), one.message.content, one.stored?.content]).to.deep.equal([true, "b", "a"]);
    setMessage(one, { ...one.message });
    expect(isChanged(one)).to.equal(true);
  });

  it("stand by their numbers, those without one last and as they are", () => {
    const sorted = [line("new"), line("c", 2), line("newer"), line("a", 0), line("b", 1.5)].sort(byNumber);
    expect(sorted.map(({ id }) => id)).to.deep.equal(["a", "b", "c", "new", "newer"]);
  });

  it("stand alike in all tabs where two have one number", () => {
    expect([line("b", 1), line("a", 1)].sort(byNumber).map(({ id }) => id)).to.deep.equal(["a", "b"]);
    expect([line("a", 1), line("b", 1)].sort(byNumber).map(({ id }) => id)).to.deep.equal(["a", "b"]);
    const one = line("a", 1);
    expect(byNumber(one, one)).to.equal(0);
  });
});

describe("the numbers of lines", () => {
  it("stay where they say the order", () => {
    const lines = [line("a", 0), line("b", 1), line("c", 5)];
    arrange(lines);
    expect(numbers(lines)).to.deep.equal([0, 1, 5]);
    expect(lines.some(isChanged)).to.equal(false);
  });

  it("are given between their neighbours, and are to be stored", () => {
    const lines = [line("a", 0), line("b"), line("c"), line("d"), line("e", 1)];
    arrange(lines);
    expect(isRising(numbers(lines))).to.equal(true);
    expect([lines[0]!.seq, lines[4]!.seq]).to.deep.equal([0, 1]);
    expect(lines.map(({ isDue }) => isDue)).to.deep.equal([false, true, true, true, false]);
  });

  it("that are given together stand close, so that another tab's do not come between them", () => {
    const lines = [line("a", 0), line("b"), line("c"), line("e", 1)];
    arrange(lines);
    const [, first, second] = numbers(lines) as number[];
    expect(first).to.be.within(1 / 3, 2 / 3);
    expect(second! - first!).to.be.below(1e-5);
  });

  it("of two tabs that put something in the same place are not the same", () => {
    const made = Array.from({ length: 20 }, () => {
      const lines = [line("a", 0), line("b"), line("c", 1)];
      arrange(lines);
      return lines[1]!.seq;
    });
    expect(new Set(made).size).to.be.above(1);
  });

  it("are given before the first", () => {
    const lines = [line("new"), line("a", 3)];
    arrange(lines);
    // In the middle, so that another tab may put something on either side of it.
    expect(lines[0]!.seq).to.be.within(2 + 1 / 3, 2 + 2 / 3);
  });

  it("are given anew to a line that was moved", () => {
    const lines = [line("b", 1), line("a", 0), line("c", 2)];
    arrange(lines);
    expect(isRising(numbers(lines))).to.equal(true);
    expect(lines.map(({ isDue }) => isDue)).to.deep.equal([false, true, false]);
  });

  it("of what a person adds at the end are given when it is stored", () => {
    const lines = [line("a", 0), line("b"), line("c")];
    arrange(lines);
    expect(numbers(lines)).to.deep.equal([0, undefined, undefined]);
    expect(lines.map(({ isDue }) => isDue)).to.deep.equal([false, false, false]);
  });

  it("of an answer at the end are right behind its question, closer than anything else", () => {
    const lines = [line("a", 4), line("b", undefined, "assistant")];
    arrange(lines);
    expect(lines[1]!.seq)
      .to.be.above(4)
      .and.below(4 + 1e-8);
    expect(lines[1]!.isDue).to.equal(true);
  });

  it("of an answer to a question without one are given with it", () => {
    const lines = [line("a"), line("b", undefined, "assistant")];
    arrange(lines);
    expect(numbers(lines)).to.deep.equal([undefined, undefined]);
    const alone = [line("b", undefined, "assistant")];
    arrange(alone);
    expect(numbers(alone)).to.deep.equal([undefined]);
  });

  it("of a line that has no room between its neighbours are given behind them when it is stored", () => {
    const lines = [line("a", 1), line("b"), line("c", 1 + Number.EPSILON)];
    arrange(lines);
    expect(lines[1]!.seq).to.equal(undefined);
  });
});
