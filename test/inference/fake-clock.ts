import type { Clock } from "../../src/inference/transport/transport-settings.ts";

/** A clock that stands still until it is told to go on. */
export class FakeClock implements Clock {
  private time = 0;
  private timers: { at: number; milliseconds: number; run: () => void }[] = [];
  private waiting: (() => void)[] = [];

  now(): number {
    return this.time;
  }

  after(milliseconds: number, run: () => void): () => void {
    const timer = { at: this.time + milliseconds, milliseconds, run };
    this.timers.push(timer);
    for (const wake of this.waiting.splice(0)) wake();
    return () => {
      this.timers = this.timers.filter((one) => one !== timer);
    };
  }

  /** Resolves once something waits for exactly that long. */
  async timer(milliseconds: number): Promise<void> {
    while (!this.timers.some((timer) => timer.milliseconds === milliseconds)) {
      await new Promise<void>((resolve) => this.waiting.push(resolve));
    }
  }

  advance(milliseconds: number): void {
    this.time += milliseconds;
    const due = this.timers.filter((timer) => timer.at <= this.time);
    this.timers = this.timers.filter((timer) => timer.at > this.time);
    for (const timer of due) timer.run();
  }

  /** How many timers are still running. */
  get running(): number {
    return this.timers.length;
  }
}
