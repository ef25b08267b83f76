import { expect } from "chai";
import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

interface Left {
  /** Bytes of heap for each of 8,000 runs. */
  readonly grown: number;
  readonly runs: number;
  readonly of: number;
  readonly outcomes: readonly string[];
  readonly leftOnSignals: number;
  readonly going: number;
  readonly queued: number;
  readonly pending: number;
  readonly removedListener: boolean;
}

describe("ten thousand runs", () => {
  let left: Left;

  before(async function () {
    this.timeout(60_000);
    const child = fileURLToPath(new URL("leaks-child.ts", import.meta.url));
    const { stdout } = await promisify(execFile)(process.execPath, ["--expose-gc", "--import=tsx", child]);
    left = JSON.parse(stdout.trim().split("\n").at(-1)!);
    if (process.env["LEAKS_REPORT"]) console.log(left);
  });

  it("end in every way", () => {
    expect(left.outcomes).to.deep.equal(["cancelled", "error", "invalid", "ok", "superseded"]);
  });

  it("leave no run behind", () => {
    expect(left.of).to.be.at.least(500);
    // The very last may still be on the engine's stack.
    expect(left.runs).to.be.at.most(3);
  });

  it("leave nothing in their listeners, ports and signals", () => {
    const { going, queued, pending, leftOnSignals } = left;
    expect({ going, queued, pending, leftOnSignals }).to.deep.equal({ going: 0, queued: 0, pending: 0, leftOnSignals: 0 });
  });

  it("leave the heap as large as it was", () => {
    // What the engine itself learns costs up to 50 (nothing in longer tries); runs that are kept cost thousands.
    expect(left.grown).to.be.below(100);
  });

  it("leave no removed listener behind", () => {
    expect(left.removedListener).to.equal(false);
  });
});
