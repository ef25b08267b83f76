/** What JSON can say. Frozen. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

const DEEPEST = 200;
const made = new WeakSet<object>();

/**
 * A frozen copy of anything at all as JSON. What JSON cannot say becomes the nearest that it can: a BigInt its digits,
 * a Date its ISO text, a file its name, type and size, a cycle or an endless depth "…". Functions are left out.
 * Parts that equal those at the same place in `earlier` are those.
 */
export function jsonCopy(value: unknown, earlier?: Json): Json {
  return copy(value, [], earlier) ?? null;
}

/** @param above the objects that this one is inside of */
function copy(value: unknown, above: readonly object[], earlier: Json | undefined): Json | undefined {
  if (value === null || typeof value === "boolean" || typeof value === "string") return value;
  if (typeof value === "number") return Number.isFinite(value) ? value : String(value);
  if (typeof value === "bigint") return String(value);
  if (typeof value !== "object") return undefined;
  if (made.has(value)) return value as Json;
  if (above.length === DEEPEST || above.includes(value)) return "…";
  try {
    return keep(copyObject(value, [...above, value], earlier), earlier);
  } catch (fault) {
    // A getter or a `toJSON` of somebody else's threw; what it said is all that can be shown.
    return String(fault);
  }
}

function copyObject(value: object, above: readonly object[], earlier: Json | undefined): Json {
  if (Array.isArray(value)) return value.map((item, index) => copy(item, above, partOf(earlier, index)) ?? null);
  if ("toJSON" in value && typeof value.toJSON === "function") return copy(value.toJSON(), above, earlier) ?? null;
  if (value instanceof Blob) return { name: (value as Partial<File>).name ?? "", type: value.type, size: value.size };
  if (value instanceof Map) return copyObject(Object.fromEntries(value), above, earlier);
  if (value instanceof Set) return copyObject([...value], above, earlier);
  const entries = Object.entries(value).flatMap(([key, item]): [string, Json][] => {
    const json = copy(item, above, partOf(earlier, key));
    return json === undefined ? [] : [[key, json]];
  });
  return Object.fromEntries(entries);
}

function partOf(json: Json | undefined, key: string | number): Json | undefined {
  if (typeof json !== "object" || json === null || !Object.hasOwn(json, key)) return undefined;
  return (json as Record<string | number, Json>)[key];
}

function keep(json: Json, earlier: Json | undefined): Json {
  if (typeof json !== "object" || json === null) return json;
  if (typeof earlier === "object" && earlier !== null && isSame(json, earlier)) return earlier;
  made.add(json);
  return Object.freeze(json);
}

/** Whether both hold the same parts in the same order, which shows. */
function isSame(one: object, other: object): boolean {
  if (Array.isArray(one) !== Array.isArray(other)) return false;
  const others = Object.entries(other);
  const entries = Object.entries(one);
  return entries.length === others.length && entries.every(([key, part], at) => others[at]?.[0] === key && Object.is(others[at][1], part));
}
