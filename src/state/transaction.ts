/**
 * Where a record lives, from the general to the single one:
 * `state owner name`, `conv owner name conversation`, `msg owner name conversation message`, `blob id`, `keep id` (a blob
 * that may be needed by more records than it counts), `words page` (what a page had no time to store), `tab id`, `meta`.
 */
export type Key = readonly string[];
export type Entry = readonly [key: Key, record: unknown];

export interface Reader {
  /** Whether something lay out of sight so far, on a disk that cannot even be read now: what is missing may be there. */
  readonly isBlind: boolean;
  get(key: Key): Promise<unknown>;
  keys(prefix: Key): Promise<Key[]>;
  /** All records whose key starts with `prefix`, in the order of their keys. */
  list(prefix: Key): Promise<Entry[]>;
}

export interface Writer extends Reader {
  put(key: Key, record: unknown): void;
  remove(key: Key): void;
}

/** Where there is nothing to read. */
export const NOTHING: Reader = { isBlind: false, get: async () => undefined, keys: async () => [], list: async () => [] };

/** The schema of every record written by this version. The database itself stays at version 1 for ever, so no upgrade can block. */
export const SCHEMA = 1;

/** Whether a later version of the library wrote it. Such a record is neither changed nor deleted. */
export function isNewer(record: unknown): boolean {
  return Number((record as { v?: unknown } | undefined)?.v) > SCHEMA;
}

export function startsWith(key: Key, prefix: Key): boolean {
  return prefix.every((part, index) => key[index] === part);
}
