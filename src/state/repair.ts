import { blobsFor, type Found } from "./blobs.ts";
import type { Home } from "./home.ts";
import { notice } from "./notice.ts";
import type { Records } from "./records.ts";
import type { Entry, Key } from "./transaction.ts";

/** Moves a record that nobody can use to a place where it is not met again. */
export async function setAside(records: Records, key: Key, isBroken: (record: unknown) => boolean): Promise<void> {
  await records.change(async (writer) => {
    const record = await writer.get(key);
    // It may have been written anew meanwhile.
    if (!isBroken(record)) return;
    writer.put(["bad", ...key], record);
    writer.remove(key);
  });
}

/** The records that can be read, where reading them together fails because of one. */
export async function readEach(home: Home, prefix: Key, block: string): Promise<Found> {
  const keys = await home.records.read((reader) => reader.keys(prefix)).catch(() => []);
  const entries: Entry[] = [];
  const blobs = new Map<string, Blob>();
  for (const key of keys) {
    try {
      const record = await home.records.read((reader) => reader.get(key));
      for (const [id, blob] of await home.records.read((reader) => blobsFor(reader, [[key, record]]))) blobs.set(id, blob);
      entries.push([key, record]);
    } catch (cause) {
      // What cannot be read cannot be moved; it stays where it is.
      home.tell(notice("corrupt", { block, cause }));
    }
  }
  return { entries, blobs, isBlind: false };
}
