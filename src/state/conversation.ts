import { freeze } from "../core/frozen.ts";
import type { ChatMessage } from "../core/message.ts";
import { parcelNow } from "./blobs.ts";
import { ownerOf, type Home, type Scope, type Slot, type Unsaved } from "./home.ts";
import { match, type Line } from "./match.ts";
import { messageIn, withLife, type MessageRecord } from "./message-record.ts";
import { readMessages, readSome, storeMessages, type Found } from "./message-store.ts";
import { notice, uncloneable } from "./notice.ts";
import { Pace } from "./pace.ts";
import { blobsOf, filesIn } from "./pack.ts";
import { randomId } from "./place.ts";
import { isBy, revOf } from "./rev.ts";
import { pageLock } from "./tab.ts";
import { isNewer, type Entry, type Key } from "./transaction.ts";

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
   * the growing last answer (`streaming`) five times a second. A list that `watch` gave is not to be written back:
   * it is stored already.
   */
  write(messages: Messages, { streaming = false }: { streaming?: boolean } = {}): void {
    if (this.home.isLeft()) return;
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

  unsaved(): Unsaved[] {
    this.take();
    let next = this.nextNumber;
    const changed = this.lines.filter(isChanged).flatMap((line): Unsaved[] => {
      try {
        // The files of the record before are counted; there is no time to count them out.
        if (line.stored && filesIn(line.stored).length > 0) return [];
        const { packed } = parcelNow(line.message);
        // No time to ask for its number: the last one known and one more, put right where the page lives on.
        const record: MessageRecord = { ...packed, seq: line.seq ?? next++, rev: this.newRev(), ...(line.owner && { owner: line.owner }) };
        return [{ key: this.key(line.id), record, after: line.rev ?? null }];
      } catch {
        // It cannot be stored; saving it in time tells.
        return [];
      }
    });
    const removed = this.removed.filter(({ stored, message }) => filesIn(stored ?? message).length === 0);
    return [...removed.map(({ id, rev = null }): Unsaved => ({ key: this.key(id), record: null, after: rev })), ...changed];
  }

  async refresh(ids?: readonly string[]): Promise<void> {
    if (!this.loading) return;
    await this.loading;
    await (ids ? this.readLines(ids) : this.load());
    this.tell();
  }

  restore(): void {
    // Each is put again in its old place; a copy is none of those that are stored.
    for (const line of this.lines) if (line.stored) line.stored = { ...line.stored };
    this.pace.request(true);
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

  private get prefix(): Key {
    return this.key("").slice(0, -1);
  }

  /** The number of the next message, as far as is known here. */
  private get nextNumber(): number {
    return Math.max(0, ...this.lines.map(({ seq }) => (seq ?? -1) + 1));
  }

  /** For each writing of a record. */
  private newRev(): string {
    return revOf(this.home.tab.page, ++this.revisions);
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
    const line: Line = {
      id,
      message,
      seq: undefined,
      stored: undefined,
      owner: undefined,
      storedOwner: undefined,
      rev: undefined,
      foreign: false,
      seen: true,
    };
    this.origin.set(message, line);
    return line;
  }

  private async load(): Promise<void> {
    const found = await readMessages(this.home, this.prefix, this.name);
    const present = new Set(found.entries.map(([key]) => key.at(-1)));
    this.lines = this.lines.filter((line) => present.has(line.id) || isChanged(line));
    await this.receive(found);
  }

  private async readLines(ids: readonly string[]): Promise<void> {
    const found = await readSome(
      this.home,
      ids.map((id) => this.key(id)),
    );
    // One that cannot be read is found out where all are.
    await (found ? this.receive(found) : this.load());
  }

  /** Takes in records as they are stored now. What was changed or removed here and not stored yet is newer. */
  private async receive({ entries, blobs }: Found): Promise<void> {
    const living = await this.living(entries);
    const known = new Map(this.lines.map((line) => [line.id, line]));
    const broken: Key[] = [];
    for (const [key, record] of entries) {
      const id = key.at(-1)!;
      const line = known.get(id);
      if ((line && isChanged(line)) || this.removed.some((removed) => removed.id === id)) continue;
      const stored = messageIn(record, blobs);
      if (record === undefined) this.lines = this.lines.filter((one) => one !== line);
      else if (isNewer(record)) this.home.tell(notice("newer", { block: this.name }));
      else if (!stored) broken.push(key);
      else this.receiveOne(line ?? this.line(id, stored), record as MessageRecord, stored, living);
    }
    this.lines.sort((a, b) => (a.seq ?? Infinity) - (b.seq ?? Infinity) || 0);
    for (const key of broken) await this.home.setAside(key, this.name, (record) => !messageIn(record, blobs));
    const isFileMissing = entries.some(([, record]) => [...blobsOf(record)].some((id) => !blobs.has(id)));
    if (isFileMissing) this.home.tell(notice("corrupt", { block: this.name }));
  }

  private receiveOne(line: Line, { seq, owner, rev }: MessageRecord, stored: ChatMessage, living: ReadonlySet<string>): void {
    // What this page has written it has itself, perhaps newer: that keeps its identity.
    const isOwn = rev !== undefined && (rev === line.rev || isBy(this.home.tab.page, rev)) && this.lines.includes(line);
    const known = isOwn ? line.message : stored;
    const message = owner === this.home.tab.page ? known : withLife(known, owner, living);
    if (isOwn && message === line.message) {
      Object.assign(line, { seq, rev, storedOwner: owner } satisfies Partial<Line>);
      return;
    }
    Object.assign(line, {
      message,
      stored: message,
      seq,
      owner,
      storedOwner: owner,
      rev,
      foreign: true,
      seen: false,
    } satisfies Partial<Line>);
    this.origin.set(message, line);
    if (!this.lines.includes(line)) this.lines.push(line);
  }

  /** Which pages that were writing these messages still live. */
  private async living(entries: readonly Entry[]): Promise<Set<string>> {
    const { presence } = this.home;
    const owners = new Set(entries.flatMap(([, record]) => (record as Partial<MessageRecord> | undefined)?.owner ?? []));
    const living = new Set<string>();
    for (const owner of owners) if (await presence.isHeld(pageLock(owner))) living.add(owner);
    for (const owner of living) this.awaitEnd(owner);
    return living;
  }

  private awaitEnd(owner: string): void {
    if (this.awaited.has(owner) || owner === this.home.tab.page) return;
    this.awaited.add(owner);
    void this.home.presence.whenFree(pageLock(owner), () => {
      this.awaited.delete(owner);
      void this.refresh(this.lines.filter((line) => line.owner === owner).map(({ id }) => id));
    });
  }

  private async save(strict: boolean): Promise<void> {
    const { home } = this;
    await (this.loading ??= this.load());
    this.take();
    const lines = this.lines.filter(isChanged);
    const changed = lines.map((line) => ({ ...line }));
    const removed = this.removed.map(({ id }) => id);
    if (changed.length + removed.length === 0) return;
    const rev = this.newRev();
    const isEmpty = this.lines.length === 0;
    const numbers = await storeMessages(
      home,
      { prefix: this.prefix, changed, removed, isEmpty, rev, least: this.nextNumber },
      strict,
      (error) => {
        if (!this.isRefused) home.tell(uncloneable(this.name, error));
        this.isRefused = true;
      },
    );
    this.removed = this.removed.filter(({ id }) => !removed.includes(id));
    lines.forEach((line, index) =>
      Object.assign(line, {
        stored: changed[index]!.message,
        storedOwner: changed[index]!.owner,
        seq: numbers[index],
        rev,
      } satisfies Partial<Line>),
    );
    home.changed("msg", this.scope, [this.name, this.id], [...lines.map(({ id }) => id), ...removed]);
    if (isEmpty || changed.some(({ seq }) => seq === undefined)) home.changed("conv", this.scope, [this.name]);
  }
}

function isChanged(line: Line): boolean {
  return line.message !== line.stored || line.owner !== line.storedOwner || line.seq === undefined;
}
