import { expect } from "chai";
import { Pace } from "../../src/state/pace.ts";

describe("the pace of saving", () => {
  /** Saves that end when told. */
  function saves() {
    const started: boolean[] = [];
    const ends: (() => void)[] = [];
    const pace = new Pace((strict) => {
      started.push(strict);
      return new Promise<void>((resolve) => ends.push(resolve));
    });
    return { pace, started, ends };
  }
  const turn = () => new Promise((resolve) => setImmediate(resolve));

  it("makes one save of several requests in one go", async () => {
    const { pace, started } = saves();
    for (let index = 0; index < 3; index++) pace.request();
    await turn();
    expect(started).to.deep.equal([false]);
    pace.cancel();
  });

  it("never saves twice at once, not even for what is urgent", async () => {
    const { pace, started, ends } = saves();
    pace.request();
    await turn();
    pace.request(true);
    await turn();
    expect(started).to.deep.equal([false]);
    ends[0]!();
    await turn();
    expect(started).to.deep.equal([false, true]);
  });

  it("waits between two saves, unless it is urgent", async () => {
    const { pace, started, ends } = saves();
    pace.request();
    await turn();
    ends[0]!();
    await turn();
    pace.request();
    await turn();
    expect(started).to.have.length(1);
    pace.request(true);
    await turn();
    expect(started).to.deep.equal([false, true]);
  });

  it("has settled once the last request is saved, down to the disk", async () => {
    const { pace, started, ends } = saves();
    pace.request();
    await turn();
    pace.request();
    let isSettled = false;
    const settled = pace.settle().then(() => (isSettled = true));
    ends[0]!();
    await turn();
    expect([started, isSettled]).to.deep.equal([[false, true], false]);
    ends[1]!();
    await settled;
    expect(pace.isBusy).to.equal(false);
  });

  it("has settled at once when nothing was requested", () => saves().pace.settle());

  it("saves nothing that was dropped before its turn", async () => {
    const { pace, started, ends } = saves();
    pace.request();
    await turn();
    pace.request();
    pace.cancel();
    ends[0]!();
    await pace.settle();
    expect(started).to.have.length(1);
  });
});
