import { same } from "../../core/snapshot.ts";
import { memoryGlobal, type GlobalState } from "../../state/global.ts";

/** On the page, not in the module: a second copy of the library shares the same values. */
const SHARED = Symbol.for("hf-blocks.shared");

/** The values with scope `page`, and those with scope `global` as long as there is no server for them. */
export function sharedValues(): GlobalState {
  const page = globalThis as { [SHARED]?: GlobalState };
  return (page[SHARED] ??= memoryGlobal());
}

/** One shared value, as a block keeps it. */
export class SharedCell {
  private known: unknown;

  constructor(
    private readonly values: GlobalState,
    private readonly name: string,
  ) {}

  async read(): Promise<{ readonly value: unknown } | undefined> {
    const { value, version } = await this.values.get(this.name);
    this.known = value;
    return version === 0 ? undefined : { value };
  }

  write(value: unknown): void {
    if (same(value, this.known)) return;
    this.known = value;
    void this.values.set(this.name, value);
  }

  /** Calls back with what others have written. */
  watch(callback: (value: unknown) => void): () => void {
    return this.values.watch(this.name, ({ value }) => {
      if (same(value, this.known)) return;
      this.known = value;
      callback(value);
    });
  }
}
