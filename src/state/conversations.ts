import { lazy } from "../core/lazy.ts";
import { textOf, type ChatMessage } from "../core/message.ts";
import type { AppState } from "./app-state.ts";
import type { Cell } from "./cell.ts";
import type { Conversation } from "./conversation.ts";
import { DAY, headerOf, titleOf, type Header } from "./header.ts";
import { ownerOf, type StoredScope, type Slot, type Unsaved } from "./home.ts";
import { pointerOf } from "./pointer.ts";
import { randomId } from "../core/random-id.ts";
import { isNewer, type Entry, type Key } from "./transaction.ts";

const loadDeleting = lazy(() => import("./delete-conversations.ts"));

/** A conversation as a list shows it. */
export interface Summary {
  readonly id: string;
  /** The first words of its first question, or what the person named it. Empty when there are none. */
  readonly title: string;
  readonly pinned: boolean;
  /** When it was last written, in milliseconds as `Date.now()`. */
  readonly at: number;
}

/** The named conversations of one chatbot. One is open; a new one is stored from the person's first message on. */
export class Conversations implements Slot {
  private open!: Conversation;
  private starting: Promise<void> | undefined;
  private readonly watchers = new Set<() => void>();
  /** Which one is open is each tab's own. */
  private readonly openId: Cell<string>;
  /** As they were stored when they were last read. */
  private headers: readonly Entry[] = [];
  private restoring: Promise<void> | undefined;

  constructor(
    private readonly state: AppState,
    readonly name: string,
    readonly scope: StoredScope,
  ) {
    this.openId = state.cell(pointerOf(name), "session");
  }

  /** The one that is open. */
  get current(): Conversation {
    return this.open;
  }

  /** Opens the conversation that this tab had open, or a new one. */
  start(): Promise<void> {
    return (this.starting ??= this.startOnce());
  }

  /** All that are stored: the pinned first, then the newest. */
  async list(): Promise<Summary[]> {
    const read = () =>
      this.state.home.records.read(async (reader) => {
        const found = await reader.list(this.key());
        const outOfSight = reader.isBlind ? this.headers.filter(([[, , , id]]) => !found.some(([key]) => key[3] === id)) : [];
        return [...found, ...outOfSight];
      });
    this.headers = await read();
    // They were found to be deleted.
    if (this.restoring) {
      await this.restoring;
      this.headers = await read();
    }
    return this.headers.flatMap(summary).sort((a, b) => Number(b.pinned) - Number(a.pinned) || b.at - a.at);
  }

  /** Opens a new, empty one. */
  create(): Conversation {
    return this.use(this.conversation(randomId()).begin());
  }

  /** Opens another. */
  async switch(id: string): Promise<Conversation> {
    const next = this.conversation(id);
    // Read before it is the one that is open: what is written meanwhile belongs to the one before.
    await next.ready();
    this.use(next);
    await this.touch(id);
    return next;
  }

  /** Gives it another title. */
  rename(id: string, title: string): Promise<void> {
    return this.change(id, (header) => ({ ...header, title }));
  }

  /** Keeps it at the top, and out of every limit. */
  pin(id: string, pinned = true): Promise<void> {
    return this.change(id, (header) => ({ ...header, pinned }));
  }

  /** Those whose title or messages hold all words of `text`, whatever their case. */
  async search(text: string): Promise<Summary[]> {
    const words = text.toLowerCase().split(/\s+/).filter(Boolean);
    const messages = await this.state.home.records.read((reader) => reader.list(["msg", ...this.key().slice(1)]));
    const texts = new Map<string | undefined, string>();
    for (const [[, , , id], record] of messages) {
      const message = (record as { value?: Partial<ChatMessage> } | undefined)?.value;
      if (!message || (typeof message.content !== "string" && !Array.isArray(message.content))) continue;
      texts.set(id, `${texts.get(id) ?? ""}\n${textOf(message as ChatMessage)}`);
    }
    return (await this.list()).filter(({ id, title }) => {
      const whole = `${title}\n${texts.get(id) ?? ""}`.toLowerCase();
      return words.every((word) => whole.includes(word));
    });
  }

  /** Deletes it, at once. Gives a function that brings it back, as long as the page lives. */
  async delete(id: string): Promise<() => Promise<void>> {
    const [{ deleteConversations }] = await Promise.all([loadDeleting(), this.state.conversation(this.name, this.scope, id).settle()]);
    const bringBack = await deleteConversations(this.state, [this.key(id)]);
    if (this.open.id === id) this.create();
    return bringBack;
  }

  /** Calls back when the list has changed, here or in another tab, or another conversation is open. */
  watch(callback: () => void): () => void {
    this.watchers.add(callback);
    return () => this.watchers.delete(callback);
  }

  async settle(): Promise<void> {
    await this.restoring;
  }

  unsaved(): Unsaved[] {
    return [];
  }

  async refresh(): Promise<void> {
    for (const watcher of this.watchers) watcher();
  }

  restore(): void {
    this.restoring = this.restoreHeaders(this.headers)
      .catch(() => {})
      .finally(() => (this.restoring = undefined));
  }

  drop(): void {
    this.headers = [];
    void this.refresh();
  }

  async reopen(): Promise<void> {
    const next = this.conversation((await this.openId.read())?.value ?? randomId());
    await next.ready();
    this.use(next);
  }

  private async startOnce(): Promise<void> {
    await this.reopen();
    const { id } = this.open;
    await this.list().catch(() => []);
    const header = this.headers.find(([key]) => key[3] === id)?.[1] as Header | undefined;
    // Said once a day is enough for the limits.
    if (header && !(Date.now() - header.opened < DAY)) await this.touch(id);
  }

  /** The headers of the conversations whose messages this page holds; the messages are stored again by themselves. */
  private async restoreHeaders(known: readonly Entry[]): Promise<void> {
    const { home, slots } = this.state;
    const held = [...slots].filter(([slot]) => slot.startsWith(JSON.stringify(["msg", this.scope, this.name]).slice(0, -1)));
    for (const [, slot] of held) {
      const { id } = slot as Conversation;
      const header = known.find(([key]) => key[3] === id)?.[1] as Header | undefined;
      await slot.settle();
      const value = (await (slot as Conversation).read())?.value;
      const question = value?.find(({ role }) => role === "user");
      if (id === "" || !value) continue;
      await home.records.change(async (writer) => {
        const made = await headerOf(writer, this.key(id), ["msg", ...this.key(id).slice(1)]);
        const title = made.title || (question ? titleOf(question) : "");
        writer.put(this.key(id), { ...made, title, ...header, next: made.next });
      });
    }
    home.changed("conv", this.scope, [this.name]);
  }

  private touch(id: string): Promise<void> {
    return this.change(id, (header) => ({ ...header, opened: Date.now() }));
  }

  private conversation(id: string): Conversation {
    return this.state.conversation(this.name, this.scope, id);
  }

  private use(conversation: Conversation): Conversation {
    this.open = conversation;
    this.openId.write(conversation.id, { typed: false });
    void this.refresh();
    return conversation;
  }

  private key(id?: string): Key {
    return ["conv", ownerOf(this.state.home, this.scope), this.name, ...(id === undefined ? [] : [id])];
  }

  private async change(id: string, change: (header: Header) => Header): Promise<void> {
    const { home } = this.state;
    await home.records.change(async (writer) => {
      const header = (await writer.get(this.key(id))) as Header | undefined;
      if (header && !isNewer(header)) writer.put(this.key(id), change(header));
    });
    home.changed("conv", this.scope, [this.name]);
  }
}

function summary([[, , , id], record]: Entry): Summary[] {
  const { title, pinned = false, at } = (record ?? {}) as Partial<Header>;
  return id && typeof title === "string" ? [{ id, title, pinned: pinned === true, at: Number(at) || 0 }] : [];
}
