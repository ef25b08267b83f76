/** A reader this close to the end, in pixels, reads along. */
const NEAR = 100;

/**
 * Keeps the end of a growing list in view for as long as the reader wants it there: scrolling up lets go, and so does
 * scrolling or opening a part of it; coming down to the end takes hold again. Looks at the layout only where the browser has just made it: once a frame at most.
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
    // Scroll events of what is inside are heard only on their way down.
    for (const type of ["scroll", "click"]) this.scroller.addEventListener(type, this.onRead, true);
  }

  disconnect(): void {
    this.observer?.disconnect();
  }

  /** Goes to the end and follows it. */
  toEnd(): void {
    this.set(true);
    this.scroller.scrollTop = this.scroller.scrollHeight;
  }

  private readonly onRead = ({ type, target }: Event): void => {
    if (type === "scroll" && target === this.scroller) this.scrolled();
    else if (type === "scroll" || (target as Element).closest("summary")) this.set(false);
  };

  private scrolled(): void {
    const { scrollTop } = this.scroller;
    const before = this.top;
    this.top = scrollTop;
    // A list that became shorter moves the view as well, and brings its end near: neither is what the reader did.
    if (scrollTop < before - 1 && this.distance() > 1) this.set(false);
    else if (scrollTop > before && this.distance() <= NEAR) this.set(true);
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
