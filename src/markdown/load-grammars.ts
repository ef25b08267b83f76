import { lazyExtra } from "../core/lazy.ts";

export type Grammars = typeof import("./grammars.ts");

/** Loads the colours of code; `undefined` where they cannot be reached, and code stays plain. */
export const loadGrammars: () => Promise<Grammars | undefined> = lazyExtra(
  () => import("./grammars.ts"),
  "The colours of code could not be loaded; code shows without them.",
);
