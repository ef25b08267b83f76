import type { Inspect } from "../core/inspect.ts";
import { plainlyEqual } from "./fields.ts";
import { note } from "./notes.ts";

interface Kept {
  readonly value: unknown;
  readonly deps: readonly unknown[] | undefined;
  readonly dispose: ((value: never) => void) | undefined;
}

const kept = new Map<string, Kept>();

/** What is kept outlives the modules that made it: each key is made once per page. */
export const keepOnPage: Inspect["keep"] = (key, make, { deps, dispose } = {}) => {
  const found = kept.get(key);
  if (found && plainlyEqual(found.deps, deps)) {
    kept.set(key, { ...found, dispose });
    return found.value as ReturnType<typeof make>;
  }
  // Made before the old one is let go of: if that fails, the page goes on with what it has.
  const value = make();
  kept.set(key, { value, deps, dispose });
  if (found) {
    note.says(`keep("${key}") was made anew, as its deps changed.`);
    (found.dispose as ((value: unknown) => void) | undefined)?.(found.value);
  }
  return value;
};
