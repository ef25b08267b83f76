import { lazyExtra } from "../core/lazy.ts";

export type Typesetter = typeof import("./typesetter.ts");

/** Loads what makes MathML; `undefined` where it cannot be reached, and formulas stay source. */
export const loadTypesetter: () => Promise<Typesetter | undefined> = lazyExtra(
  () => import("./typesetter.ts"),
  "The typesetter of formulas could not be loaded; they show as source.",
);
