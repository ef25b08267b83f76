import { tries } from "../core/tries.ts";
import { LIBRARY_KEY, sharedPage, type Library } from "./page.ts";
import { askForParts } from "./parts.ts";

export const pageLibrary: Library = (sharedPage[LIBRARY_KEY] ??= {
  core: kept(() => import("./core.ts")),
  mounting: kept(async () => {
    // Side by side; the elements are defined first.
    const [mounting] = await Promise.all([import("./mounting.ts"), pageLibrary.core()]);
    return (pageLibrary.mounted = mounting);
  }),
  ask: askForParts,
});

function kept<T>(load: () => Promise<T>): () => Promise<T> {
  let loading: Promise<T> | undefined;
  return () =>
    (loading ??= tries(load).catch((cause: unknown) => {
      loading = undefined;
      throw new Error("hf-blocks could not be loaded. Check the connection and reload the page.", { cause });
    }));
}
