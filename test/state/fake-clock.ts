/** Puts the clock of this computer ahead or back, as often as a test says, until it is done. */
export class FakeClock {
  private readonly real = Date.now;
  private days = 0;

  constructor() {
    const { real } = this;
    Date.now = () => real() + this.days * 24 * 60 * 60 * 1000;
  }

  /** Days from the true time. */
  set(days: number): void {
    this.days = days;
  }

  stop(): void {
    Date.now = this.real;
  }
}
