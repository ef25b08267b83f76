// What the inspector has seen: the newest runs and requests, from the first one of the page on.

export interface SeenRun {
  readonly listener: string;
  /** What set it off: the event and the element that it came from. */
  readonly cause: string;
  readonly began: number;
  /** Milliseconds; undefined while it goes on. */
  took?: number;
  /** How it ended; "ignored" where its listener's mode said no. */
  outcome: string;
  inputs?: unknown;
  outputs?: Readonly<Record<string, unknown>>;
  error?: string;
}

export interface SeenRequest {
  readonly method: string;
  readonly url: string;
  readonly began: number;
  /** Milliseconds to the first byte of the answer. */
  latency?: number;
  status: string;
  /** Who answered. */
  engine: string;
}

/** As many as a person looks through. */
const MOST = 100;

export const runs: SeenRun[] = [];
export const requests: SeenRequest[] = [];
const watchers = new Set<() => void>();

export function add<T>(list: T[], seen: T): T {
  list.push(seen);
  if (list.length > MOST) list.shift();
  tellWatchers();
  return seen;
}

/** Something that was seen has changed. */
export function tellWatchers(): void {
  for (const watcher of watchers) watcher();
}

/** Calls back when there is something new. @returns what stops it */
export function watch(watcher: () => void): () => void {
  watchers.add(watcher);
  return () => watchers.delete(watcher);
}
