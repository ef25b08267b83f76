import { isPlain } from "../core/frozen.ts";

/** What JSON has no word for, as `{"$hf": kind, value}`. */
const TAG = "$hf";

/** Any stored value as JSON, its files inside. What cannot be told in JSON becomes `null`. */
export async function toJson(value: unknown): Promise<unknown> {
  if (value === undefined) return { [TAG]: "undefined" };
  if (typeof value === "bigint") return { [TAG]: "bigint", value: String(value) };
  if (typeof value === "number" && (!Number.isFinite(value) || Object.is(value, -0)))
    return { [TAG]: "number", value: Object.is(value, -0) ? "-0" : String(value) };
  if (value instanceof Date) return { [TAG]: "date", value: await toJson(value.getTime()) };
  if (value instanceof Map) return { [TAG]: "map", value: await toJson([...value]) };
  if (value instanceof Set) return { [TAG]: "set", value: await toJson([...value]) };
  if (value instanceof Blob) return fileToJson(value);
  if (value instanceof ArrayBuffer) return { [TAG]: "bytes", value: toBase64(new Uint8Array(value)) };
  if (Array.isArray(value)) return Promise.all(value.map(toJson));
  if (!isPlain(value)) return typeof value === "object" ? null : value;
  const entries = await Promise.all(Object.entries(value).map(async ([key, part]) => [key, await toJson(part)] as const));
  // A value that happens to look like one of ours.
  return TAG in value ? { [TAG]: "object", value: entries } : Object.fromEntries(entries);
}

/** The value again. @throws {TypeError} for a kind it does not know */
export function fromJson(json: unknown): unknown {
  if (Array.isArray(json)) return json.map(fromJson);
  if (typeof json !== "object" || json === null) return json;
  if (!Object.hasOwn(json, TAG)) return plain(Object.entries(json));
  const { [TAG]: kind, value, ...more } = json as Record<string, any>;
  switch (kind) {
    case "undefined":
      return undefined;
    case "bigint":
      return BigInt(value);
    case "number":
      return Number(value);
    case "date":
      return new Date(fromJson(value) as number);
    case "map":
      return new Map(fromJson(value) as [unknown, unknown][]);
    case "set":
      return new Set(fromJson(value) as unknown[]);
    case "object":
      return plain(value);
    case "bytes":
      return fromBase64(value).buffer;
    case "blob":
      return new Blob([fromBase64(value)], { type: String(more["type"]) });
    case "file":
      return new File([fromBase64(value)], String(more["name"]), { type: String(more["type"]), lastModified: Number(more["modified"]) });
    default:
      throw new TypeError(`Unknown kind ${String(kind)}.`);
  }
}

/** With own properties only: `__proto__` from a file must not become a prototype. */
function plain(entries: readonly [string, unknown][]): Record<string, unknown> {
  const made = {};
  for (const [key, part] of entries)
    Object.defineProperty(made, key, { value: fromJson(part), writable: true, enumerable: true, configurable: true });
  return made;
}

async function fileToJson(file: Blob): Promise<unknown> {
  const value = toBase64(new Uint8Array(await file.arrayBuffer()));
  if (!(file instanceof File)) return { [TAG]: "blob", type: file.type, value };
  return { [TAG]: "file", name: file.name, type: file.type, modified: file.lastModified, value };
}

function toBase64(bytes: Uint8Array): string {
  let text = "";
  // In pieces: a call takes only so many arguments.
  for (let at = 0; at < bytes.length; at += 0x8000) text += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
  return btoa(text);
}

function fromBase64(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
}
