import type { AppState } from "./app-state.ts";
import { blobsFor, removeRecord, type BlobRecord } from "./blobs.ts";
import type { Cell } from "./cell.ts";
import { contentOf } from "./cell-record.ts";
import type { Header } from "./header.ts";
import type { Scope } from "./home.ts";
import { notice } from "./notice.ts";
import { isNewer, SCHEMA, type Entry, type Key, type Writer } from "./transaction.ts";

export const DAY = 24 * 60 * 60 * 1000;

/** How much is kept. Pinned conversations and those that are open stay whatever their number. */
export interface Limits {
  readonly conversations: number;
  /** Days since a conversation was last written or opened. */
  readonly days: number;
  /** Bytes of files in all. */
  readonly files: number;
  /** Days since a tab was last used, that is no longer open. */
  readonly tabDays: number;
}

const LIMITS: Limits = { conversations: 200, days: 90, files: 50 * 2 ** 20, tabDays: 7 };

/** Deletes what is over the limits. Says how much went. */
export async function sweep(state: AppState, limits: Partial<Limits> = {}): Promise<number> {
  const { conversations, days, files, tabDays } = { ...LIMITS, ...limits };
  let gone = 0;
  for (const id of await closedTabs(state, tabDays)) gone += await removeTab(state, id);
  const old = await deletable(state);
  const total = (await headers(state)).length;
  for (const [index, entry] of old.entries()) {
    const isOver = index < total - conversations || lastUse(entry) < Date.now() - days * DAY;
    if (isOver || (await fileBytes(state)) > files) gone += await removeWhole(state, entry[0]);
  }
  return gone;
}

/** The storage is full: the third of the conversations that were not opened for longest goes, else the sessions of closed tabs. */
export async function makeRoom(state: AppState): Promise<boolean> {
  let gone = await sweep(state);
  if (gone === 0) {
    const old = await deletable(state);
    for (const [key] of old.slice(0, Math.ceil(old.length / 3))) gone += await removeWhole(state, key);
  }
  if (gone === 0) for (const id of await closedTabs(state, 0)) gone += await removeTab(state, id);
  if (gone > 0) state.home.tell(notice("evicted"));
  return gone > 0;
}

/** Removes the messages of a conversation and its header. */
export async function removeConversation(writer: Writer, [, ...rest]: Key): Promise<Key[]> {
  const keys = await writer.keys(["msg", ...rest]);
  for (const key of [...keys, ["conv", ...rest]]) await removeRecord(writer, key);
  return keys;
}

async function removeWhole({ home }: AppState, key: Key): Promise<number> {
  let keys: Key[] = [];
  await home.records.change(async (writer) => {
    keys = await removeConversation(writer, key);
  });
  const scope: Scope = key[1] === "browser" ? "browser" : "session";
  home.changed(
    "msg",
    scope,
    key.slice(2),
    keys.map((one) => one.at(-1)!),
  );
  home.changed("conv", scope, [key[2]!]);
  return 1;
}

function headers({ home }: AppState): Promise<Entry[]> {
  return home.records.read(async (reader) => (await reader.list(["conv"])).filter(([key]) => key[3] !== ""));
}

/** Conversations that may go, those not used for longest first. */
async function deletable(state: AppState): Promise<Entry[]> {
  const open = new Set([...state.slots.keys()].map((name) => JSON.stringify(JSON.parse(name).slice(2))));
  const mayGo = ([key, record]: Entry) => !isNewer(record) && !(record as Header).pinned && !open.has(JSON.stringify(key.slice(2)));
  return (await headers(state)).filter(mayGo).sort((a, b) => lastUse(a) - lastUse(b));
}

function lastUse([, record]: Entry): number {
  const { at, opened } = record as Partial<Header>;
  return Math.max(Number(at) || 0, Number(opened) || 0);
}

async function fileBytes({ home }: AppState): Promise<number> {
  const blobs = await home.records.read((reader) => reader.list(["blob"]));
  return blobs.reduce((sum, [, record]) => sum + ((record as Partial<BlobRecord>).blob?.size ?? 0), 0);
}

async function closedTabs({ home }: AppState, days: number): Promise<string[]> {
  const closed: string[] = [];
  for (const [[, id], record] of await home.records.read((reader) => reader.list(["tab"]))) {
    const age = Date.now() - (Number((record as { seen?: unknown }).seen) || 0);
    // A tab that only reads says once a day that it is used.
    if (id === home.tab.id) {
      if (age > DAY) await home.records.change((writer) => writer.put(["tab", id], { v: SCHEMA, seen: Date.now() }));
    } else if (age >= days * DAY && !(await home.tab.isOpen(id!))) closed.push(id!);
  }
  return closed;
}

async function removeTab(state: AppState, id: string): Promise<number> {
  const values: [name: string, value: unknown][] = [];
  await state.home.records.change(async (writer) => {
    values.length = 0;
    const states = await writer.list(["state", id]);
    const blobs = await blobsFor(
      writer,
      states.map(([, record]) => record),
    );
    for (const [key, record] of states) {
      const content = contentOf(record, blobs);
      if (content) values.push([key[2]!, content.value]);
    }
    for (const kind of ["state", "conv", "msg"]) for (const key of await writer.keys([kind, id])) await removeRecord(writer, key);
    writer.remove(["tab", id]);
  });
  for (const [name, value] of values) (state.slots.get(JSON.stringify(["state", "session", name])) as Cell | undefined)?.deleted(value);
  return 1;
}
