import { putRecord, removeRecord } from "./blobs.ts";
import type { Home, Unsaved } from "./home.ts";
import type { LastWords, Words } from "./last-words.ts";
import { messageIn, type MessageRecord } from "./message-record.ts";
import { reserve } from "./message-store.ts";
import { orNone } from "./place.ts";
import { isBy, numberIn } from "./rev.ts";
import { pageLock } from "./tab.ts";
import { isNewer, SCHEMA, type Writer } from "./transaction.ts";

/** What a page has put in the database as it went, or was hidden. */
type PutWords = Pick<Words, "unsaved">;

/** Stores the last words of the page before in this tab, and of pages that are gone for good. @throws where they cannot be stored now */
export async function recall(home: Home, lastWords: LastWords): Promise<void> {
  const own = wordsIn(lastWords.text(), lastWords);
  const gone: string[] = [];
  for (const page of lastWords.pages()) if (page !== own?.page && !(await home.presence.isHeld(pageLock(page)))) gone.push(page);
  for (const words of [own, ...gone.map((page) => wordsIn(lastWords.text(page), lastWords))]) if (words) await replay(home, words);
  await replayPut(home);
  lastWords.forget(own ? [...gone, own.page] : gone);
}

function wordsIn(text: string | undefined, { isStored }: LastWords): Words | undefined {
  const words = orNone(() => JSON.parse(text ?? "null") as Words | null);
  if (!words || !Array.isArray(words.unsaved) || typeof words.page !== "string" || (words.stored && !isStored)) return undefined;
  return { ...words, unsaved: words.unsaved.filter(isUnsaved) };
}

/**
 * Stores what pages have put. Of one that lives on nothing is undone: it has written since, or will. Other tabs need not
 * be told: they look too, since the page said so as it put them.
 */
async function replayPut({ records }: Home): Promise<void> {
  // A change that changes nothing would still mark the database as in use.
  if ((await records.read((reader) => reader.keys(["words"]))).length === 0) return;
  await records.change(async (writer) => {
    for (const [key, record] of await writer.list(["words"])) {
      const [, page = ""] = key;
      const { unsaved } = (record ?? {}) as Partial<PutWords>;
      if (isNewer(record)) continue;
      writer.remove(key);
      if (Array.isArray(unsaved)) await replayAll(writer, { page, unsaved: unsaved.filter(isUnsaved) });
    }
  });
}

/** Any page of this origin may have written there. */
function isUnsaved(one: unknown): one is Unsaved {
  const { key, record, rev, after, question } = (one ?? {}) as Record<string, unknown>;
  const isKey = Array.isArray(key) && key.length > 1 && key.every((part) => typeof part === "string");
  const isText = (value: unknown, none: unknown) => value === none || typeof value === "string";
  const isRecord = typeof record === "object" && !Array.isArray(record);
  return isKey && isRecord && isText(rev, undefined) && isText(after, null) && isText(question, undefined);
}

/** Stores what a page had no time to store, but nothing that somebody else has written since. */
async function replay({ records, channel }: Home, words: Words): Promise<void> {
  await records.change((writer) => replayAll(writer, words));
  if (words.unsaved.some(({ key }) => key[1] === "browser")) channel.post({ type: "imported" });
}

async function replayAll(writer: Writer, { page, unsaved }: PutWords & Pick<Words, "page">): Promise<void> {
  for (const one of unsaved) await replayOne(writer, one, page);
  // Where the first of a tab's session comes now, the tab is known by it.
  for (const owner of new Set(unsaved.map(({ key: [, owner = "browser"] }) => owner)))
    if (owner !== "browser" && !(await writer.get(["tab", owner]))) writer.put(["tab", owner], { v: SCHEMA, seen: Date.now() });
}

async function replayOne(writer: Writer, { key, record, rev, after, question, isBlind }: Unsaved, page: string): Promise<void> {
  const before = (await writer.get(key)) as Partial<MessageRecord> | undefined;
  // Where there is no record now, none was there when the page ended. A value names its next writing before it is stored,
  // a message only once it is: that one was deleted since.
  const isNew = after === null || (key[0] !== "msg" && isBy(page, after));
  const isOlder = before?.rev === (after ?? undefined) || (isBy(page, before?.rev) && numberIn(before?.rev) < numberIn(rev));
  // Of two of one millisecond, what a page left counts: it was the last of that page.
  const isEarlier = isBlind && Number((before as { at?: unknown } | undefined)?.at) <= Number((record as { at?: unknown } | null)?.at);
  if (!(before ? isOlder || isEarlier : isNew) || isNewer(before)) return;
  if (record === null) return removeRecord(writer, key);
  const prefix = key.slice(0, -1);
  // The question was deleted since.
  if (!before && question !== undefined && (await writer.get([...prefix, question])) === undefined) return;
  const known = (record as Partial<MessageRecord>).seq ?? before?.seq;
  const message = key[0] === "msg" && known === undefined ? messageIn({ ...record, seq: 0 }, new Map(), key.at(-1)) : undefined;
  const seq = message ? await reserve(writer, prefix, [message], 0) : known;
  await putRecord(writer, key, { ...record, ...(seq !== undefined && { seq }) }, new Map());
}
