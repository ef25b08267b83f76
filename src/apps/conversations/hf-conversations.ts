import { html, nothing, type CSSResultGroup, type TemplateResult } from "lit";
import { property, state } from "lit/decorators.js";
import { repeat } from "lit/directives/repeat.js";
import { HfElement } from "../../base/hf-element.ts";
import { keyOf } from "../../base/keys.ts";
import { authorError, type HfError } from "../../core/hf-error.ts";
import { word } from "../../core/words.ts";
import type { Conversations, Summary } from "../../state/conversations.ts";
import type { HfBlocks } from "../../app/hf-blocks.ts";
import { appOf, elementById } from "../../app/lookup.ts";
import { whenReady } from "../../app/ready.ts";
import { styles } from "./hf-conversations.styles.ts";
import { conversationWord } from "./words.ts";

/** Milliseconds in which a deleted conversation can be brought back. */
const UNDO_MS = 15_000;

/** A pin: keep at the top. */
const pin: TemplateResult = html`<svg viewBox="0 0 16 16" aria-hidden="true"><path d="M6 2h4l-.5 4.5L12 9H4l2.5-2.5zM8 9v5" /></svg>`;
/** A pen: rename. */
const pen: TemplateResult = html`<svg viewBox="0 0 16 16" aria-hidden="true"><path d="M10.8 2.5l2.7 2.7-8 8H2.8v-2.7zM9 4.3L11.7 7" /></svg>`;
/** A bin: delete. */
const bin: TemplateResult = html`<svg viewBox="0 0 16 16" aria-hidden="true"><path d="M2.5 4h11M6 4V2.5h4V4M4 4l.6 9.5h6.8L12 4M6.7 6.8v4M9.3 6.8v4" /></svg>`;

/**
 * The conversations of a chatbot: new, open another, rename, pin, search, delete and undo that.
 * Each is stored from the person's first message on.
 *
 * @tag hf-conversations
 * @csspart new - The button that begins a new one.
 * @csspart search - The search field.
 * @csspart list - The list.
 * @cssprop --hf-conversations-height - How high the list grows before it scrolls; 60vh by itself.
 */
export class HfConversations extends HfElement {
  static override readonly tag = "hf-conversations";
  static override styles: CSSResultGroup = [HfElement.styles, styles];

  /** The id of the chatbot. */
  @property() for = "";

  @state() private found: readonly Summary[] = [];
  @state() private query = "";
  @state() private renaming: string | undefined;
  @state() private deleted: { readonly title: string; readonly bringBack: () => Promise<void> } | undefined;
  /** Before they are there: nothing is stored yet that could be listed, or they are on their way. */
  @state() private coming: "unused" | "loading" | undefined;
  private conversations: Conversations | undefined;
  private connecting: Promise<void> | undefined;
  private unwatch: (() => void) | undefined;
  private undoClock: ReturnType<typeof setTimeout> | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    this.offerUndo();
    // The chatbot may stand further down in the page.
    queueMicrotask(() => (this.connecting = this.connect()));
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.unwatch?.();
    this.unwatch = undefined;
    clearTimeout(this.undoClock);
  }

  private async connect(): Promise<void> {
    const app = appOf(this) as HfBlocks | null;
    if (!app || !this.isConnected || this.unwatch) return;
    // A new one can be asked for from now on: it begins once they are there.
    this.coming = "loading";
    try {
      await app.ready;
      if (!this.isConnected) return;
      const chat = elementById(this.for, app, `<hf-conversations for="${this.for}">`);
      const conversations = await whenReady([chat], async () => {
        this.coming = "unused";
        await app.whenUsed();
        this.coming = "loading";
        return app.conversationsOf(chat);
      });
      // It may have left meanwhile, or been taken out and put in again.
      if (!this.isConnected || this.unwatch) return;
      if (!conversations)
        throw authorError(
          `<hf-conversations for="${this.for}"> is for a block that stores no conversation. Name a chatbot in an app with a name.`,
        );
      this.conversations = conversations;
      this.unwatch = conversations.watch(() => void this.refresh());
      await this.refresh();
    } catch (error) {
      this.coming = undefined;
      app.reportMistake(error);
    }
  }

  private async refresh(): Promise<void> {
    const { conversations, query } = this;
    if (!conversations || !this.isConnected) return;
    const found = query.trim() ? await conversations.search(query) : await conversations.list();
    if (query !== this.query) return;
    this.found = found;
    this.requestUpdate();
  }

  /** What streams into the chatbot is stopped first, and stays in the conversation it belongs to. */
  private leave(): Promise<void> {
    const app = appOf(this) as HfBlocks;
    return app.stopRunsOn(elementById(this.for, app, "<hf-conversations>"));
  }

  private isOpen(id: string): boolean {
    return this.conversations?.current.id === id;
  }

  private async onNew(): Promise<void> {
    await this.leave();
    await this.connecting;
    this.conversations?.create();
  }

  private async onOpen({ id }: Summary): Promise<void> {
    if (this.isOpen(id)) return;
    await this.leave();
    await this.conversations?.switch(id);
  }

  private onPin({ id, pinned }: Summary): void {
    void this.conversations?.pin(id, !pinned);
  }

  private async onDelete({ id, title }: Summary): Promise<void> {
    if (this.isOpen(id)) await this.leave();
    let bringBack: (() => Promise<void>) | undefined;
    try {
      bringBack = await this.conversations?.delete(id);
    } catch (fault) {
      return this.showUnloaded(fault as HfError);
    }
    this.hideUnloaded();
    this.deleted = bringBack && { title, bringBack };
    this.offerUndo();
    await this.updateComplete;
    // The button that had the focus is gone; the way back is next.
    this.renderRoot.querySelector<HTMLElement>(".undo button")?.focus();
  }

  private offerUndo(): void {
    clearTimeout(this.undoClock);
    if (this.deleted) this.undoClock = setTimeout(() => (this.deleted = undefined), UNDO_MS);
  }

  private async onUndo(): Promise<void> {
    const { deleted } = this;
    this.deleted = undefined;
    await deleted?.bringBack();
  }

  private async onRename(id: string | undefined): Promise<void> {
    const before = this.renaming;
    this.renaming = id;
    await this.updateComplete;
    const field = this.renderRoot.querySelector<HTMLInputElement>("li input");
    if (field) field.select();
    else this.renderRoot.querySelector<HTMLElement>(`[data-id="${CSS.escape(before ?? "")}"] .title`)?.focus();
  }

  private onRenamed(event: Event, { id, title }: Summary): void {
    const next = (event.target as HTMLInputElement).value.trim();
    if (this.renaming === id && next && next !== title) void this.conversations?.rename(id, next);
    if (this.renaming === id) void this.onRename(undefined);
  }

  private onRenameKey(event: KeyboardEvent, summary: Summary): void {
    const key = keyOf(event);
    if (key !== "Enter" && key !== "Escape") return;
    // The button that gets the focus next must not take the same key.
    event.preventDefault();
    if (key === "Enter") this.onRenamed(event, summary);
    else void this.onRename(undefined);
  }

  private onSearch(event: Event): void {
    this.query = (event.target as HTMLInputElement).value;
    void this.refresh();
  }

  protected override render(): TemplateResult {
    const empty = this.query.trim() ? "nothingFound" : "noConversations";
    return html`<div class="frame">
      <button type="button" part="new" ?disabled=${!this.conversations && !this.coming} @click=${this.onNew}>${conversationWord("newConversation")}</button>
      <input type="search" part="search" class="field" .value=${this.query} placeholder=${conversationWord("searchConversations")} aria-label=${conversationWord("searchConversations")} @input=${this.onSearch} />
      ${this.found.length === 0 && (this.conversations ?? this.coming === "unused") ? html`<div class="empty">${conversationWord(empty)}</div>` : nothing}
      <ul part="list" aria-label=${conversationWord("conversations")}>${repeat(
        this.found,
        ({ id }) => id,
        (summary) => this.renderItem(summary),
      )}</ul>
      <div role="status">${this.deleted ? this.renderUndo(this.deleted.title) : nothing}</div>
      ${this.renderStatus()}
    </div>`;
  }

  private renderItem(summary: Summary): TemplateResult {
    const { id, pinned } = summary;
    const title = summary.title || conversationWord("untitled");
    if (this.renaming === id) {
      return html`<li data-id=${id}><input class="field" aria-label=${conversationWord("rename")} .value=${title}
        @keydown=${(event: KeyboardEvent) => this.onRenameKey(event, summary)} @blur=${(event: Event) => this.onRenamed(event, summary)} /></li>`;
    }
    const tool = (key: "pinned" | "rename" | "delete", icon: TemplateResult, act: () => unknown) =>
      html`<button type="button" class="quiet" aria-label="${conversationWord(key)}: ${title}" title=${conversationWord(key)} aria-pressed=${key === "pinned" ? String(pinned) : nothing} @click=${act}>${icon}</button>`;
    return html`<li data-id=${id} aria-current=${this.isOpen(id) ? "true" : nothing}>
      <button type="button" class="title" title=${title} @click=${() => this.onOpen(summary)}>${title}</button>
      <span class="tools">
        ${tool("pinned", pin, () => this.onPin(summary))} ${tool("rename", pen, () => this.onRename(id))} ${tool("delete", bin, () => this.onDelete(summary))}
      </span>
    </li>`;
  }

  private renderUndo(title: string): TemplateResult {
    return html`<div class="undo">
      <span>${conversationWord("deletedConversation", { name: title || conversationWord("untitled") })}</span>
      <button type="button" @click=${this.onUndo}>${word("undo")}</button>
    </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "hf-conversations": HfConversations;
  }
}
