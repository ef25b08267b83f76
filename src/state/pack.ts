import { isPlain } from "../core/frozen.ts";
import { SCHEMA } from "./transaction.ts";

type Path = readonly string[];

/** A file that was taken out of a value: where it was, and in which blob record its bytes are. */
export interface FileMark {
  readonly path: Path;
  readonly blob: string;
  readonly type: string;
  /** Only for a `File`. */
  readonly name?: string;
  readonly modified?: number;
}

/** A value as it is stored: a copy without its files, which are records of their own, each stored once. */
export interface Packed {
  readonly v: number;
  readonly value: unknown;
  readonly files?: readonly FileMark[];
}

export interface FoundFile {
  readonly path: Path;
  readonly file: Blob;
}

/** All files in plain arrays and objects, however deep. */
export function filesIn(value: unknown, path: Path = [], around: readonly unknown[] = []): FoundFile[] {
  if (value instanceof Blob) return [{ path, file: value }];
  if (!isPlain(value) || around.includes(value)) return [];
  return Object.entries(value).flatMap(([key, part]) => filesIn(part, [...path, key], [...around, value]));
}

/**
 * A copy of the value for a record.
 * @param idOf the blob record of each file
 * @throws {DOMException} DataCloneError
 */
export function pack(value: unknown, files: readonly FoundFile[], idOf: (file: Blob) => string): Packed {
  const bare = files.reduce((rest, { path }) => without(rest, path), value);
  const marks = files.map(({ path, file }): FileMark => {
    return { path, blob: idOf(file), type: file.type, ...(file instanceof File && { name: file.name, modified: file.lastModified }) };
  });
  return { v: SCHEMA, value: structuredClone(bare), ...(marks.length > 0 && { files: marks }) };
}

/** The value without the files at these places. */
export function leaveOut(value: unknown, files: readonly FoundFile[]): unknown {
  return drop(
    files.reduce((rest, { path }) => without(rest, path), value),
    files.map(({ path }) => path),
  );
}

/**
 * The value with its files back in their places; where the bytes are gone, the file is left out.
 * @param onFile told of each file and the blob record that has its bytes
 * @throws {TypeError} when the record is broken
 */
export function unpack(
  { value, files = [] }: Packed,
  blobs: ReadonlyMap<string, Blob>,
  onFile: (file: Blob, blob: string) => void,
): unknown {
  const missing: Path[] = [];
  let whole = value;
  if (!Array.isArray(files) || !files.every(isMark)) throw new TypeError("These are no marks of files.");
  for (const { path, blob, type, name, modified } of files) {
    // A record is only as good as who wrote it: a mark that names no place in the value is nothing.
    if (path.length > 0 && !holderOf(whole, path)) continue;
    const bytes = blobs.get(blob);
    if (!bytes) {
      missing.push(path);
      continue;
    }
    const file =
      name === undefined ? bytes.slice(0, bytes.size, type) : new File([bytes], name, { type, lastModified: modified ?? Date.now() });
    onFile(file, blob);
    const holder = holderOf(whole, path);
    if (holder) holder[path.at(-1)!] = file; // safe: an empty path has no holder
    else whole = file;
  }
  return drop(whole, missing);
}

/** The ids of the blob records that a record needs. */
export function blobsOf(record: unknown): Set<string> {
  const files = (record as Partial<Packed> | undefined)?.files;
  const ids = Array.isArray(files) ? files.map((mark: Partial<FileMark> | null) => mark?.blob) : [];
  return new Set(ids.filter((id) => typeof id === "string"));
}

/** A copy along the path only: the value itself is frozen, and most of it may be large. */
function without(value: unknown, [key, ...rest]: Path): unknown {
  if (key === undefined) return null;
  const copy: any = Array.isArray(value) ? [...value] : { ...(value as object) };
  copy[key] = without(copy[key], rest);
  return copy;
}

/** Takes out places of files; from the last to the first, so that indexes hold. */
function drop(value: unknown, paths: readonly Path[]): unknown {
  for (const path of paths.toReversed()) {
    const key = path.at(-1);
    if (key === undefined) return undefined;
    const holder = holderOf(value, path);
    if (Array.isArray(holder)) holder.splice(Number(key), 1);
    else if (holder) delete holder[key];
  }
  return value;
}

/**
 * What the last key of a path stands in: only through plain arrays and objects and keys of their own, never by
 * `__proto__` or `constructor` into what all objects share.
 */
function holderOf(value: unknown, path: Path): Record<string, unknown> | undefined {
  let holder: unknown;
  let part = value;
  for (const key of path) {
    // `length` is an array's own too, but no place in it.
    if (!isPlain(part) || !Object.prototype.propertyIsEnumerable.call(part, key)) return undefined;
    holder = part;
    part = (part as Record<string, unknown>)[key];
  }
  return holder as Record<string, unknown> | undefined;
}

function isMark(mark: unknown): mark is FileMark {
  const { path, blob, type, name, modified } = (mark ?? {}) as Record<string, unknown>;
  const isPath = Array.isArray(path) && path.every((key) => typeof key === "string");
  const isText = (text: unknown) => text === undefined || typeof text === "string";
  return (
    isPath &&
    typeof blob === "string" &&
    typeof type === "string" &&
    isText(name) &&
    (modified === undefined || typeof modified === "number")
  );
}
