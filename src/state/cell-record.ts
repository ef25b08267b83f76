import { restore } from "./blobs.ts";
import type { Packed } from "./pack.ts";

/** What is kept beside a value. */
export interface Beside {
  /** Where the person was in it: caret, selection, scroll. Any data. */
  readonly view?: unknown;
  /** A hash of the author's default, so that a changed default can beat a value that nobody touched. */
  readonly default?: string | undefined;
  /** Whether a person may have made it, in a field; where that is not said, it counts as so. */
  readonly typed?: boolean | undefined;
}

/** A value as it is stored. */
export interface CellRecord extends Packed, Beside {
  /** When it was written, by this computer's clock; only for `ttl`. */
  readonly at: number;
  /** Different at each writing. */
  readonly rev?: string;
}

/** What a record holds; `undefined` when it is none. */
export function contentOf(record: unknown, blobs: ReadonlyMap<string, Blob>): { readonly value: unknown } | undefined {
  if (typeof record !== "object" || record === null || !("value" in record) || typeof (record as Partial<CellRecord>).at !== "number")
    return undefined;
  try {
    return { value: restore(record as unknown as CellRecord, blobs) };
  } catch {
    return undefined;
  }
}
