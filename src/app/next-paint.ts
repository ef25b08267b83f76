/** Acts that wait for the next paint: nobody can see them earlier. */
export class NextPaint {
  private readonly waiting = new Set<() => void>();

  /** Calls back once: before the next paint, or soon in a hidden page, where nothing is painted but runs go on. */
  ask(act: () => void): void {
    const once = () => {
      if (this.waiting.delete(act)) act();
    };
    this.waiting.add(act);
    requestAnimationFrame(once);
    setTimeout(once, 100);
  }

  /** Does at once what waits: the page may be gone before it is painted again. */
  flush(): void {
    const acts = [...this.waiting];
    this.waiting.clear();
    for (const act of acts) act();
  }
}
