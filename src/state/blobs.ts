import { freeze } from "../core/frozen.ts";
import type { Home } from "./home.ts";
import { notice, type StateNotice } from "./notice.ts";
import { blobsOf, filesIn, leaveOut, pack, unpack, type Packed } from "./pack.ts";
import { randomId } from "../core/random-id.ts";
import { isNewer, SCHEMA, type Entry, type Key, type Reader, type Writer } from "./transaction.ts";

const LARGE = 8 * 2 ** 20;

/** The bytes of a file, stored once however many records need it. */
export interface BlobRecord {
  readonly v: number;
  readonly blob: Blob;
  /** How many records need it. */
  readonly refs: number;
}

/** The id of each file met, found once. `undefined` for one whose bytes can no longer be read. */
const ids = new WeakMap<Blob, string | undefined>();

/** A packed value, and the bytes that it needs. */
export interface Parcel {
  readonly packed: Packed;
  readonly blobs: ReadonlyMap<string, Blob>;
}

/**
 * Packs a value with its files. A file that can no longer be read is left out.
 * @throws {DOMException} DataCloneError when it holds what is no data
 */
export async function parcel(value: unknown, block: string, tell: (notice: StateNotice) => void): Promise<Parcel> {
  const files = filesIn(value);
  for (const { file } of files) {
    if (ids.has(file)) continue;
    const id = await idOf(file);
    ids.set(file, id);
    const name = (file as File).name ?? file.type;
    if (id === undefined) tell(notice("file", { block, name }));
    else if (file.size > LARGE) tell(notice("large-file", { block, name }));
  }
  const lost = files.filter(({ file }) => ids.get(file) === undefined);
  const whole = lost.length > 0 ? leaveOut(value, lost) : value;
  const blobs = new Map<string, Blob>();
  const packed = pack(whole, filesIn(whole), (file) => {
    const id = ids.get(file)!; // safe: those without one are left out
    blobs.set(id, file);
    return id;
  });
  return { packed, blobs };
}

/** Packs a value without a wait, its files inside: there is no time to count who else needs them. */
export function parcelNow(value: unknown): Parcel {
  return { packed: pack(value, [], String), blobs: new Map() };
}

/** What was packed, frozen. @throws when the record is broken */
export function restore(packed: Packed, blobs: ReadonlyMap<string, Blob>): unknown {
  // Its bytes need not be looked at again when it is stored once more.
  return freeze(unpack(packed, blobs, (file, id) => ids.set(file, id)));
}

/** By content, so that the same picture in many messages is stored once. */
async function idOf(file: Blob): Promise<string | undefined> {
  try {
    // Large files are not read into memory as a whole, only looked at; plain http has no digests.
    if (file.size > LARGE || !crypto.subtle) return (await file.slice(0, 1).arrayBuffer()) && randomId();
    const hash = await crypto.subtle.digest("SHA-256", await file.arrayBuffer());
    return Array.from(new Uint8Array(hash), (byte) => byte.toString(16).padStart(2, "0")).join("");
  } catch {
    return undefined;
  }
}

/**
 * Puts a record and keeps count of the blobs it needs. Leaves a record of a later version as it is, and says no.
 * @param isNew there is none under this key, so it need not be looked for
 */
export async function putRecord(
  writer: Writer,
  key: Key,
  record: object,
  blobs: ReadonlyMap<string, Blob>,
  isNew = false,
): Promise<boolean> {
  const before = isNew ? undefined : await writer.get(key);
  if (isNewer(before)) return false;
  await count(writer, blobsOf(before), blobsOf(record), blobs);
  writer.put(key, record);
  return true;
}

/** Removes a record, and the blobs that nothing else needs. */
export async function removeRecord(writer: Writer, key: Key): Promise<void> {
  const before = await writer.get(key);
  if (before === undefined || isNewer(before)) return;
  await count(writer, blobsOf(before), new Set(), new Map());
  writer.remove(key);
}

/** Records, and the bytes that they need. */
export interface Found {
  /** Whether what is missing may be there. */
  readonly isBlind: boolean;
  readonly entries: readonly Entry[];
  readonly blobs: ReadonlyMap<string, Blob>;
}

/** The records that `list` gives, with their bytes. @throws when one of them cannot be read */
export function readRecords({ records }: Home, list: (reader: Reader) => Promise<Entry[]>): Promise<Found> {
  return records.read(async (reader) => {
    const entries = await list(reader);
    const blobs = await blobsFor(reader, entries);
    return { entries, blobs, isBlind: reader.isBlind };
  });
}

/** The records with these keys. @throws when one of them cannot be read */
export function readSome(home: Home, keys: readonly Key[]): Promise<Found> {
  return readRecords(home, (reader) => Promise.all(keys.map(async (key): Promise<Entry> => [key, await reader.get(key)])));
}

/** Whether the bytes of a file are gone. */
export function isFileMissing({ entries, blobs }: Found): boolean {
  return entries.some(([, record]) => [...blobsOf(record)].some((id) => !blobs.has(id)));
}

/** The bytes that records need. */
export async function blobsFor(reader: Reader, entries: readonly Entry[]): Promise<Map<string, Blob>> {
  const found = new Map<string, Blob>();
  const wanted = new Set(entries.flatMap(([, record]) => [...blobsOf(record)]));
  for (const id of wanted) {
    const { blob } = ((await reader.get(["blob", id])) ?? {}) as Partial<BlobRecord>;
    if (blob instanceof Blob) found.set(id, blob);
  }
  return found;
}

async function count(writer: Writer, before: Set<string>, after: Set<string>, blobs: ReadonlyMap<string, Blob>): Promise<void> {
  for (const id of new Set([...before, ...after])) {
    const change = Number(after.has(id)) - Number(before.has(id));
    if (change === 0) continue;
    const key = ["blob", id];
    const record = (await writer.get(key)) as BlobRecord | undefined;
    const blob = record?.blob ?? blobs.get(id);
    const refs = (record?.refs ?? 0) + change;
    if (refs > 0 && blob) writer.put(key, { v: SCHEMA, blob, refs } satisfies BlobRecord);
    // Where a page ended on a full disk, more records need it than were counted.
    else if (!(await writer.get(["keep", id]))) writer.remove(key);
  }
}
