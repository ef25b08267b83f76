import type { ReactiveController, ReactiveControllerHost } from "lit";
import { atNextFrame } from "../base/next-frame.ts";

/** Acts that wait for the next paint: nobody can see them earlier. */
export class NextPaint implements ReactiveController {
  private readonly waiting = new Set<() => void>();

  constructor(host: ReactiveControllerHost) {
    host.addController(this);
  }

  hostConnected(): void {
    // Before the state room writes the last of it.
    window.addEventListener("pagehide", this.flush, { capture: true });
    document.addEventListener("visibilitychange", this.flush, { capture: true });
  }

  hostDisconnected(): void {
    window.removeEventListener("pagehide", this.flush, { capture: true });
    document.removeEventListener("visibilitychange", this.flush, { capture: true });
  }

  ask(act: () => void): void {
    this.waiting.add(act);
    atNextFrame(() => this.waiting.delete(act) && act());
  }

  /** Does at once what waits: the page may be gone before it is painted again. */
  private readonly flush = (): void => {
    const acts = [...this.waiting];
    this.waiting.clear();
    for (const act of acts) act();
  };
}
