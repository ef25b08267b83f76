import { atNextFrame } from "../base/next-frame.ts";

/** Acts that wait for the next paint: nobody can see them earlier. */
export class NextPaint {
  private readonly waiting = new Set<() => void>();

  ask(act: () => void): void {
    this.waiting.add(act);
    atNextFrame(() => this.waiting.delete(act) && act());
  }

  /** Does at once what waits: the page may be gone before it is painted again. */
  flush(): void {
    const acts = [...this.waiting];
    this.waiting.clear();
    for (const act of acts) act();
  }
}
