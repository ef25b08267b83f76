import type { AppState } from "./app-state.ts";
import { blobsFor, putRecord, removeRecord } from "./blobs.ts";
import type { StoredScope } from "./home.ts";
import { ended, numberOf } from "./message-record.ts";
import { startsWith, type Entry, type Key, type Writer } from "./transaction.ts";

/** Removes the messages of a conversation and its header. */
async function removeConversation(writer: Writer, [, ...rest]: Key): Promise<void> {
  for (const key of [...(await writer.keys(["msg", ...rest])), ["conv", ...rest]]) await removeRecord(writer, key);
}

/** Deletes conversations, each known by the key of its header. Gives a function that brings them back, as long as the page lives. */
export async function deleteConversations(state: AppState, keys: readonly Key[]): Promise<() => Promise<void>> {
  const { records } = state.home;
  let kept: Entry[] = [];
  let blobs = new Map<string, Blob>();
  await records.change(async (writer) => {
    const lists = keys.map(async ([, ...rest]) => [...(await writer.list(["conv", ...rest])), ...(await writer.list(["msg", ...rest]))]);
    kept = (await Promise.all(lists)).flat();
    blobs = await blobsFor(writer, kept);
    for (const key of keys) await removeConversation(writer, key);
  }, true);
  await tellOf(state, keys, kept);
  return async () => {
    await records.change(async (writer) => {
      for (const [, ...rest] of keys) {
        const since = (await writer.list(["msg", ...rest])).map(([, record]) => record);
        const own = kept.filter(([key]) => startsWith(key.slice(1), rest));
        for (const [key, record] of broughtBack(own, since)) await putRecord(writer, key, record, blobs);
      }
    }, true);
    await tellOf(state, keys, kept);
  };
}

/** Deletes conversations for the room they take, on a disk that takes nothing any more: nothing may hold on to their bytes. */
export async function freeConversations(state: AppState, keys: readonly Key[]): Promise<void> {
  await state.home.records.free(async (writer) => {
    for (const key of keys) await removeConversation(writer, key);
  });
  await tellOf(state, keys, []);
}

async function tellOf(state: AppState, keys: readonly Key[], entries: readonly Entry[]): Promise<void> {
  const { home } = state;
  for (const [, owner, name = "", id = ""] of keys) {
    const scope: StoredScope = owner === "browser" ? "browser" : "session";
    const ids = entries.filter(([key]) => key[0] === "msg" && key[2] === name && key[3] === id).flatMap(([key]) => key.at(-1) ?? []);
    // Without any, all are read again.
    home.changed("msg", scope, [name, id], ids.length > 0 ? ids : undefined);
    home.changed("conv", scope, [name]);
    await state.slots.get(JSON.stringify(["msg", scope, name, id]))?.refresh();
  }
}

/**
 * Deleted records as they come back: in front of what has been said in the conversation since. Whoever was writing an
 * answer has noticed that it went, and has stopped.
 */
function broughtBack(kept: readonly Entry[], since: readonly unknown[]): [Key, object][] {
  const messages = kept.filter(([key]) => key[0] === "msg");
  const first = Math.min(...since.map(numberOf));
  const last = Math.max(...messages.map(([, record]) => numberOf(record)));
  const back = first <= last ? last - first + 1 : 0;
  return kept.map(([key, record]) => {
    if (key[0] !== "msg") return [key, record as object];
    return [key, { ...ended(record as object), ...(back > 0 && { seq: numberOf(record) - back }) }];
  });
}
