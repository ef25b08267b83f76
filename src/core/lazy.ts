import { HfError } from "./hf-error.ts";
import { tries } from "./tries.ts";
import { word } from "./words.ts";

/** What has not come by then is awaited no longer, in milliseconds. */
const PATIENCE = 30_000;

/**
 * A loader of a part of the library that is fetched when it is first needed: `const loadExtras = lazy(() => import("./extras.ts"))`.
 * Who calls while it loads shares the tries; what has come is kept. After the last try all who wait are told, and the next
 * call tries anew.
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

/**
 * As `lazy`, for what is only nicer to have: `undefined` where it cannot be had.
 * @param without what the page is like then, said once on the console
 */
export function lazyExtra<T>(load: () => Promise<T>, without = "A part could not be loaded."): () => Promise<T | undefined> {
  const loader = lazy(load);
  let isTold = false;
  return () =>
    loader().catch((fault: unknown) => {
      if (!isTold) console.error(without, fault);
      isTold = true;
      return undefined;
    });
}

/** A request that is never answered must not hold up an app for ever. It goes on: the next call may find it done. */
function inTime<T>(loaded: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const clock = setTimeout(reject, PATIENCE);
    loaded.then(resolve, reject).finally(() => clearTimeout(clock));
  });
}
