import { expect } from "chai";
import { mock } from "node:test";
import { Leaving } from "../../src/chat/leaving.ts";

describe("an answer that fails", () => {
  const performanceNow = performance.now;
  let page: EventTarget;
  let leaving: Leaving;
  let now: number;

  beforeEach(() => {
    mock.timers.enable({ apis: ["setTimeout"] });
    now = 500;
    performance.now = () => now;
    page = new EventTarget();
    Object.assign(globalThis, { window: page });
    leaving = new Leaving();
  });
  afterEach(() => {
    leaving.stop();
    mock.timers.reset();
    performance.now = performanceNow;
  });

  /** Lets time go by. @returns whether it was plain by then that the page stays */
  async function staysAfter(milliseconds: number): Promise<boolean> {
    let stays = false;
    void leaving.untilStaying().then(() => (stays = true));
    for (let left = milliseconds; left >= 0; left -= 50) {
      await Promise.resolve();
      now += Math.min(50, left);
      mock.timers.tick(Math.min(50, left));
      for (let turn = 0; turn < 5; turn++) await Promise.resolve();
    }
    return stays;
  }

  it("is told of at once where nobody leaves the page", async () => {
    expect(await staysAfter(0)).to.equal(true);
  });

  it("is not told of while the page may be going", async () => {
    page.dispatchEvent(new Event("beforeunload"));
    expect(await staysAfter(2900)).to.equal(false);
  });

  it("is told of once a page that began to go has not gone", async () => {
    page.dispatchEvent(new Event("beforeunload"));
    expect(await staysAfter(3100)).to.equal(true);
  });

  it("is told of at once where the page began to go long before", async () => {
    page.dispatchEvent(new Event("beforeunload"));
    now += 4000;
    expect(await staysAfter(0)).to.equal(true);
  });

  it("no longer looks at the page when the answer has ended", async () => {
    leaving.stop();
    page.dispatchEvent(new Event("beforeunload"));
    expect(await staysAfter(0)).to.equal(true);
  });
});
