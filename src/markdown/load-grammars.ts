export type Grammars = typeof import("./grammars.ts");

let loading: Promise<Grammars | undefined> | undefined;

/** Loads the colours of code once for the page; `undefined` where they cannot be reached, and code stays plain. */
export function loadGrammars(): Promise<Grammars | undefined> {
  loading ??= import("./grammars.ts").catch((error: unknown) => {
    console.error("The colours of code could not be loaded; code shows without them.", error);
    return undefined;
  });
  return loading;
}
