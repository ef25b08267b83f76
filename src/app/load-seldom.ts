import type { HfError } from "../core/hf-error.ts";
import { lazyExtra } from "../core/lazy.ts";

/** Loads what an app seldom needs. Where it cannot be had, an app does without. */
export const loadSeldom: () => Promise<typeof import("./seldom.ts") | undefined> = lazyExtra(() => import("./seldom.ts"));

/** What tells an author of attributes that are not known. */
export const loadOddNames: () => Promise<typeof import("../core/odd-names.ts") | undefined> = lazyExtra(
  () => import("../core/odd-names.ts"),
  "Attributes of listeners are not checked: a part could not be loaded.",
);

/** Tells the author of braces in a text for a model that mean no block: they go out as text, which may be what is meant. */
export function tellOfBraces(lost: ReadonlyMap<string, HfError>): void {
  if (lost.size > 0) void loadSeldom().then((part) => part?.sayPlain(lost));
}
