import type { TransportSettings } from "./transport-settings.ts";

/** What the service asked for, in seconds. */
export interface AskedWait {
  /** From the `Retry-After` header: a promise that it will not answer earlier. */
  retryAfter?: number | undefined;
  /** From `estimated_time` in the body: a guess. */
  estimated?: number | undefined;
}

/**
 * Seconds to wait before try number `attempt + 1`, or undefined to give up.
 *
 * With the defaults: about 1, 3 and 9 seconds, so 4 requests at most.
 *
 * @param attempt how many requests were sent, from 1
 */
export function secondsBeforeRetry(
  attempt: number,
  { retryAfter, estimated = 0 }: AskedWait,
  settings: TransportSettings,
): number | undefined {
  if (attempt > settings.retries) return undefined;
  // Jitter, so that the pages which failed together do not come back together.
  const jitter = settings.random();
  if (retryAfter !== undefined) {
    return retryAfter > settings.longestRetryAfterSeconds ? undefined : retryAfter + jitter * 0.5;
  }
  const growing = settings.backoffSeconds * 3 ** (attempt - 1) * (0.75 + jitter / 2);
  return Math.min(Math.max(growing, estimated), settings.longestBackoffSeconds);
}
