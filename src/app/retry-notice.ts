import { announce } from "../base/announcer.ts";
import { wording } from "../core/words.ts";
import type { Run } from "../graph/run.ts";
import type { RetryWait } from "../inference/transport/call.ts";

const english = {
  retryBusy: "The service is busy; trying again in {seconds} s",
  retryLoading: "The service is still loading the model; trying again in {seconds} s",
  retryLimited: "Too many requests just now; trying again in {seconds} s",
  retryUnreachable: "The service cannot be reached; trying again in {seconds} s",
} as const;

/** What takes the notice of a run back. */
const shown = new WeakMap<Run, () => void>();
/** What takes back what was told to people who listen. */
const announced = new WeakMap<Run, () => void>();

/**
 * Shows at a run's outputs that it waits to try again, and for how long, until the request leaves or the run is over.
 * People who listen are told once in a run: a number that changes is none for them.
 */
export function sayRetry(run: Run, { waitMs, code, loading }: RetryWait): void {
  shown.get(run)?.();
  const end = performance.now() + waitMs;
  const key = loading ? "retryLoading" : code === "busy" ? "retryBusy" : code === "rate-limited" ? "retryLimited" : "retryUnreachable";
  const text = () => wording(key, english[key], { seconds: Math.max(1, Math.ceil((end - performance.now()) / 1000)) });
  const show = () => run.listener.progress(run, { text: text(), countdown: true });
  const takeBack = () => {
    clearInterval(counting);
    clearTimeout(over);
    run.signal.removeEventListener("abort", takeBack);
    run.listener.progress(run, {});
    announced.get(run)?.();
  };
  const counting = setInterval(show, 1000);
  const over = setTimeout(takeBack, waitMs);
  run.signal.addEventListener("abort", takeBack);
  shown.set(run, takeBack);
  if (run.signal.aborted) return takeBack();
  show();
  if (!announced.has(run)) announced.set(run, announce(text()));
}
