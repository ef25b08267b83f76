import { expect } from "chai";
import { mock } from "node:test";
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

  describe("by the clock", () => {
    const performanceNow = performance.now;
    let now = 0;
    beforeEach(() => {
      mock.timers.enable({ apis: ["setTimeout"] });
      performance.now = () => now;
    });
    afterEach(() => {
      mock.timers.reset();
      performance.now = performanceNow;
    });
    async function pass(milliseconds: number): Promise<void> {
      now += milliseconds;
      mock.timers.tick(milliseconds);
      for (let turns = 0; turns < 5; turns++) await Promise.resolve();
    }

    it("is five saves a second at most, and the first at once", async () => {
      const { pace, started, ends } = saves();
      pace.request();
      await pass(0);
      expect(started).to.have.length(1);
      ends[0]!();
      await pass(50);
      pace.request();
      await pass(149);
      expect(started).to.have.length(1);
      await pass(1);
      expect(started).to.deep.equal([false, false]);
    });

    it("goes on at once after a rest", async () => {
      const { pace, started, ends } = saves();
      pace.request();
      await pass(0);
      ends[0]!();
      await pass(200);
      pace.request();
      await pass(0);
      expect(started).to.have.length(2);
    });

    it("makes one save of several requests while it waits, and none more after one that was urgent", async () => {
      const { pace, started, ends } = saves();
      pace.request();
      await pass(0);
      ends[0]!();
      await pass(10);
      pace.request();
      pace.request();
      pace.request(true);
      await pass(0);
      ends[1]!();
      await pass(400);
      expect(started).to.deep.equal([false, true]);
      expect(pace.isBusy).to.equal(false);
    });

    it("saves what was requested during a save, in its turn, and after that nothing", async () => {
      const { pace, started, ends } = saves();
      pace.request();
      await pass(0);
      pace.request();
      pace.request();
      await pass(300);
      ends[0]!();
      await pass(0);
      expect([started.length, pace.isBusy]).to.deep.equal([2, true]);
      ends[1]!();
      await pass(400);
      expect([started.length, pace.isBusy]).to.deep.equal([2, false]);
    });

    it("saves nothing that was dropped while it waited", async () => {
      const { pace, started, ends } = saves();
      pace.request();
      await pass(0);
      ends[0]!();
      await pass(10);
      pace.request();
      pace.cancel();
      expect(pace.isBusy).to.equal(false);
      await pass(400);
      expect(started).to.have.length(1);
    });

    it("forgets that it was urgent once it is dropped", async () => {
      const { pace, started, ends } = saves();
      pace.request();
      await pass(0);
      pace.request(true);
      pace.cancel();
      ends[0]!();
      await pass(10);
      pace.request();
      await pass(0);
      expect(started).to.deep.equal([false]);
    });
  });
});
