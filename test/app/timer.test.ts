import { expect } from "chai";
import { HfTimer } from "../../src/index.ts";
import "../../src/define/timer.ts";

/** A clock that the test turns: the ticks of one element's interval. */
class Clock {
  private readonly running = new Map<number, { every: number; next: number; run: () => void }>();
  private readonly real = { setInterval: window.setInterval, clearInterval: window.clearInterval };
  private now = 0;
  private last = 0;

  constructor() {
    Object.assign(window, {
      setInterval: (run: () => void, every: number) => (this.running.set(++this.last, { every, next: this.now + every, run }), this.last),
      clearInterval: (id: number) => this.running.delete(id),
    });
  }

  turn(milliseconds: number): void {
    for (const end = this.now + milliseconds; this.now < end; this.now++) {
      for (const timer of this.running.values()) {
        if (timer.next > this.now + 1) continue;
        timer.next += timer.every;
        timer.run();
      }
    }
  }

  restore(): void {
    Object.assign(window, this.real);
  }
}

describe("E38 hf-timer", () => {
  let clock: Clock, timer: HfTimer, ticks: number;

  beforeEach(async () => {
    clock = new Clock();
    ticks = 0;
    timer = document.createElement("hf-timer");
    timer.interval = 2;
    timer.addEventListener("hf-tick", () => ticks++);
    document.body.append(timer);
    await timer.updateComplete;
  });
  afterEach(() => {
    timer.remove();
    clock.restore();
  });

  it("does not tick before its first interval is over, then at each", () => {
    clock.turn(1999);
    expect(ticks).to.equal(0);
    clock.turn(4001);
    expect(ticks).to.equal(3);
  });

  it("stands still while paused, and starts a whole interval when it goes on", async () => {
    clock.turn(1500);
    timer.paused = true;
    await timer.updateComplete;
    clock.turn(10_000);
    expect(ticks).to.equal(0);
    timer.paused = false;
    await timer.updateComplete;
    clock.turn(1999);
    expect(ticks).to.equal(0);
    clock.turn(1);
    expect(ticks).to.equal(1);
  });

  it("starts anew with another interval", async () => {
    clock.turn(1900);
    timer.interval = 1;
    await timer.updateComplete;
    clock.turn(999);
    expect(ticks).to.equal(0);
    clock.turn(1);
    expect(ticks).to.equal(1);
  });

  it("ends when it leaves the page, and takes no interval that is none", async () => {
    timer.remove();
    clock.turn(5000);
    document.body.append(timer);
    timer.interval = -1;
    await timer.updateComplete;
    clock.turn(5000);
    expect(ticks).to.equal(0);
  });
});
