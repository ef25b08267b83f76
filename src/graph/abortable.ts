import type { Run } from "./run.ts";

export function isPromise(value: unknown): value is Promise<unknown> {
  return typeof value === "object" && value !== null && typeof (value as { then?: unknown }).then === "function";
}

/** The promise's value, or the signal's reason as soon as the run is aborted. */
export function orAborted<T>(promise: PromiseLike<T>, { signal }: Run): Promise<T> {
  return new Promise<T>((resolve, reject) => {
    const stop = () => reject(signal.reason);
    if (signal.aborted) stop();
    signal.addEventListener("abort", stop, { once: true });
    const settled =
      <V>(settle: (value: V) => void) =>
      (value: V) => {
        signal.removeEventListener("abort", stop);
        settle(value);
      };
    promise.then(settled(resolve), settled(reject));
  });
}

/**
 * Goes on with a value, or with what a promise gives: what has no promise in it happens in one task.
 * @throws the signal's reason, where the run was aborted meanwhile
 */
export function after<T, R>(value: T | PromiseLike<T>, run: Run, next: (value: T) => R | Promise<R>): R | Promise<R> {
  const go = (ready: T) => {
    run.signal.throwIfAborted();
    return next(ready);
  };
  return isPromise(value) ? orAborted(value as PromiseLike<T>, run).then(go) : go(value as T);
}
