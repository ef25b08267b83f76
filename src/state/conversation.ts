import { freeze } from "../base/frozen.ts";
import { textOf, type ChatMessage } from "../base/message.ts";
import { blobsFor, parcel, parcelNow, putRecord, removeRecord, type Parcel } from "./blobs.ts";
import { headerOf, titleOf } from "./header.ts";
import { ownerOf, type Home, type Scope, type Slot } from "./home.ts";
import { match, type Line } from "./match.ts";
import { messageIn, withStatus, type MessageRecord } from "./message-record.ts";
import { notice, uncloneable } from "./notice.ts";
import { Pace } from "./pace.ts";
import { blobsOf, filesIn } from "./pack.ts";
import { randomId } from "./place.ts";
import { pageLock } from "./tab.ts";
import { isNewer, type Entry, type Key, type Writer } from "./transaction.ts";

type Messages = readonly ChatMessage[];

/** A list of chat messages, stored one record per message, so that two tabs that write never overwrite each other. */
export class Conversation implements Slot {
  /** What is known of the stored messages, in their order. */
  private lines: Line[] = [];
  /** The lines of the last list that was written here. */
  private own: readonly Line[] = [];
  private removed: Line[] = [];
  private written: { messages: Messages; streaming: boolean } | undefined;
  private last: Messages = [];
  private isStreaming = false;
  private revisions = 0;
  /** Pages whose end is waited for. */
  private readonly awaited = new Set<string>();
  private loading: Promise<void> | undefined;
  private isRefused = false;
  private readonly origin = new WeakMap<ChatMessage, Line>();
  private readonly watchers = new Set<(messages: Messages) => void>();
  private readonly pace = new Pace((strict) => this.save(strict));

  /** @param id which conversation of the block; "" where it has only one */
  constructor(
    private readonly home: Home,
    readonly name: string,
    readonly scope: Scope,
    readonly id = "",
  ) {}

  /** The messages, `undefined` when there are none. An answer whose writer is gone has status `interrupted`. Never rejects. */
  async read(): Promise<{ value: Messages } | undefined> {
    await (this.loading ??= this.load());
    const value = this.show();
    // The first list of this page: what it lacks later was removed here.
    if (this.own.length === 0) {
      this.own = this.lines;
      for (const line of this.lines) line.foreign = line.message.status === "streaming";
    }
    return value.length > 0 ? { value } : undefined;
  }

  /**
   * Records the whole list. Only what changed is written: a new message and an end at once and down to the disk,
   * the growing last answer (`streaming`) five times a second.
   */
  write(messages: Messages, { streaming = false }: { streaming?: boolean } = {}): void {
    // A conversation of a list begins with the person's first message.
    if (this.id !== "" && this.lines.length === 0 && !messages.some(({ role }) => role === "user")) return;
    const isUrgent = messages.length !== this.last.length || (this.isStreaming && !streaming);
    this.last = messages;
    this.isStreaming = streaming;
    this.written = { messages, streaming };
    this.pace.request(isUrgent);
  }

  /** Calls back with the merged list when another tab has written, or has lost its hold on an answer. */
  watch(callback: (messages: Messages) => void): () => void {
    this.watchers.add(callback);
    return () => this.watchers.delete(callback);
  }

  /** Deletes all its messages. */
  async forget(): Promise<void> {
    await (this.loading ??= this.load());
    this.show();
    this.write([]);
    await this.pace.settle();
  }

  settle(): Promise<void> {
    return this.pace.settle();
  }

  unsaved(): Entry[] {
    this.take();
    let next = Math.max(0, ...this.lines.map(({ seq }) => (seq ?? -1) + 1));
    const changed = this.lines.filter(isChanged).flatMap((line): Entry[] => {
      try {
        // The files of the record before are counted; there is no time to count them out.
        if (line.stored && filesIn(line.stored).length > 0) return [];
        const { packed } = parcelNow(line.message);
        // No time to ask for its number: the last one known and one more, put right where the page lives on.
        return [[this.key(line.id), { ...packed, seq: line.seq ?? next++, ...(line.owner && { owner: line.owner }) } satisfies MessageRecord]];
      } catch {
        // It cannot be stored; saving it in time tells.
        return [];
      }
    });
    const removed = this.removed.filter(({ stored, message }) => filesIn(stored ?? message).length === 0);
    return [...removed.map(({ id }): Entry => [this.key(id), undefined]), ...changed];
  }

  async refresh(ids?: readonly string[]): Promise<void> {
    if (!this.loading) return;
    await this.loading;
    await (ids ? this.readLines(ids) : this.load());
    this.tell();
  }

  drop(): void {
    this.pace.cancel();
    this.written = undefined;
    this.lines = this.removed = [];
    this.own = this.last = [];
    this.loading = Promise.resolve();
    this.tell();
  }

  private key(id: string): Key {
    return ["msg", ownerOf(this.home, this.scope), this.name, this.id, id];
  }

  private get headKey(): Key {
    return ["conv", ...this.key("").slice(1, 4)];
  }

  private show(): Messages {
    this.take();
    for (const line of this.lines) line.seen = true;
    return freeze(this.lines.map(({ message }) => message));
  }

  private tell(): void {
    if (this.watchers.size === 0) return;
    const messages = this.show();
    for (const watcher of this.watchers) watcher(messages);
  }

  /** Finds out what the last written list changed. */
  private take(): void {
    if (!this.written) return;
    const { messages, streaming } = this.written;
    this.written = undefined;
    const { lines, own, removed } = match(messages, this.lines, this.own, this.origin, (message) => this.line(randomId(), message));
    this.lines = lines;
    this.own = own;
    this.removed.push(...removed);
    own.forEach((line, index) => {
      this.origin.set(messages[index]!, line);
      const { page } = this.home.tab;
      const grows = streaming && index === own.length - 1 && line.message.role === "assistant";
      // An answer that another tab is writing stays its own.
      if (line.owner === page || line.message !== line.stored) line.owner = grows ? page : undefined;
    });
    // The author's list lacks what another tab wrote.
    if (lines.length !== own.length) this.tell();
  }

  private line(id: string, message: ChatMessage): Line {
    const line: Line = { id, message, seq: undefined, stored: undefined, owner: undefined, storedOwner: undefined, rev: undefined, foreign: false, seen: true };
    this.origin.set(message, line);
    return line;
  }

  private async load(): Promise<void> {
    const prefix = this.key("").slice(0, -1);
    const { entries, blobs } = await this.home.records
      .read(async (reader) => {
        const entries = await reader.list(prefix);
        return { entries, blobs: await blobsFor(reader, entries.map(([, record]) => record)) };
      })
      .catch(async () => {
        const repair = await import("./repair.ts").catch((cause: unknown) => this.home.tell(notice("corrupt", { block: this.name, cause })));
        return repair ? repair.readEach(this.home, prefix, this.name) : { entries: [], blobs: new Map<string, Blob>() };
      });
    const present = new Set(entries.map(([key]) => key.at(-1)));
    this.lines = this.lines.filter((line) => present.has(line.id) || isChanged(line));
    await this.receive(entries, blobs);
  }

  private async readLines(ids: readonly string[]): Promise<void> {
    const read = this.home.records.read(async (reader) => {
      const entries: Entry[] = [];
      for (const id of ids) entries.push([this.key(id), await reader.get(this.key(id))]);
      return { entries, blobs: await blobsFor(reader, entries.map(([, record]) => record)) };
    });
    const found = await read.catch(() => undefined);
    // One that cannot be read is found out where all are.
    await (found ? this.receive(found.entries, found.blobs) : this.load());
  }

  /** Takes in records as they are stored now. What was changed here and not stored yet is newer. */
  private async receive(entries: readonly Entry[], blobs: ReadonlyMap<string, Blob>): Promise<void> {
    for (const [key, record] of entries) {
      const id = key.at(-1)!;
      const known = this.lines.find((line) => line.id === id);
      if (known && isChanged(known)) continue;
      if (record === undefined) {
        this.lines = this.lines.filter((line) => line !== known);
        continue;
      }
      const stored = messageIn(record, blobs);
      if (!stored) {
        if (isNewer(record)) this.home.tell(notice("newer", { block: this.name }));
        else await this.home.setAside(key, this.name, (record) => !messageIn(record, blobs));
        continue;
      }
      const { seq, owner, rev } = record as MessageRecord;
      const line = known ?? this.line(id, stored);
      // What this page has itself keeps its identity.
      const isSame = known !== undefined && rev !== undefined && known.rev === rev;
      const message = await this.withLife(isSame ? known.message : stored, owner);
      if (isSame && message === known.message) continue;
      Object.assign(line, { message, stored: message, seq, owner, storedOwner: owner, rev, foreign: true, seen: false } satisfies Partial<Line>);
      this.origin.set(message, line);
      if (!known) this.lines.push(line);
    }
    this.lines.sort((a, b) => (a.seq ?? Infinity) - (b.seq ?? Infinity) || 0);
    const missing = entries.some(([, record]) => [...blobsOf(record)].some((id) => !blobs.has(id)));
    if (missing) this.home.tell(notice("corrupt", { block: this.name }));
  }

  /** An answer is streaming as long as the page that writes it lives. */
  private async withLife(message: ChatMessage, owner: string | undefined): Promise<ChatMessage> {
    if (owner === undefined) return message.status === "streaming" ? withStatus(message, "interrupted") : message;
    if (owner === this.home.tab.page) return message;
    if (!(await this.home.presence.isHeld(pageLock(owner)))) return withStatus(message, "interrupted");
    this.awaitEnd(owner);
    return withStatus(message, "streaming");
  }

  private awaitEnd(owner: string): void {
    if (this.awaited.has(owner)) return;
    this.awaited.add(owner);
    void this.home.presence.whenFree(pageLock(owner), () => {
      this.awaited.delete(owner);
      void this.refresh(this.lines.filter((line) => line.owner === owner).map(({ id }) => id));
    });
  }

  private async save(strict: boolean): Promise<void> {
    await (this.loading ??= this.load());
    this.take();
    const changed = this.lines.filter(isChanged).map((line) => ({ line, message: line.message, owner: line.owner }));
    const removed = [...this.removed];
    if (changed.length + removed.length === 0) return;
    const sent = await Promise.all(changed.map(({ message }) => this.pack(message)));
    const numbers: number[] = [];
    const rev = `${this.home.tab.page}.${++this.revisions}`;
    const isListChanged = this.lines.length === 0 || changed.some(({ line }) => line.seq === undefined);
    await this.home.records.change(async (writer) => {
      for (const { id } of removed) await removeRecord(writer, this.key(id));
      let next = await this.number(writer, changed);
      for (const [index, { line, owner }] of changed.entries()) {
        numbers[index] = line.seq ?? next++;
        const record: MessageRecord = { ...sent[index]!.packed, seq: numbers[index], rev, ...(owner && { owner }) };
        if (!(await putRecord(writer, this.key(line.id), record, sent[index]!.blobs, line.stored === undefined))) this.home.tell(notice("newer", { block: this.name }));
      }
    }, strict);
    this.removed = this.removed.filter((line) => !removed.includes(line));
    changed.forEach(({ line, message, owner }, index) => Object.assign(line, { stored: message, storedOwner: owner, seq: numbers[index], rev } satisfies Partial<Line>));
    this.home.changed("msg", this.scope, [this.name, this.id], [...changed.map(({ line }) => line.id), ...removed.map(({ id }) => id)]);
    if (isListChanged) this.home.changed("conv", this.scope, [this.name]);
  }

  /** Reserves numbers for what is new, inside the transaction, so that no other tab takes them too. */
  private async number(writer: Writer, changed: readonly { line: Line; message: ChatMessage }[]): Promise<number> {
    const fresh = changed.filter(({ line }) => line.seq === undefined);
    if (this.lines.length === 0) writer.remove(this.headKey);
    if (fresh.length === 0) return 0;
    const header = await headerOf(writer, this.headKey, this.key("").slice(0, -1));
    const first = fresh.find(({ message }) => message.role === "user");
    const title = header.title || (first ? titleOf(first.message) : "");
    if (!isNewer(header)) writer.put(this.headKey, { ...header, title, next: header.next + fresh.length, at: Date.now() });
    return header.next;
  }

  /** What of a message cannot be stored is left out; its words never are. */
  private async pack(message: ChatMessage): Promise<Parcel> {
    try {
      return await parcel(message, this.name, this.home.tell);
    } catch (error) {
      if (!this.isRefused) this.home.tell(uncloneable(this.name, error));
      this.isRefused = true;
      const { role, status, id } = message;
      return parcelNow({ role, content: textOf(message), ...(status && { status }), ...(id && { id }) });
    }
  }
}

function isChanged(line: Line): boolean {
  return line.message !== line.stored || line.owner !== line.storedOwner || line.seq === undefined;
}
