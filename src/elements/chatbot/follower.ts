/** A reader this close to the end, in pixels, reads along. */
const NEAR = 100;

/**
 * Keeps the end of a growing list in view for as long as the reader wants it there: scrolling up lets go, coming back
 * to the end takes hold again. Looks at the layout only where the browser has just made it: once a frame at most.
 */
export class EndFollower {
  /** Whether the end is followed. */
  following = true;
  private top = 0;
  private observer: ResizeObserver | undefined;

  /**
   * @param onChange called when `following` has changed
   * @param isOff whether the view must never move by itself
   */
  constructor(
    private readonly scroller: HTMLElement,
    private readonly onChange: () => void,
    private readonly isOff: () => boolean,
  ) {}

  connect(): void {
    this.observer ??= new ResizeObserver(() => this.grown());
    for (const part of [this.scroller, ...this.scroller.children]) this.observer.observe(part);
  }

  disconnect(): void {
    this.observer?.disconnect();
  }

  /** Goes to the end and follows it. */
  toEnd(): void {
    this.set(true);
    this.scroller.scrollTop = this.scroller.scrollHeight;
  }

  /** To be called at each scroll event. */
  scrolled(): void {
    const { scrollTop } = this.scroller;
    const up = scrollTop < this.top - 1;
    this.top = scrollTop;
    // A list that became shorter moves the view as well; it ends at the end.
    if (up && this.distance() > 1) this.set(false);
    else if (!up && this.distance() <= NEAR) this.set(true);
  }

  private grown(): void {
    // The reader's own scrolling may reach us only after this.
    this.scrolled();
    if (this.isOff()) this.set(this.distance() <= NEAR);
    else if (this.following) this.toEnd();
  }

  private distance(): number {
    return this.scroller.scrollHeight - this.scroller.scrollTop - this.scroller.clientHeight;
  }

  private set(following: boolean): void {
    if (following === this.following) return;
    this.following = following;
    this.onChange();
  }
}
