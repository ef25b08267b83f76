import type { TransportSettings } from "./transport-settings.ts";

/** What the service asked for, in seconds. */
export interface AskedWait {
  /** From the `Retry-After` header: a promise that it will not answer earlier. */
  retryAfter?: number | undefined;
  /** From `estimated_time` in the body: a guess. */
  estimated?: number | undefined;
}

/** Whether the same request may succeed a little later. Nothing was answered, so sending it again is safe. */
export function isPassing(status: number): boolean {
  return status === 429 || (status >= 502 && status <= 504);
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

/** The seconds a `Retry-After` header asks for: a number of seconds or an HTTP date. */
export function readRetryAfter(header: string | null, now: number): number | undefined {
  if (!header) return undefined;
  const seconds = /^\s*\d+(\.\d+)?\s*$/.test(header) ? Number(header) : (Date.parse(header) - now) / 1000;
  return Number.isNaN(seconds) ? undefined : Math.max(0, seconds);
}

/** `estimated_time` of a JSON body: seconds until a model is loaded. */
export function readEstimate(body: unknown): number | undefined {
  const estimate = (body as { estimated_time?: unknown } | null)?.estimated_time;
  return typeof estimate === "number" && estimate > 0 ? estimate : undefined;
}
