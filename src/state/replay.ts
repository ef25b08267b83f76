import { putRecord, removeRecord } from "./blobs.ts";
import type { Home, Unsaved } from "./home.ts";
import type { LastWords, Words } from "./last-words.ts";
import { messageIn, type MessageRecord } from "./message-record.ts";
import { isLeftOver, reserve } from "./message-store.ts";
import { orNone } from "./place.ts";
import { isBy } from "./rev.ts";
import { pageLock } from "./tab.ts";
import { isNewer, SCHEMA, type Writer } from "./transaction.ts";

/** Stores the last words of the page before in this tab, and of pages that are gone for good. @throws where they cannot be stored now */
export async function recall(home: Home, lastWords: LastWords): Promise<void> {
  const own = wordsIn(lastWords.text(), lastWords);
  const gone: string[] = [];
  for (const page of lastWords.pages()) if (page !== own?.page && !(await home.presence.isHeld(pageLock(page)))) gone.push(page);
  for (const words of [own, ...gone.map((page) => wordsIn(lastWords.text(page), lastWords))]) if (words) await replay(home, words);
  lastWords.forget(own ? [...gone, own.page] : gone);
}

function wordsIn(text: string | undefined, { isStored }: LastWords): Words | undefined {
  const words = orNone(() => JSON.parse(text ?? "null") as Words | null);
  if (!words || !Array.isArray(words.unsaved) || typeof words.page !== "string" || (words.stored && !isStored)) return undefined;
  return { ...words, unsaved: words.unsaved.filter(isUnsaved) };
}

/** Any page of this origin may have written there. */
function isUnsaved(one: unknown): one is Unsaved {
  const { key, record, after } = (one ?? {}) as Record<string, unknown>;
  const isKey = Array.isArray(key) && key.length > 1 && key.every((part) => typeof part === "string");
  return isKey && typeof record === "object" && !Array.isArray(record) && (after === null || typeof after === "string");
}

/** Stores what a page had no time to store, but nothing that somebody else has written since. */
async function replay({ records, channel }: Home, { page, unsaved }: Words): Promise<void> {
  await records.change(async (writer) => {
    for (const one of unsaved) await replayOne(writer, one, page);
    // Where the first of a tab's session comes now, the tab is known by it.
    for (const owner of new Set(unsaved.map(({ key: [, owner = "browser"] }) => owner)))
      if (owner !== "browser" && !(await writer.get(["tab", owner]))) writer.put(["tab", owner], { v: SCHEMA, seen: Date.now() });
  });
  if (unsaved.some(({ key }) => key[1] === "browser")) channel.post({ type: "imported" });
}

async function replayOne(writer: Writer, { key, record, after }: Unsaved, page: string): Promise<void> {
  const before = (await writer.get(key)) as { readonly rev?: string } | undefined;
  // Where there is no record now, none was there when the page ended. A value names its next writing before it is stored,
  // a message only once it is: that one was deleted since.
  const isNew = after === null || (key[0] !== "msg" && isBy(page, after));
  const isNext = before ? before.rev === (after ?? undefined) || isBy(page, before.rev) : isNew;
  if (!isNext || isNewer(before)) return;
  if (record === null) return removeRecord(writer, key);
  const message = key[0] === "msg" && !before ? messageIn(record, new Map(), key.at(-1)) : undefined;
  const prefix = key.slice(0, -1);
  // Its question was deleted meanwhile, with all of the conversation.
  if (message?.role === "assistant" && (await isLeftOver(writer, prefix, await writer.list(prefix)))) return;
  const seq = message && (await reserve(writer, prefix, [message], (record as MessageRecord).seq));
  await putRecord(writer, key, { ...(record as object), ...(seq !== undefined && { seq }) }, new Map());
}
