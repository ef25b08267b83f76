/** Time, so that tests need no real waits. */
export interface Clock {
  /** Milliseconds since the epoch. */
  now(): number;
  /** Calls `then` after `milliseconds`, and gives a function that calls it off. */
  after(milliseconds: number, then: () => void): () => void;
}

/** How patient the transport is. All times are seconds. */
export interface TransportSettings {
  /** Until the first byte of a stream: 30. */
  firstByteSeconds: number;
  /** Until the answer to a single task begins: 120. */
  taskSeconds: number;
  /** Between two bytes of any answer: 20. */
  idleSeconds: number;
  /** For the rest of a stream that already said it is finished: 2. */
  tailSeconds: number;
  /** How often a request is sent again after 429, 502, 503, 504 or no connection: 3. */
  retries: number;
  /** Wait before the first retry: 1. Each further one waits three times as long. */
  backoffSeconds: number;
  /** The longest wait of our own choice: 20. */
  longestBackoffSeconds: number;
  /** The longest `Retry-After` that is waited for; a longer one ends the call at once: 30. */
  longestRetryAfterSeconds: number;
  /** For the jitter: 0 to 1. */
  random: () => number;
  clock: Clock;
}

export const defaultSettings: TransportSettings = {
  firstByteSeconds: 30,
  taskSeconds: 120,
  idleSeconds: 20,
  tailSeconds: 2,
  retries: 3,
  backoffSeconds: 1,
  longestBackoffSeconds: 20,
  longestRetryAfterSeconds: 30,
  random: () => Math.random(),
  clock: {
    now: () => Date.now(),
    after(milliseconds, then) {
      const timer = setTimeout(then, milliseconds);
      return () => clearTimeout(timer);
    },
  },
};
