import { lazy } from "../core/lazy.ts";
import type { AppState } from "./app-state.ts";
import { blobsFor, removeRecord } from "./blobs.ts";
import type { Cell } from "./cell.ts";
import { contentOf } from "./cell-record.ts";
import { deletable, lastUse, listed } from "./deletable.ts";
import { DAY, type Header } from "./header.ts";
import { told } from "./notice.ts";
import { closedTabs, hasTyped, type TabRecord } from "./session.ts";
import { seldomStateWord } from "./seldom-state-words.ts";
import { SCHEMA, type Entry, type Key } from "./transaction.ts";
import { word } from "../core/words.ts";

const loadDeleting = lazy(() => import("./delete-conversations.ts"));

/** Days since a tab was last used, that is no longer open and in which nobody has typed anything. */
const TAB_DAYS = 7;

/** How much an app keeps; everything where it does not say. Pinned conversations and those that are open stay whatever their number. */
export interface Limits {
  readonly conversations?: number | undefined;
  /** Days since a conversation was last written or opened. */
  readonly days?: number | undefined;
}

/** Of several apps with one name, what the one keeps that keeps most. */
export function widest(all: readonly Limits[]): Limits {
  const most = (limits: readonly (number | undefined)[]) => Math.max(...limits.map((limit = 0) => (limit > 0 ? limit : Infinity)));
  return { days: most(all.map(({ days }) => days)), conversations: most(all.map(({ conversations }) => conversations)) };
}

/** Deletes what is over the app's own limits, and what is left of tabs in which nobody has typed anything. */
export async function sweep(state: AppState, { conversations = Infinity, days = Infinity }: Limits = {}): Promise<void> {
  await markSeen(state);
  for (const tab of await closedTabs(state.home)) await sweepTab(state, tab.id, tab.record);
  if (conversations === Infinity && days === Infinity) return;
  const mayGo = await deletable(state);
  const tooMany = (await listed(state)).length - conversations;
  const gone: Entry[] = [];
  for (const [index, entry] of mayGo.entries()) {
    const isOld = await isDue(state, entry, lastUse(entry) < Date.now() - days * DAY);
    if (index < tooMany || isOld) gone.push(entry);
  }
  await deleteAndTell(state, gone);
}

/**
 * Whether the time of a record is over, by two looks at the clock that are at least a day apart: a clock that leaps
 * deletes nothing, and where it has gone back behind the first look that look is void.
 */
async function isDue({ home }: AppState, [key, record]: Entry, isOver: boolean): Promise<boolean> {
  const { due } = record as { readonly due?: number };
  const now = Date.now();
  if (isOver && due !== undefined && now - due >= DAY) return true;
  if (isOver && due !== undefined && due <= now) return false;
  if (!isOver && due === undefined) return false;
  await home.records.change(async (writer) => {
    const { due: _, ...rest } = ((await writer.get(key)) ?? {}) as { due?: number };
    // Deleted or used meanwhile.
    if ("v" in rest) writer.put(key, { ...rest, ...(isOver && { due: now }) });
  });
  return false;
}

async function deleteAndTell(state: AppState, gone: readonly Entry[]): Promise<void> {
  const last = gone.at(-1);
  if (!last) return;
  const { deleteConversations } = await loadDeleting();
  const bringBack = await deleteConversations(
    state,
    gone.map(([key]) => key),
  );
  const name = (last[1] as Header).title || "…";
  const count = String(gone.length - 1);
  state.home.tell({
    ...told("swept", seldomStateWord(gone.length === 1 ? "state-swept-one" : "state-swept-more", { name, count })),
    action: { label: word("undo"), act: bringBack },
  });
}

async function sweepTab(state: AppState, id: string, record: TabRecord): Promise<void> {
  const { home } = state;
  const age = Date.now() - (Number(record.seen) || 0);
  const key: Key = ["tab", id];
  if (!(await isDue(state, [key, record], age >= TAB_DAYS * DAY))) return;
  // What a person typed is offered back, whenever that is; also what cannot be seen now.
  if (await home.records.read(async (reader) => (await hasTyped(reader, id)) || reader.isBlind)) return;
  await removeTab(state, id);
}

async function removeTab(state: AppState, id: string): Promise<void> {
  const values: [name: string, value: unknown][] = [];
  await state.home.records.change(async (writer) => {
    values.length = 0;
    const states = await writer.list(["state", id]);
    const blobs = await blobsFor(writer, states);
    for (const [[, , name = ""], record] of states) {
      const content = contentOf(record, blobs);
      if (content) values.push([name, content.value]);
    }
    for (const kind of ["state", "conv", "msg"]) for (const key of await writer.keys([kind, id])) await removeRecord(writer, key);
    writer.remove(["tab", id]);
  });
  for (const [name, value] of values) (state.slots.get(JSON.stringify(["state", "session", name])) as Cell | undefined)?.deleted(value);
}

/** A tab that only reads says once a day that it is used. */
async function markSeen({ home }: AppState): Promise<void> {
  const key: Key = ["tab", home.tab.id];
  const record = (await home.records.read((reader) => reader.get(key))) as TabRecord | undefined;
  if (!record || Math.abs(Date.now() - record.seen) <= DAY) return;
  await home.records.change((writer) => writer.put(key, { v: SCHEMA, seen: Date.now() } satisfies TabRecord));
}
