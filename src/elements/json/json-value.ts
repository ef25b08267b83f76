/** What JSON can say. Frozen. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

const DEEPEST = 200;
const made = new WeakSet<object>();

/**
 * A frozen copy of anything at all as JSON. What JSON cannot say becomes the nearest that it can: a BigInt its digits,
 * a Date its ISO text, a file its name, type and size, a cycle or an endless depth "…". Functions are left out.
 */
export function jsonCopy(value: unknown): Json {
  return copy(value, []) ?? null;
}

/** @param above the objects that this one is inside of */
function copy(value: unknown, above: readonly object[]): Json | undefined {
  if (value === null || typeof value === "boolean" || typeof value === "string") return value;
  if (typeof value === "number") return Number.isFinite(value) ? value : String(value);
  if (typeof value === "bigint") return String(value);
  if (typeof value !== "object") return undefined;
  if (made.has(value)) return value as Json;
  if (above.length === DEEPEST || above.includes(value)) return "…";
  try {
    return keep(copyObject(value, [...above, value]));
  } catch (fault) {
    // A getter or a `toJSON` of somebody else's threw; what it said is all that can be shown.
    return String(fault);
  }
}

function copyObject(value: object, above: readonly object[]): Json {
  if (Array.isArray(value)) return value.map((item) => copy(item, above) ?? null);
  if ("toJSON" in value && typeof value.toJSON === "function") return copy(value.toJSON(), above) ?? null;
  if (value instanceof Blob) return { name: (value as Partial<File>).name ?? "", type: value.type, size: value.size };
  if (value instanceof Map) return copy(Object.fromEntries(value), above)!;
  if (value instanceof Set) return copy([...value], above)!;
  const entries = Object.entries(value).flatMap(([key, item]): [string, Json][] => {
    const json = copy(item, above);
    return json === undefined ? [] : [[key, json]];
  });
  return Object.fromEntries(entries);
}

function keep(json: Json): Json {
  if (typeof json !== "object" || json === null) return json;
  made.add(json);
  return Object.freeze(json);
}
