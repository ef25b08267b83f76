export type Typesetter = typeof import("./typesetter.ts");

let loading: Promise<Typesetter | undefined> | undefined;

/** Loads what makes MathML once for the page; `undefined` where it cannot be reached, and formulas stay source. */
export function loadTypesetter(): Promise<Typesetter | undefined> {
  loading ??= import("./typesetter.ts").catch((error: unknown) => {
    console.error("The typesetter of formulas could not be loaded; they show as source.", error);
    return undefined;
  });
  return loading;
}
