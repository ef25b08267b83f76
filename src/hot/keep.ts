import { alike } from "./fields.ts";
import { note } from "./notes.ts";

interface Kept {
  readonly value: unknown;
  readonly deps: readonly unknown[] | undefined;
  readonly dispose: ((value: never) => void) | undefined;
}

/** Gives `keep()` of the library a place that outlives the modules: each key is made once per page. */
export function provideKeep(): void {
  const kept = new Map<string, Kept>();
  const keep = <T>(key: string, make: () => T, { deps, dispose }: { deps?: readonly unknown[]; dispose?: (value: T) => void } = {}): T => {
    const found = kept.get(key);
    if (found && alike(found.deps, deps)) {
      kept.set(key, { ...found, dispose: dispose as Kept["dispose"] });
      return found.value as T;
    }
    // Made before the old one is let go of: if that fails, the page goes on with what it has.
    const value = make();
    kept.set(key, { value, deps, dispose: dispose as Kept["dispose"] });
    if (found) {
      note.says(`keep("${key}") was made anew, as its deps changed.`);
      (found.dispose as ((value: unknown) => void) | undefined)?.(found.value);
    }
    return value;
  };
  (globalThis as Record<symbol, unknown>)[Symbol.for("hf-blocks.keep")] = keep;
}
