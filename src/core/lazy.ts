import { HfError } from "./hf-error.ts";
import { word } from "./words.ts";

/** Before the second and the third try, in milliseconds. */
const PAUSES = [300, 1200];
/** A part that has not come by then may be awaited no longer, in milliseconds. */
const PATIENCE = 30_000;

/**
 * A loader of a part of the library that is fetched when it is first needed: `const loadExtras = lazy(() => import("./extras.ts"))`.
 *
 * Who calls while it loads shares the try; what has come is kept. A part that fails (a 404, a broken connection) is asked
 * for again after a short pause, three times in all. After the last try all who wait are told, and the next call tries anew.
 *
 * The address stays the same: by today's standard a module that failed is fetched again (https://github.com/whatwg/html/pull/10327).
 * An older browser remembers the failure until the page is reloaded, which the error says. A second address would work
 * around that, but a part that two others import would then exist twice.
 *
 * @param load asks for it once
 * @throws {HfError} unloaded, from the function that it gives
 */
export function lazy<T>(load: () => Promise<T>): () => Promise<T> {
  let loading: Promise<T> | undefined;
  return () =>
    (loading ??= inTime(tries(load)).catch((cause: unknown) => {
      loading = undefined;
      throw new HfError(word("error-unloaded"), { code: "unloaded", cause });
    }));
}

async function tries<T>(load: () => Promise<T>): Promise<T> {
  for (const pause of PAUSES) {
    try {
      return await load();
    } catch {
      await new Promise((resolve) => setTimeout(resolve, pause));
    }
  }
  return load();
}

/** A request that is never answered must not hold up an app for ever. It goes on: the next call may find it done. */
function inTime<T>(loaded: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const clock = setTimeout(() => reject(new Error(`Nothing came for ${PATIENCE / 1000} seconds.`)), PATIENCE);
    loaded.then(resolve, reject).finally(() => clearTimeout(clock));
  });
}
