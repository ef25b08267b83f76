import { HfError } from "../core/hf-error.ts";
import { withIds } from "../core/message-ids.ts";
import type { ChatMessage } from "../core/message.ts";
import { seldomStateWord } from "./seldom-state-words.ts";
import type { AppState } from "./app-state.ts";
import { parcel, putRecord } from "./blobs.ts";
import { FORMAT, type ExportedConversation, type ExportedValue, type ExportFile } from "./export.ts";
import { ownerOf, type StoredScope } from "./home.ts";
import { fromJson } from "./json-values.ts";
import { messageIn } from "./message-record.ts";
import { randomId } from "../core/random-id.ts";
import { told } from "./notice.ts";
import { SCHEMA, type Writer } from "./transaction.ts";

/** How much came in, and how many parts were not understood. */
export interface ImportResult {
  readonly values: number;
  readonly conversations: number;
  readonly skipped: number;
  /** Instructions for a model that nobody would see, and that would be sent with every question: they are left out. */
  readonly hidden: number;
}

interface Put {
  (writer: Writer): Promise<void>;
  readonly hidden?: number;
}

/**
 * Brings in what `exportAll` gave, after checking each part. All of it is written at once or nothing.
 * Values take the place of those with the same name; conversations come in as new ones.
 */
export async function importAll(state: AppState, data: Blob | string): Promise<ImportResult> {
  const file = parse(typeof data === "string" ? data : await data.text());
  const values = await prepare(file.values, (value) => valueOf(state, value as ExportedValue));
  const conversations = await prepare(file.conversations, (value) => conversationOf(state, value as ExportedConversation));
  await state.settled();
  await state.home.records.change(async (writer) => {
    for (const put of [...values.puts, ...conversations.puts]) await put(writer);
  }, true);
  await state.refresh();
  state.home.channel.post({ type: "imported" });
  const hidden = conversations.puts.reduce((sum, put) => sum + (put.hidden ?? 0), 0);
  if (hidden > 0) state.home.tell(told("hidden", seldomStateWord("state-hidden")));
  return { values: values.puts.length, conversations: conversations.puts.length, skipped: values.skipped + conversations.skipped, hidden };
}

function parse(text: string): ExportFile {
  try {
    const file = JSON.parse(text) as ExportFile;
    if (file["hf-blocks"] === FORMAT && Array.isArray(file.values) && Array.isArray(file.conversations)) return file;
  } catch {
    // Said below, as for any other file that is none of ours.
  }
  throw new HfError(seldomStateWord("importBad"), { code: "bad-file" });
}

async function prepare(parts: readonly unknown[], one: (part: unknown) => Promise<Put>): Promise<{ puts: Put[]; skipped: number }> {
  const done = await Promise.allSettled(parts.map(one));
  const puts = done.flatMap((result) => (result.status === "fulfilled" ? [result.value] : []));
  return { puts, skipped: parts.length - puts.length };
}

async function valueOf(state: AppState, { scope, name, value, view, default: basis }: ExportedValue): Promise<Put> {
  check(scope, name);
  const { packed, blobs } = await parcel(fromJson(value), name, state.home.tell);
  const record = {
    ...packed,
    ...(view !== undefined && { view: fromJson(view) }),
    ...(typeof basis === "string" && { default: basis }),
    at: Date.now(),
  };
  return async (writer) => void (await putRecord(writer, ["state", ownerOf(state.home, scope), name], record, blobs));
}

async function conversationOf(state: AppState, { scope, name, listed, title, pinned, messages }: ExportedConversation): Promise<Put> {
  check(scope, name);
  const all = fromJson(messages) as ChatMessage[];
  const shown = withIds(
    all.filter(({ role }) => role !== "system"),
    [],
  );
  const parcels = await Promise.all(
    shown.map(async (message) => ({
      key: message.id!, // safe: withIds has given each one
      ...(await parcel(message, name, state.home.tell)),
    })),
  );
  if (parcels.some(({ packed, blobs }) => !messageIn({ ...packed, seq: 0 }, blobs))) throw new TypeError("This is no message.");
  const put = async (writer: Writer) => {
    const owner = ownerOf(state.home, scope);
    // The one conversation of a block that has only one: into its place where that is empty.
    const isFree = !listed && (await writer.keys(["msg", owner, name, ""])).length === 0;
    const id = isFree ? "" : randomId();
    const now = Date.now();
    writer.put(["conv", owner, name, id], {
      v: SCHEMA,
      next: parcels.length,
      title: String(title),
      pinned: pinned === true,
      at: now,
      opened: now,
    });
    for (const [seq, { key, packed, blobs }] of parcels.entries())
      await putRecord(writer, ["msg", owner, name, id, key], { ...packed, seq }, blobs);
  };
  return Object.assign(put, { hidden: all.length - shown.length });
}

function check(scope: StoredScope, name: unknown): void {
  if ((scope !== "browser" && scope !== "session") || typeof name !== "string") throw new TypeError("This is no part of an export.");
}
