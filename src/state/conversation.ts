import { freeze } from "../core/frozen.ts";
import { mergeMessages } from "../core/merge-messages.ts";
import { withIds } from "../core/message-ids.ts";
import type { ChatMessage } from "../core/message.ts";
import { same } from "../core/snapshot.ts";
import { isFileMissing, parcelNow, readSome, type Found } from "./blobs.ts";
import { ownerOf, type Home, type StoredScope, type Slot, type Unsaved } from "./home.ts";
import { arrange, byNumber, isChanged, newLine, questionsOf, setMessage, type Line } from "./lines.ts";
import { messageIn, withLife, type MessageRecord } from "./message-record.ts";
import { readMessages, storeMessages, type MessagePlace } from "./message-store.ts";
import { notice, uncloneable } from "./notice.ts";
import { Pace } from "./pace.ts";
import { filesIn } from "./pack.ts";
import { isBy, numberIn, revOf } from "./rev.ts";
import { pageLock } from "./tab.ts";
import { isNewer, type Entry, type Key } from "./transaction.ts";

type Messages = readonly ChatMessage[];

/**
 * A list of chat messages, stored one record per message, so that two tabs that write never overwrite each other.
 * What a list leaves out, of what this page was given or wrote last, is deleted; what it could not know of stays.
 */
export class Conversation implements Slot {
  /** What is known of the stored messages, in their order. */
  private lines: Line[] = [];
  /** The list that this page was given or has written last: what it had before its eyes. None where it began with its own. */
  private base: Messages | undefined;
  private removed: Line[] = [];
  private written: { messages: Messages; streaming: boolean } | undefined;
  private last: Messages = [];
  private isStreaming = false;
  private revisions = 0;
  /** Pages whose end is waited for. */
  private readonly awaited = new Set<string>();
  private loading: Promise<void> | undefined;
  private turns: Promise<void> = Promise.resolve();
  private isRefused = false;
  private readonly watchers = new Set<(messages: Messages) => void>();
  private readonly pace = new Pace((strict) => this.save(strict));

  /** @param id which conversation of the block; "" where it has only one */
  constructor(
    private readonly home: Home,
    readonly name: string,
    readonly scope: StoredScope,
    readonly id = "",
  ) {}

  /** The messages, `undefined` when there are none. An answer whose writer is gone has status `interrupted`. Never rejects. */
  async read(): Promise<{ value: Messages } | undefined> {
    await this.ready();
    const { known } = this;
    return known && { value: known };
  }

  /** Resolves once what is stored is known. */
  ready(): Promise<void> {
    return (this.loading ??= this.inTurn(() => this.load()));
  }

  /** The messages as far as they are known now; `undefined` when there are none. */
  get known(): Messages | undefined {
    const messages = this.show();
    return messages.length > 0 ? messages : undefined;
  }

  /** A new one: there is nothing to be read. */
  begin(): this {
    this.loading ??= Promise.resolve();
    return this;
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
    await this.ready();
    this.show();
    this.write([]);
    await this.pace.settle();
  }

  settle(): Promise<void> {
    return this.pace.settle();
  }

  unsaved(): Unsaved[] {
    this.take();
    const questions = questionsOf(this.lines);
    const changed = this.lines.filter(isChanged).flatMap((line): Unsaved[] => {
      try {
        // The files of the record before are counted; there is no time to count them out.
        if (filesIn(line.stored).length > 0) return [];
        const { packed } = parcelNow(line.message);
        const rev = this.newRev();
        // Without a number where it has none yet: whoever stores it asks for one.
        const { seq, owner } = line;
        const record: Partial<MessageRecord> = { ...packed, rev, ...(seq !== undefined && { seq }), ...(owner && { owner }) };
        const question = questions.get(line.key)?.key;
        return [{ key: this.key(line.key), record, rev, after: line.rev ?? null, ...(question !== undefined && { question }) }];
      } catch {
        // It cannot be stored; saving it in time tells.
        return [];
      }
    });
    const removed = this.removed.filter(({ stored, message }) => filesIn(stored ?? message).length === 0);
    const gone = removed.map(({ key, rev = null }): Unsaved => ({ key: this.key(key), record: null, rev: this.newRev(), after: rev }));
    return [...gone, ...changed];
  }

  async refresh(ids?: readonly string[]): Promise<void> {
    if (!this.loading) return;
    await this.loading;
    await this.inTurn(() => (ids ? this.readLines(ids) : this.load()));
    this.tell();
  }

  restore(): void {
    for (const line of this.lines) line.isDue = true;
    this.pace.request(true);
  }

  drop(): void {
    this.pace.cancel();
    this.written = undefined;
    this.lines = this.removed = [];
    this.base = this.last = [];
    this.loading = Promise.resolve();
    this.tell();
  }

  /** Reading and storing take turns: what was read before something was stored would undo it on the page. */
  private inTurn(work: () => Promise<void>): Promise<void> {
    const done = this.turns.then(work);
    this.turns = done.catch(() => {});
    return done;
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
    return (this.base = freeze(this.lines.map(({ message }) => message)));
  }

  private tell(): void {
    if (this.watchers.size === 0) return;
    const messages = this.show();
    for (const watcher of this.watchers) watcher(messages);
  }

  /** Takes in what the last written list has changed. */
  private take(): void {
    if (!this.written) return;
    const { streaming } = this.written;
    const theirs = this.lines.map(({ message }) => message);
    const mine = withIds(this.written.messages, this.base ?? theirs);
    this.written = undefined;
    const known = new Map<ChatMessage["id"], Line>(this.lines.map((line) => [line.id, line]));
    // Of what both have, what was stored is no older.
    const merged = mergeMessages(this.base ?? mine.filter(({ id }) => known.has(id)), mine, theirs);
    this.base = mine;
    this.lines = merged.map((message) => {
      const line = known.get(message.id) ?? newLine(message);
      known.delete(line.id);
      setMessage(line, message);
      return line;
    });
    this.removed.push(...known.values());
    arrange(this.lines);
    this.own(mine, streaming);
    // The list lacks what another tab wrote, or has what another tab has deleted or changed.
    if (merged !== mine && (merged.length !== mine.length || merged.some((message, index) => !same(message, mine[index])))) this.tell();
  }

  /** What grows here is this page's, as long as it does. An answer that another tab is writing stays its own. */
  private own(mine: Messages, streaming: boolean): void {
    const { page } = this.home.tab;
    const grows = ({ id, role, status }: ChatMessage) =>
      streaming && role === "assistant" && (status === "streaming" || (status === undefined && id === mine.at(-1)?.id));
    for (const line of this.lines)
      if (line.owner === page || line.message !== line.stored) line.owner = grows(line.message) ? page : undefined;
  }

  private async load(): Promise<void> {
    const found = await readMessages(this.home, this.prefix, this.name);
    const present = new Set(found.entries.map(([key]) => key.at(-1)));
    if (!found.isBlind) this.lines = this.lines.filter((line) => present.has(line.key) || isChanged(line));
    await this.receive(found);
  }

  private async readLines(ids: readonly string[]): Promise<void> {
    const keys = ids.map((id) => this.key(id));
    const found = await readSome(this.home, keys).catch(() => undefined);
    // One that cannot be read is found out where all are.
    await (found ? this.receive(found) : this.load());
  }

  /** Takes in records as they are stored now. What was changed or removed here and not stored yet is newer. */
  private async receive(found: Found): Promise<void> {
    const { entries, blobs, isBlind } = found;
    const living = await this.living(entries);
    const known = new Map(this.lines.map((line) => [line.key, line]));
    // Two records of before may hold one id: the second is known by its own.
    const ids = new Set<ChatMessage["id"]>(this.lines.map((line) => line.id));
    const broken: Key[] = [];
    for (const [key, record] of entries) {
      const id = key.at(-1)!; // safe: the last of five parts
      const line = known.get(id);
      if ((line && isChanged(line)) || this.removed.some((removed) => removed.key === id)) continue;
      const stored = messageIn(record, blobs, id);
      if (record === undefined) this.lines = this.lines.filter((one) => one !== line || isBlind);
      else if (isNewer(record)) this.home.tell(notice("newer", { block: this.name }));
      else if (!stored) broken.push(key);
      else if (line) this.receiveOne(line, record as MessageRecord, stored, living, true);
      else {
        const fresh = newLine(ids.has(stored.id) ? freeze({ ...stored, id }) : stored, id);
        ids.add(fresh.id);
        this.lines.push(fresh);
        this.receiveOne(fresh, record as MessageRecord, stored, living, false);
      }
    }
    this.lines.sort(byNumber);
    for (const key of broken) await this.home.setAside(key, this.name, (record) => !messageIn(record, blobs));
    if (isFileMissing(found)) this.home.tell(notice("corrupt", { block: this.name }));
  }

  /** @param wasHere whether the page had it before */
  private receiveOne(
    line: Line,
    { seq, owner, rev }: MessageRecord,
    stored: ChatMessage,
    living: ReadonlySet<string>,
    wasHere: boolean,
  ): void {
    const { generation } = this.home.records;
    this.revisions = Math.max(this.revisions, numberIn(rev));
    // What this page has written it has itself, perhaps newer: that keeps its identity.
    const isOwn = wasHere && rev !== undefined && (rev === line.rev || isBy(this.home.tab.page, rev));
    const known = isOwn ? line.message : stored.id === line.id ? stored : freeze({ ...stored, id: line.id });
    // What this page has dropped and somebody has brought back, it does not go on writing.
    const isWritten = isOwn && owner === this.home.tab.page;
    const message = isWritten ? known : withLife(known, owner, living);
    const isNews = !isOwn || message !== line.message;
    Object.assign(line, { seq, rev, storedOwner: owner, generation } satisfies Partial<Line>);
    if (isNews) Object.assign(line, { message, stored: message, owner } satisfies Partial<Line>);
  }

  /** Which pages that were writing these messages still live. */
  private async living(entries: readonly Entry[]): Promise<Set<string>> {
    const { presence } = this.home;
    const owners = new Set(entries.flatMap(([, record]) => (record as Partial<MessageRecord> | undefined)?.owner ?? []));
    const living = new Set<string>();
    owners.delete(this.home.tab.page);
    for (const owner of owners) if (await presence.isHeld(pageLock(owner))) living.add(owner);
    for (const owner of living) this.awaitEnd(owner);
    return living;
  }

  private awaitEnd(owner: string): void {
    if (this.awaited.has(owner)) return;
    this.awaited.add(owner);
    void this.home.presence.whenFree(pageLock(owner), () => {
      this.awaited.delete(owner);
      void this.refresh(this.lines.filter((line) => line.owner === owner).map(({ key }) => key));
    });
  }

  private async save(strict: boolean): Promise<void> {
    await this.ready();
    await this.inTurn(() => this.store(strict));
  }

  private async store(strict: boolean): Promise<void> {
    const { home } = this;
    this.take();
    // With copies: they may go on while they are stored.
    const stored = new Map(this.lines.filter(isChanged).map((line) => [line, { ...line }]));
    const changed = [...stored.values()];
    const removed = this.removed.map(({ key }) => key);
    if (changed.length + removed.length === 0) return;
    const rev = this.newRev();
    const isEmpty = this.lines.length === 0;
    const placed = await storeMessages(
      home,
      { prefix: this.prefix, changed, questions: questionsOf(this.lines), removed, isEmpty, rev, least: this.nextNumber },
      strict,
      (error) => {
        if (!this.isRefused) home.tell(uncloneable(this.name, error));
        this.isRefused = true;
      },
    );
    this.removed = this.removed.filter(({ key }) => !removed.includes(key));
    for (const [line, as] of stored) this.isStored(line, as, placed.get(line.key));
    const sorted = this.lines.filter((line) => !stored.has(line) || placed.has(line.key)).sort(byNumber);
    const isOther = placed.size < changed.length || sorted.some((line, index) => line !== this.lines[index]);
    this.lines = sorted;
    if (isOther) this.tell();
    const later = [...placed].flatMap(([key, { rev }]) => (rev === undefined ? key : []));
    if (later.length > 0) void this.refresh(later);
    home.changed("msg", this.scope, [this.name, this.id], [...changed.map(({ key }) => key), ...removed]);
    if (isEmpty || changed.some(({ seq, stored }) => seq === undefined || stored === undefined))
      home.changed("conv", this.scope, [this.name]);
  }

  /** @param as what it was when it was stored: it may have gone on since */
  private isStored(line: Line, as: Line, placed: MessagePlace | undefined): void {
    if (!placed) return;
    const { seq, rev, generation } = placed;
    // It may be gone again by now.
    const isThere = generation === this.home.records.generation;
    if (line.seq === as.seq) Object.assign(line, { seq, isDue: !isThere } satisfies Partial<Line>);
    Object.assign(line, { stored: as.message, storedOwner: as.owner, rev, generation } satisfies Partial<Line>);
  }
}
