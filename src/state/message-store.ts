import { textOf, type ChatMessage } from "../core/message.ts";
import { parcel, parcelNow, putRecord, readRecords, removeRecord, type Found, type Parcel } from "./blobs.ts";
import { headerOf, titleOf } from "./header.ts";
import type { Home } from "./home.ts";
import type { Line } from "./lines.ts";
import { loadRepair } from "./load-repair.ts";
import type { MessageRecord } from "./message-record.ts";
import { notice } from "./notice.ts";
import { numberIn } from "./rev.ts";
import { isNewer, type Key, type Writer } from "./transaction.ts";

/** All messages under `prefix`. Those that cannot be read are told of and left out. */
export async function readMessages(home: Home, prefix: Key, block: string): Promise<Found> {
  return readRecords(home, (reader) => reader.list(prefix)).catch(async () => {
    const repair = await loadRepair().catch((cause: unknown) => home.tell(notice("corrupt", { block, cause })));
    return repair ? repair.readEach(home, prefix, block) : { entries: [], blobs: new Map(), isBlind: true };
  });
}

/** What is to be stored of a conversation. */
export interface Changes {
  /** Of the keys of its messages; that of its header is the same with `conv` for `msg`. */
  readonly prefix: Key;
  /** As they were when the storing began. */
  readonly changed: readonly Pick<Line, "key" | "seq" | "message" | "stored" | "owner" | "rev" | "generation">[];
  /** Of each answer that is new, by its key: what is known of the record of its question. */
  readonly questions: ReadonlyMap<string, Pick<Line, "key" | "stored" | "generation">>;
  readonly removed: readonly string[];
  readonly isEmpty: boolean;
  /** The number of the next message, as far as this page knows: what an older version stored in haste is in no header. */
  readonly least: number;
  readonly rev: string;
}

/** What became of a changed message. */
export interface MessagePlace {
  readonly seq: number | undefined;
  /** Which writing is stored now; none where it is a later one of another page. */
  readonly rev: string | undefined;
  /** Of the database that has it. */
  readonly generation: number;
}

/**
 * Stores all changes of a conversation or none. Gives for each changed message its place, by its key; none for one whose
 * record another tab has deleted, or that of its question: it is not brought back.
 * @param refuse told when a message holds something that is no data; its words are stored all the same
 */
export async function storeMessages(
  home: Home,
  changes: Changes,
  strict: boolean,
  refuse: (error: unknown) => void,
): Promise<ReadonlyMap<string, MessagePlace>> {
  const { prefix, changed, questions, removed, isEmpty, least, rev } = changes;
  const [, , block = ""] = prefix;
  const all = await Promise.all(changed.map(async (line) => ({ line, ...(await pack(line.message, block, home, refuse)) })));
  const placed = new Map<string, MessagePlace>();
  let isNewerThere = false;
  await home.records.change(async (writer) => {
    const now = home.records.generation;
    for (const key of removed) await removeRecord(writer, [...prefix, key]);
    if (isEmpty) writer.remove(headerKey(prefix));
    const parcels: typeof all = [];
    for (const one of all) {
      const question = questions.get(one.line.key);
      // What went with the whole database comes back.
      const isKnown = question?.stored && question.generation === now;
      if (!isKnown || (await writer.get([...prefix, question.key])) || writer.isBlind) parcels.push(one);
    }
    const isFresh = ({ line: { seq, stored } }: (typeof all)[0]) => seq === undefined || stored === undefined;
    const fresh = parcels.filter(isFresh).map(({ line }) => line.message);
    let next = await reserve(writer, prefix, fresh, least);
    for (const { line, packed, blobs } of parcels) {
      const { key, seq, message, stored, owner, rev: known, generation } = line;
      const before = (await writer.get([...prefix, key])) as Partial<MessageRecord> | undefined;
      // What was stored in a database that is gone is stored again as it was, unless somebody has a later writing of it.
      const isAgain = stored !== undefined && generation !== now;
      if (stored !== undefined && before === undefined && !isAgain && !writer.isBlind) continue;
      if (isAgain && message === stored && before && numberIn(before.rev) > numberIn(known)) {
        placed.set(key, { seq: before.seq, rev: undefined, generation: now });
        continue;
      }
      // Two tabs may bring in one message, such as what a chat begins with: it stands where the first has put it.
      const number = seq ?? (stored ? undefined : before?.seq) ?? next++;
      const written = (isAgain && message === stored && known) || rev;
      placed.set(key, { seq: number, rev: written, generation: now });
      const record: MessageRecord = { ...packed, seq: number, rev: written, ...(owner && { owner }) };
      if (!(await putRecord(writer, [...prefix, key], record, blobs, before === undefined))) isNewerThere = true;
    }
  }, strict);
  if (isNewerThere) home.tell(notice("newer", { block }));
  return placed;
}

/** Reserves numbers for new messages, inside the transaction, so that no other tab takes them too. @returns the first of them */
export async function reserve(writer: Writer, prefix: Key, fresh: readonly ChatMessage[], least: number): Promise<number> {
  if (fresh.length === 0) return 0;
  const key = headerKey(prefix);
  const header = await headerOf(writer, key, prefix);
  const next = Math.max(header.next, least);
  const first = fresh.find(({ role }) => role === "user");
  const title = header.title || (first ? titleOf(first) : "");
  // What was named there is not overwritten unseen: the first of its messages were stored with it.
  const isUnseen = writer.isBlind && least > 0;
  if (!isNewer(header) && !isUnseen) writer.put(key, { ...header, title, next: next + fresh.length, at: Date.now() });
  return next;
}

function headerKey(prefix: Key): Key {
  return ["conv", ...prefix.slice(1)];
}

async function pack(message: ChatMessage, block: string, home: Home, refuse: (error: unknown) => void): Promise<Parcel> {
  try {
    return await parcel(message, block, home.tell);
  } catch (error) {
    refuse(error);
    const { role, status, id } = message;
    return parcelNow({ role, content: textOf(message), ...(status && { status }), ...(id && { id }) });
  }
}
