import { expect } from "chai";
import { rowsOf } from "../../scripts/bench-rows.mts";
import { judge, type Figure } from "../../scripts/figures.mts";

const size = (value: number, goal?: number): Figure => ({ kind: "sizes", what: "a page", value, goal });
const ratio = (value: number, goal?: number): Figure => ({ kind: "ratios", what: "a stream", value, goal });

describe("a figure that the project holds itself to", () => {
  it("stays met, once it was", () => {
    expect(judge(size(28, 28), 27.9)).to.equal("ok");
    expect(judge(size(28.05, 28), 27.9)).to.equal("worse");
  });

  it("may be missed as before, and not by more", () => {
    expect(judge(size(40.1, 28), 40)).to.equal("missed");
    expect(judge(size(40.2, 28), 40)).to.equal("worse");
    expect(judge({ ...size(4, 2), kind: "rounds" }, 3)).to.equal("worse");
    expect(judge(size(30, 28), 40)).to.equal("missed");
  });

  it("without a goal may not get worse either", () => {
    expect(judge(size(40), 40)).to.equal("ok");
    expect(judge(size(41), 40)).to.equal("worse");
  });

  it("of times may be worse by a tenth", () => {
    expect(judge(ratio(1.6, 1.5), 1.5)).to.equal("missed");
    expect(judge(ratio(1.7, 1.5), 1.5)).to.equal("worse");
  });

  it("is held only once it was written down", () => {
    expect(judge(size(1, 28), undefined)).to.equal("new");
  });
});

describe("what a measurement prints", () => {
  it("is read with its verdict and its ratio", () => {
    const [alone, one, other, third, count, ...rest] = rowsOf(
      "chat",
      `Chunks of 4 characters, medians of 7 rounds
baseline                                          12 ms
renderer                                          30 ms
  against the baseline                          2.50 x      goal 1.5 x  OVER
16k characters in a chatbot                       99 ms  × 1.23  goal 3  ok               no task over 50 ms
a chat page can be typed into after             1119 ms     goal 850 ms  OVER
  against the bare text box                     3.09 x
200 messages                                   4,812 nodes     goal 5000 nodes  ok`,
    );
    expect(alone).to.deep.include({ what: "chat: renderer, against the baseline", met: false });
    expect(alone?.figure).to.deep.include({ value: 2.5, goal: 1.5 });
    expect(one).to.deep.include({ what: "chat: 16k characters in a chatbot", met: true });
    expect(one?.figure).to.deep.include({ value: 1.23, goal: 3 });
    expect(other).to.deep.include({ met: false, figure: undefined });
    expect(third?.figure).to.deep.include({
      what: "chat: a chat page can be typed into after, against the bare text box",
      value: 3.09,
      goal: undefined,
    });
    expect(third?.met).to.equal(undefined);
    expect(count?.figure).to.deep.include({ kind: "counts", value: 4812, goal: 5000 });
    expect(rest).to.deep.equal([]);
  });
});
