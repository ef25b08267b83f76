import { HfError } from "../core/hf-error.ts";
import { seldomStateWord } from "./seldom-state-words.ts";

/** A value shared by all users, and how often it was written. */
export interface Shared {
  readonly value: unknown;
  /** 0 when nothing was ever written. */
  readonly version: number;
}

/** A change that many may make at once, without reading first. */
export type Operation =
  /** Adds to the end of a list; `keep` drops the oldest beyond that number. */
  | { readonly op: "append"; readonly value: unknown; readonly keep?: number }
  /** Adds to a number; 1 unless `by` says so. */
  | { readonly op: "increment"; readonly by?: number }
  /** Adds to a list and keeps its `n` highest, by the field `by` where they are records. */
  | { readonly op: "top"; readonly value: unknown; readonly n: number; readonly by?: string };

/** Values with scope `global`. */
export interface GlobalState {
  get(name: string): Promise<Shared>;
  /** Writes a value. With `version`, only if nobody has written since. @throws {HfError} conflict */
  set(name: string, value: unknown, version?: number): Promise<Shared>;
  /** Writes what `change` makes of the newest value, again when somebody was faster. */
  update(name: string, change: (value: unknown) => unknown): Promise<Shared>;
  patch(name: string, operation: Operation): Promise<Shared>;
  /** Calls back with each newer value. */
  watch(name: string, callback: (shared: Shared) => void): () => void;
}

/** Global values that live as long as the page: for trying an app out, and where there is no server. */
export function memoryGlobal(): GlobalState {
  const values = new Map<string, Shared>();
  const watchers = new Map<string, Set<(shared: Shared) => void>>();
  const read = (name: string) => values.get(name) ?? { value: undefined, version: 0 };
  const write = (name: string, value: unknown): Shared => {
    const shared = { value: structuredClone(value), version: read(name).version + 1 };
    values.set(name, shared);
    for (const watcher of watchers.get(name) ?? []) watcher(copyOf(shared));
    return copyOf(shared);
  };
  return {
    get: async (name) => copyOf(read(name)),
    async set(name, value, version) {
      if (version !== undefined && version !== read(name).version) throw new HfError(seldomStateWord("conflict"), { code: "conflict" });
      return write(name, value);
    },
    // Nobody can come between.
    update: async (name, change) => write(name, change(copyOf(read(name)).value)),
    patch: async (name, operation) => write(name, applyOperation(read(name).value, operation)),
    watch(name, callback) {
      const set = watchers.get(name) ?? new Set();
      watchers.set(name, set.add(callback));
      return () => set.delete(callback);
    },
  };
}

/** What an operation makes of a value. Nothing yet counts as an empty list, and as 0. @throws {HfError} bad-input */
export function applyOperation(value: unknown, operation: Operation): unknown {
  if (operation.op === "increment") {
    const { by = 1 } = operation;
    if (typeof (value ?? 0) === "number" && Number.isFinite(by)) return ((value as number | undefined) ?? 0) + by;
    throw new HfError(`Only a number can be incremented, and this is ${typeof value}. Set a number first.`, { code: "bad-input" });
  }
  if (!Array.isArray(value ?? []))
    throw new HfError(`"${operation.op}" is for lists, and this is ${typeof value}. Set a list first.`, { code: "bad-input" });
  const list = [...((value as unknown[] | undefined) ?? []), operation.value];
  if (operation.op === "append") return list.slice(Math.max(0, list.length - (operation.keep ?? Infinity)));
  const rank = (item: unknown) => Number(operation.by === undefined ? item : (item as Record<string, unknown> | null)?.[operation.by]);
  return list.sort((a, b) => rank(b) - rank(a)).slice(0, operation.n);
}

function copyOf({ value, version }: Shared): Shared {
  return { value: structuredClone(value), version };
}
