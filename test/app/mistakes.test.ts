import { expect } from "chai";
import { Mistakes } from "../../src/app/mistakes.ts";

describe("mistakes of a part", () => {
  it("are those of its newest check, however long an earlier one takes", async () => {
    const shown = new Set<string>();
    const mistakes = new Mistakes((mistake) => {
      const message = String(mistake);
      shown.add(message);
      return () => void shown.delete(message);
    });
    const part = {};
    await mistakes.ofCheck(part, [Promise.reject(new Error("first"))]);
    expect([...shown]).to.deep.equal(["Error: first"]);

    let fail: (mistake: Error) => void = () => {};
    const slow = mistakes.ofCheck(part, [new Promise((_, reject) => (fail = reject))]);
    const right = mistakes.ofCheck(part, [Promise.resolve()]);
    await right;
    fail(new Error("second"));
    await slow;
    expect([...shown]).to.deep.equal([]);

    const [older, newer] = [
      mistakes.ofCheck(part, [Promise.reject(new Error("third")), Promise.resolve()]),
      mistakes.ofCheck(part, [Promise.reject(new Error("fourth"))]),
    ];
    await Promise.all([older, newer]);
    expect([...shown]).to.deep.equal(["Error: fourth"]);
  });
});
