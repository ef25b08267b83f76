import { freeze, isPlain } from "./frozen.ts";

/**
 * A copy for a handler to change as it likes. Plain arrays and objects are copied all the way down, also where they
 * hold each other; files, class instances and what an `update(…)` gave are passed as they are.
 */
export function copy<T>(value: T, seen = new Map<unknown, unknown>()): T {
  if (value instanceof Date) return new Date(value) as T;
  if (value instanceof Map) return new Map([...value].map(([key, item]) => [key, copy(item, seen)])) as T;
  if (value instanceof Set) return new Set([...value].map((item) => copy(item, seen))) as T;
  if (!isPlain(value) || Object.getOwnPropertySymbols(value).length > 0) return value;
  if (seen.has(value)) return seen.get(value) as T;
  const made: unknown[] | Record<string, unknown> = Array.isArray(value) ? [] : {};
  seen.set(value, made);
  for (const [key, part] of Object.entries(value)) put(made, key, copy(part, seen));
  return made as T;
}

/**
 * A frozen picture of a value that a handler may go on changing. Parts that equal the earlier picture are that
 * picture's own parts, so an unchanged message keeps its identity, and an unchanged value is the earlier one itself.
 */
export function snapshot(value: unknown, earlier: unknown): unknown {
  return freeze(share(value, earlier, new Map()));
}

/** Whether two values have the same content. Instances of a class that has `equals(other)` are asked. */
export function same(a: unknown, b: unknown): boolean {
  return Object.is(share(a, b, new Map()), b);
}

/** What a part became beside one earlier part. The same part may stand in several places, and inside itself. */
interface Shared {
  readonly before: unknown;
  result: unknown;
  readonly next: Shared | undefined;
}
type Seen = Map<unknown, Shared>;

function share(value: unknown, earlier: unknown, seen: Seen): unknown {
  if (Object.is(value, earlier)) return earlier;
  if (value instanceof Date) return earlier instanceof Date && value.getTime() === earlier.getTime() ? earlier : new Date(value);
  if (value instanceof Map || value instanceof Set) return shareCollection(value, earlier, seen);
  if (!isPlain(value)) return equals(value, earlier) ? earlier : value;
  const before = isPlain(earlier) && Array.isArray(earlier) === Array.isArray(value) ? earlier : undefined;
  const first = seen.get(value);
  for (let known = first; known; known = known.next) if (known.before === before) return known.result;
  const made: unknown[] | Record<string, unknown> = Array.isArray(value) ? [] : {};
  const shared: Shared = { before, result: made, next: first };
  seen.set(value, shared);
  let equal = before !== undefined && Object.keys(before).length === Object.keys(value).length;
  for (const [key, part] of Object.entries(value)) {
    const had = before !== undefined && Object.hasOwn(before, key);
    const earlierPart = had ? (before as Record<string, unknown>)[key] : undefined;
    const now = share(part, earlierPart, seen);
    if (!had || !Object.is(now, earlierPart)) equal = false;
    put(made, key, now);
  }
  return (shared.result = equal ? before : made);
}

function equals(value: unknown, earlier: unknown): boolean {
  const { equals } = (value ?? {}) as { equals?: unknown };
  if (typeof equals !== "function" || typeof earlier !== "object" || earlier === null) return false;
  return Object.getPrototypeOf(value) === Object.getPrototypeOf(earlier) && equals.call(value, earlier) === true;
}

function shareCollection(value: Map<unknown, unknown> | Set<unknown>, earlier: unknown, seen: Seen): unknown {
  const before = earlier instanceof value.constructor ? [...(earlier as Set<unknown>)] : undefined;
  const items = [...value].map((item, index) => share(item, before?.[index], seen));
  const equal = before?.length === items.length && items.every((item, index) => Object.is(item, before[index]));
  if (equal) return earlier;
  return value instanceof Map ? new Map(items as [unknown, unknown][]) : new Set(items);
}

// `__proto__` from parsed JSON must become an own key, not a new prototype.
function put(target: unknown[] | Record<string, unknown>, key: string, value: unknown): void {
  Object.defineProperty(target, key, { value, writable: true, enumerable: true, configurable: true });
}
