/** How long it draws at a time: what a person does meanwhile is answered in the same frame. */
const SLICE_MS = 8;
/** A page that is never idle goes on all the same. */
const LONGEST_MS = 100;

/** Does a long work bit by bit, while the page has nothing better to do. It comes to its end also where nobody looks at the page. */
export class Filler {
  /** Resolves when nothing is left to do, or it has been stopped; `undefined` at rest. */
  done: Promise<void> | undefined;
  private settle = (): void => {};
  private cancel = (): void => {};

  /** @param step does a little of it. @returns whether there is more */
  constructor(private readonly step: () => boolean) {}

  start(): void {
    if (this.done) return;
    this.done = new Promise((resolve) => (this.settle = resolve));
    addEventListener("beforeprint", this.finish);
    this.cancel = whenIdle(this.go);
  }

  stop(): void {
    this.cancel();
    removeEventListener("beforeprint", this.finish);
    this.done = undefined;
    this.settle();
  }

  /** Does all that is left at once: what is printed is printed whole. */
  readonly finish = (): void => {
    while (this.step());
    this.stop();
  };

  private readonly go = (): void => {
    const end = performance.now() + SLICE_MS;
    let more: boolean;
    do {
      more = false; // also where a step throws
      try {
        more = this.step();
      } finally {
        if (!more) this.stop();
      }
    } while (more && performance.now() < end);
    if (more) this.cancel = whenIdle(this.go);
  };
}

/** @returns what calls it off */
function whenIdle(act: () => void): () => void {
  // A hidden page is never idle, and its timers go by the second or by the minute.
  if (document.hidden || typeof requestIdleCallback === "undefined") return inTask(act);
  const id = requestIdleCallback(act, { timeout: LONGEST_MS });
  return () => cancelIdleCallback(id);
}

function inTask(act: () => void): () => void {
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = () => {
    port1.close();
    act();
  };
  port2.postMessage(undefined);
  return () => port1.close();
}
