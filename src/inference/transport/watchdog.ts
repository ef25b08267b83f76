import { makeFault } from "./faults.ts";
import type { Clock } from "./transport-settings.ts";

/**
 * Waits for `work`, but never past an abort and no longer than `seconds`.
 *
 * The signal is raced, not only passed on: a `fetch` of the author's own that ignores it would hang for ever.
 *
 * @throws the signal's reason, or `HfError` timeout
 */
export function waitFor<Value>(work: Promise<Value>, signal: AbortSignal, limit?: { seconds: number; clock: Clock }): Promise<Value> {
  return new Promise((resolve, reject) => {
    const onAbort = () => finish(() => reject(signal.reason));
    const cancelTimer = limit?.clock.after(limit.seconds * 1000, () =>
      finish(() => reject(makeFault("timeout", { values: { seconds: limit.seconds } }))),
    );
    const finish = (settle: () => void) => {
      cancelTimer?.();
      signal.removeEventListener("abort", onAbort);
      settle();
    };
    signal.addEventListener("abort", onAbort);
    work.then(
      (value) => finish(() => resolve(value)),
      (error) => finish(() => reject(error)),
    );
    if (signal.aborted) onAbort();
  });
}

/** @throws the signal's reason at once when it aborts meanwhile */
export function sleep(milliseconds: number, signal: AbortSignal, clock: Clock): Promise<void> {
  let cancel = () => {};
  const rest = new Promise<void>((resolve) => {
    cancel = clock.after(milliseconds, resolve);
  });
  return waitFor(rest, signal).finally(cancel);
}
