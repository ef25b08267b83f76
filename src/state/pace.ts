/** At most five writes a second, so that at most a fifth of a second of a stream is lost in a crash. */
const PAUSE = 200;

/** Runs `save` soon after each request, never twice at once, and not more often than the disk should work. */
export class Pace {
  private isDue = false;
  private isUrgent = false;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private running: Promise<void> | undefined;
  private last = -Infinity;

  /** @param save takes whether it must reach the disk itself; may not reject */
  constructor(private readonly save: (strict: boolean) => Promise<void>) {}

  /** Whether something is still to be saved. */
  get isBusy(): boolean {
    return this.isDue || this.running !== undefined;
  }

  /** @param urgent for what may not be lost: at once, and down to the disk */
  request(urgent = false): void {
    this.isDue = true;
    this.isUrgent ||= urgent;
    if (this.running) return;
    const wait = this.isUrgent ? 0 : this.last + PAUSE - performance.now();
    if (wait <= 0) this.start();
    else this.timer ??= setTimeout(() => this.start(), wait);
  }

  /** Saves what was requested so far, without the pause. */
  async settle(): Promise<void> {
    await this.running;
    if (!this.isDue) return this.running;
    this.request(true);
    await this.running;
  }

  /** Drops what was requested. */
  cancel(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    this.isDue = this.isUrgent = false;
  }

  private start(): void {
    const strict = this.isUrgent;
    this.cancel();
    this.last = performance.now();
    // In a microtask: several values set in one go are one write.
    this.running = Promise.resolve()
      .then(() => this.save(strict))
      .finally(() => {
        this.running = undefined;
        if (this.isDue) this.request();
      });
  }
}
