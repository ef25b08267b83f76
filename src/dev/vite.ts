import type * as Vite from "vite";

/** Not a dependency: of all who install this package, only those need its many megabytes who develop with it. */
let address = "vite";
let loaded: typeof Vite | undefined;

/** Which Vite it is, where it is not the one beside this package. */
export function chooseVite(found: string): void {
  address = found;
}

export async function loadVite(): Promise<typeof Vite> {
  return (loaded ??= (await import(address)) as typeof Vite);
}

/** Vite, for what runs only after a plugin of ours has been configured. */
export function vite(): typeof Vite {
  if (!loaded) throw new Error("Vite is not loaded yet.");
  return loaded;
}
