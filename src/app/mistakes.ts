/** What takes back what was said, by what was said. */
type Said = ReadonlyMap<string, () => void>;

/** What an author was told is wrong with an app, and of which part of it: said once, and taken back when it is right. */
export class Mistakes {
  private page: Said = new Map();
  private readonly parts = new WeakMap<object, Map<string, () => void>>();
  private readonly newest = new WeakMap<object, readonly Promise<unknown>[]>();

  /** @param report says a mistake, and gives what takes it back */
  constructor(private readonly report: (mistake: unknown) => () => void) {}

  /** @param wrong all that is wrong with the page now. What was said stays as it is: the author may have dismissed it */
  ofPage(wrong: readonly Error[]): void {
    const before = this.page;
    this.page = new Map(wrong.map((mistake) => [mistake.message, before.get(mistake.message) ?? this.report(mistake)]));
    for (const [message, takeBack] of before) if (!this.page.has(message)) takeBack();
  }

  blame(part: object, mistake: unknown): void {
    const said = this.parts.get(part) ?? new Map<string, () => void>();
    this.parts.set(part, said.set(String(mistake), this.report(mistake)));
  }

  /** What the newest check of a part finds is said, in place of what was said of it before. */
  async ofCheck(part: object, check: readonly Promise<unknown>[]): Promise<void> {
    const before = this.saidOf(part);
    this.newest.set(part, check);
    const isNewest = () => this.newest.get(part) === check;
    await Promise.all(check.map((one) => one.catch((mistake: unknown) => isNewest() && this.blame(part, mistake))));
    if (isNewest()) this.forgive(part, before);
  }

  saidOf(part: object): Said {
    return new Map(this.parts.get(part));
  }

  /** @param said what is taken back, all of it if left out; what has been said again since stays */
  forgive(part: object, said: Said = this.saidOf(part)): void {
    const now = this.parts.get(part);
    for (const [mistake, takeBack] of said) if (now?.get(mistake) === takeBack && now.delete(mistake)) takeBack();
  }
}
