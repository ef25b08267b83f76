/** Longer than a page takes to go once it has begun to, in milliseconds. */
const PATIENCE = 3000;

/** Looks out for the person leaving while an answer is under way. */
export class Leaving {
  /** When the page last began to go. */
  private since = -Infinity;

  constructor() {
    window.addEventListener("beforeunload", this.onBegin);
  }

  /** To be called at the end: some browsers keep a page that listens to this out of their back/forward cache. */
  stop(): void {
    window.removeEventListener("beforeunload", this.onBegin);
  }

  /**
   * Resolves once it is plain that the page stays. A page that is left has its connections cut before its listeners are
   * told that it is gone: an error that waits so long never comes on a page that goes, and what the person saw is stored.
   */
  async untilStaying(): Promise<void> {
    do await new Promise((resolve) => setTimeout(resolve, this.isGoing ? 50 : 0));
    while (this.isGoing);
  }

  private get isGoing(): boolean {
    return performance.now() - this.since < PATIENCE;
  }

  private readonly onBegin = (): void => {
    this.since = performance.now();
  };
}
