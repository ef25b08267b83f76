import type { AppState } from "./app-state.ts";
import type { BlobRecord } from "./blobs.ts";
import { deletable } from "./deletable.ts";
import { freeConversations } from "./delete-conversations.ts";
import type { Header } from "./header.ts";
import { told } from "./notice.ts";
import { blobsOf } from "./pack.ts";
import { seldomStateWord } from "./seldom-state-words.ts";
import { stateWord } from "./state-words.ts";
import type { Entry, Key } from "./transaction.ts";

/** Waits in milliseconds: a browser frees room only when no page can still read what was deleted, which may take half a minute. */
const TRIES = [0, 1000, 2000, 4000, 8000, 16_000, 30_000];

/** Tells that the storage is full, and which conversations would make room. Only the person's word deletes them. */
export async function tellFull(state: AppState): Promise<void> {
  const { records, tell } = state.home;
  const what = records.mode === "memory" ? stateWord("state-full") : seldomStateWord("state-full-files");
  const { owners, size } = await ownersOf(state, records.waitingBytes);
  const [first] = owners;
  if (!first) return tell(told("full", `${what} ${seldomStateWord("state-full-device")}`));
  const [name, count] = [(first[1] as Header).title || "…", String(owners.length - 1)];
  const which = seldomStateWord(owners.length === 1 ? "state-full-one" : "state-full-more", { name, count, size: inUnits(size) });
  tell({
    ...told("full", `${what} ${which}`),
    action: {
      label: seldomStateWord(owners.length === 1 ? "deleteOne" : "deleteMany"),
      act: () =>
        makeRoom(
          state,
          owners.map(([key]) => key),
        ),
    },
  });
}

async function makeRoom(state: AppState, keys: readonly Key[]): Promise<void> {
  const { records } = state.home;
  await freeConversations(state, keys);
  for (const wait of TRIES) {
    await new Promise((resolve) => setTimeout(resolve, wait));
    await records.recover();
    if (records.waitingBytes === 0) return;
  }
  await tellFull(state);
}

/** The conversations with bytes that nothing else needs, those not used for longest first, as many as make up for `wanted`; else none. */
async function ownersOf(state: AppState, wanted: number): Promise<{ owners: Entry[]; size: number }> {
  const candidates = await deletable(state);
  const { messages, stored } = await state.home.records.read(async (reader) => {
    const blobs = await reader.list(["blob"]);
    return {
      messages: await reader.list(["msg"]),
      stored: new Map(blobs.map(([[, id], record]) => [id, record as BlobRecord])),
    };
  });
  const owners: Entry[] = [];
  let size = 0;
  for (const entry of candidates) {
    if (size >= wanted) break;
    const needed = new Map<string, number>();
    for (const [key, record] of messages) {
      if (!entry[0].slice(1).every((part, index) => key[index + 1] === part)) continue;
      for (const id of blobsOf(record)) needed.set(id, (needed.get(id) ?? 0) + 1);
    }
    const own = [...needed].map(([id, times]) => ({ times, record: stored.get(id) }));
    const bytes = own.reduce((sum, { times, record }) => sum + (record?.refs === times ? record.blob.size : 0), 0);
    if (bytes === 0) continue;
    owners.push(entry);
    size += bytes;
  }
  return size >= wanted ? { owners, size } : { owners: [], size: 0 };
}

function inUnits(bytes: number): string {
  const [unit, size] = bytes < 1e6 ? ["kilobyte", bytes / 1e3] : bytes < 1e9 ? ["megabyte", bytes / 1e6] : ["gigabyte", bytes / 1e9];
  return new Intl.NumberFormat(undefined, {
    style: "unit",
    unit: unit as string,
    maximumFractionDigits: (size as number) < 10 ? 1 : 0,
  }).format(size as number);
}
