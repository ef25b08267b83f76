import { html, nothing, type CSSResultGroup, type PropertyValues, type TemplateResult } from "lit";
import { property, state } from "lit/decorators.js";
import { adoptStyles } from "../../base/adopt-styles.ts";
import { HfLabelledElement } from "../../base/labelled-element.ts";
import { readItems, readWords } from "../../base/list-attribute.ts";
import type { ValueKind } from "../../base/markup-value.ts";
import { mergeMessages } from "../../core/merge-messages.ts";
import type { HfError } from "../../core/hf-error.ts";
import type { ChatMessage } from "../../core/message.ts";
import { word } from "../../core/words.ts";
import { loadMarkdown, type Markdown } from "../../markdown/load.ts";
import type { Images } from "../../markdown/urls.ts";
import { arrowUp } from "../../theme/icons.ts";
import { readExamples, type ChatExample } from "./chat-example.ts";
import { styles } from "./chatbot.styles.ts";
import { Follower } from "./follower.ts";
import { HfClearEvent } from "./hf-clear-event.ts";
import { loadExtras, type Extras } from "./load-extras.ts";
import type { ChatAction, RowHost } from "./message-row.ts";
import { becomeMessages } from "./messages.ts";
import type { Narrator } from "./narrator.ts";
import { nextFrame } from "./next-frame.ts";
import { RowList } from "./row-list.ts";
import { makeRows, NO_ROWS, type Row, type Rows } from "./rows.ts";
import { streamMarkdown } from "./stream-markdown.ts";

/** What the chatbot keeps of a value: the frozen array is made when somebody reads it, not for each token. */
interface Held {
  readonly length: number;
  array: readonly ChatMessage[] | undefined;
}

/** Properties of which rows show something. */
const SHOWN_IN_ROWS = ["markdown", "extras", "actions", "copied", "feedback", "userAvatar", "assistantAvatar", "images"];

/**
 * A conversation. Answers are Markdown and may stream in; what the person wrote shows as written.
 *
 * @tag hf-chatbot
 * @slot toolbar - Buttons of the app's own, above the transcript.
 * @slot message - A `<template>` for the form of messages.
 * @fires {HfCopyEvent} hf-copy - The person has copied an answer, or all of it.
 * @fires {HfLikeEvent} hf-like - The person says what they think of an answer.
 * @fires {HfRetryEvent} hf-retry - The person asks for another answer to their last message.
 * @fires {HfContinueEvent} hf-continue - The person asks for the rest of an answer that broke off.
 * @fires {HfUndoEvent} hf-undo - The person takes back their last message.
 * @fires {HfEditEvent} hf-edit - The person has changed one or more messages.
 * @fires {HfOptionEvent} hf-option - The person has chosen an answer that a message offers.
 * @fires {HfExampleEvent} hf-example - The person has chosen an example.
 * @fires {HfClearEvent} hf-clear - The person empties it. Cancelable.
 * @csspart toolbar - The buttons for the whole conversation.
 * @csspart scroller - What scrolls: the transcript.
 * @csspart placeholder - What shows while it is empty.
 * @csspart examples - The examples; each is an `example`.
 * @csspart message - A message; also `user` or `assistant`.
 * @csspart avatar - The picture of who speaks.
 * @csspart content - The text of a message.
 * @csspart thought - A thought.
 * @csspart tool - The call of a tool.
 * @csspart image - A picture in a message.
 * @csspart actions - The buttons of a message.
 * @csspart options - The answers that a message offers; each is an `option`.
 * @csspart editor - The form in which messages are edited.
 * @csspart jump - The button that goes to the latest message.
 * @cssprop --hf-chatbot-height - How high it is; it grows up to 60vh by itself.
 */
export class HfChatbot extends HfLabelledElement<readonly ChatMessage[], unknown, Held> implements RowHost {
  static override readonly tag = "hf-chatbot";
  static override readonly valueKind: ValueKind = "conversation";
  static override styles: CSSResultGroup = [HfLabelledElement.styles, styles];

  /** What shows while it is empty, as Markdown. */
  @property() placeholder = "";
  /** What it offers while it is empty: texts, or `{ text, files, displayText, icon }`. In markup `<option>`s, or JSON. */
  @property({ converter: { fromAttribute: readExamples } }) examples: readonly (string | ChatExample)[] = [];
  /** `bubble` sets the person's messages apart at one side; `panel` lists all alike over the full width. */
  @property({ reflect: true }) layout: "bubble" | "panel" = "bubble";
  /** Leaves the view where it is while messages come. */
  @property({ type: Boolean, attribute: "no-autoscroll" }) noAutoscroll = false;
  /** Gives each message buttons of its own, also where several of one author follow each other. */
  @property({ type: Boolean, attribute: "no-group" }) noGroup = false;
  /** Leaves the frame around it away. */
  @property({ type: Boolean, reflect: true }) bare = false;
  /**
   * Which buttons messages have: `copy`, `like`, `like-user`, `edit` (the person's own), `edit-all` and, at the last turn,
   * `retry`, `continue` (where it broke off) and `undo`; and which the whole has: `copy-all` and `clear`.
   */
  @property({ converter: { fromAttribute: readWords } }) actions: readonly ChatAction[] = ["copy"];
  /** More that a person may think of an answer, beside good and bad, where `actions` has `like`: `Wrong, Too long`. */
  @property({ converter: { fromAttribute: readItems } }) feedback: readonly string[] = [];
  /** The URL of the person's picture. */
  @property({ attribute: "user-avatar" }) userAvatar = "";
  /** The URL of the assistant's picture. */
  @property({ attribute: "assistant-avatar" }) assistantAvatar = "";
  /** `same-origin` loads pictures of the page's own origin without a click: where asking for an address changes nothing. */
  @property() images: Images = "";
  /** Added to every text that is copied, after a blank line. */
  @property() watermark = "";

  /** @internal */
  @state() markdown: Markdown | undefined;
  /** @internal */
  @state() extras: Extras | undefined;
  /** @internal */
  @state() copied: ChatMessage | undefined;
  /** @internal What a person is typing into messages, by their id. */
  readonly edits = new Map<string, string>();
  /** @internal */
  custom = false;
  /** The value in an array that is not frozen, which browsers read many times faster, and that is not made anew each time. */
  private readonly messages: ChatMessage[] = [];
  private rows: Rows = NO_ROWS;
  private rowList: RowList | undefined;
  /** @internal */
  readonly liked = new WeakMap<ChatMessage, boolean | string>();
  private readonly whole = new WeakSet<ChatMessage>();
  private narrator: Narrator | undefined;
  private follower: Follower | undefined;
  /** Counts what rows show beside their message, so that all of them look again. */
  private looks = 0;
  /** The message whose editor has just been opened or closed. */
  private focusAt: string | undefined;

  protected override coerce(value: unknown): Held {
    becomeMessages(this.messages, value, !this.touched || !this.hasUpdated);
    return { length: this.messages.length, array: undefined };
  }

  protected override settle(held: Held): readonly ChatMessage[] {
    return (held.array ??= Object.freeze([...this.messages]));
  }

  /**
   * @internal Takes a list from somebody who had the list `base` before his eyes, and changes only what he has changed.
   * @returns what he has before his eyes now
   */
  mergeValue(base: readonly ChatMessage[], value: unknown): readonly ChatMessage[] {
    const mine = [...base];
    becomeMessages(mine, value);
    const merged = mergeMessages(base, mine, this.value);
    this.value = merged;
    return merged === mine ? this.value : mine;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.follower?.connect();
    this.looks++;
    this.requestUpdate();
    if (!this.markdown || !this.extras) void this.load();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.follower?.disconnect();
    this.narrator?.stop();
    this.extras?.keepMedia(this, []);
  }

  /** Both come from the network at the same time; the words show meanwhile, and stay as they are where it does not come. */
  private async load(): Promise<void> {
    const [markdown, extras] = await Promise.allSettled([loadMarkdown(), loadExtras()]);
    if (markdown.status === "fulfilled") this.markdown = markdown.value;
    if (extras.status === "fulfilled") this.extras = extras.value;
    const fault = [markdown, extras].find(({ status }) => status === "rejected") as PromiseRejectedResult | undefined;
    if (fault) this.showUnloaded(fault.reason as HfError);
    else this.hideUnloaded();
  }

  // However fast tokens come, they are painted once a frame. The value itself does not wait.
  protected override async scheduleUpdate(): Promise<void> {
    if (this.hasUpdated) await nextFrame();
    super.scheduleUpdate();
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    if (changed.has("value") && this.hasUpdated) {
      this.extras?.keepMedia(this, this.messages);
      this.extras?.keepBlocks(this, this.messages);
    }
    if (changed.has("noGroup")) this.rows = NO_ROWS;
    if (SHOWN_IN_ROWS.some((name) => changed.has(name))) this.looks++;
    const isOpen = (message: ChatMessage, isLast: boolean) => this.isOpen(message, isLast);
    this.rows = makeRows(this.messages, this.rows, !this.noGroup, isOpen);
    this.custom = this.querySelector(':scope > template[slot="message"]') !== null;
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    const root = this.renderRoot as ShadowRoot;
    if (this.markdown) adoptStyles(root, this.markdown.styles);
    if (this.extras) adoptStyles(root, this.extras.styles);
    this.attach(root);
    this.rowList!.update(this.rows.list, this.looks);
    const old = changed.get("value") as Held | undefined;
    this.narrate(old?.length === 0);
    // What did not come is tried again with each new message.
    if (old && old.length < this.messages.length && !(this.markdown && this.extras)) void this.load();
    // Whoever has just sent something wants to see it.
    if (old && this.messages.slice(old.length).some(({ role }) => role === "user") && !this.noAutoscroll) this.follower?.toEnd();
    if (this.focusAt !== undefined) this.moveFocus(this.focusAt);
  }

  /** @param isNew whether there was nothing before */
  private narrate(isNew: boolean): void {
    const last = this.messages.at(-1);
    const row = this.rows.list.at(-1);
    const open = row?.open ?? false;
    const isKnown = isNew || (this.extras && !this.narrator);
    if (this.extras) this.narrator ??= new this.extras.Narrator();
    // A conversation that comes back from storage is not news.
    if (isKnown && !open) this.narrator?.skip(last);
    else this.narrator?.follow(last, open, () => (row ? this.extras!.spoken(row.group) : ""));
  }

  private isOpen({ role, status, metadata }: ChatMessage, isLast: boolean): boolean {
    if (role !== "assistant") return false;
    return status === "streaming" || (status === undefined && metadata?.status !== "done" && isLast && this.progress !== undefined);
  }

  /** The rows and what scrolls them have a new place where the template is another one: a dev server changes it in place. */
  private attach(root: ShadowRoot): void {
    const rows = root.getElementById("rows")!;
    if (this.rowList?.list === rows) return;
    this.rowList = new RowList(rows, this);
    this.follower?.disconnect();
    this.follower = new Follower(
      root.getElementById("scroller")!,
      () => this.requestUpdate(),
      () => this.noAutoscroll,
    );
    this.follower.connect();
  }

  /** Into the editor when it opens; back to its button when it closes, unless the focus has gone elsewhere by then. */
  private moveFocus(id: string): void {
    this.focusAt = undefined;
    const isOpen = this.edits.has(id);
    const { activeElement, body } = this.ownerDocument;
    if (!isOpen && activeElement !== body && !this.matches(":focus-within")) return;
    const row = this.rows.list.find(({ message }) => message.id === id);
    const article = row && this.rowList?.articleOf(row);
    article?.querySelector<HTMLElement>(isOpen ? "textarea" : "[data-action=edit]")?.focus();
  }

  /** @internal */
  can(action: ChatAction): boolean {
    return Array.isArray(this.actions) && this.actions.includes(action);
  }

  /** @internal */
  isEditing({ group }: Row): boolean {
    return this.edits.size > 0 && this.extras !== undefined && group.some(({ message }) => this.edits.has(message.id!));
  }

  /** Copies the whole conversation. */
  async copyAll(): Promise<void> {
    await (await loadExtras()).copyAll(this);
  }

  /** Empties it as its Clear button does, unless the app takes `hf-clear` into its own hands. */
  clear(): void {
    if (!this.dispatchEvent(new HfClearEvent(this.value))) return;
    this.value = [];
    this.dispatchEvent(new Event("change", { bubbles: true, composed: true }));
  }

  /** @internal A person edits the messages of a row, or no longer: `texts` is what they are now. */
  onEdit(row: Row, texts: readonly string[] | undefined): void {
    const wasOpen = this.isEditing(row);
    row.group.forEach(({ message }, at) => (texts ? this.edits.set(message.id!, texts[at]!) : this.edits.delete(message.id!)));
    this.dispatchEvent(new Event("hf-view"));
    if (wasOpen && texts) return;
    this.focusAt = row.message.id;
    this.lookAgain();
  }

  /** @internal What a person has begun beside the value: texts for messages, by their id. Kept and brought back with it. */
  get view(): readonly (readonly [id: string, text: string])[] | undefined {
    return this.edits.size > 0 ? [...this.edits] : undefined;
  }

  // It comes from storage: any data.
  set view(view: unknown) {
    if (!Array.isArray(view)) this.edits.clear();
    else
      for (const entry of view as unknown[]) {
        const [id, text] = Array.isArray(entry) ? (entry as unknown[]) : [];
        if (typeof id === "string" && typeof text === "string" && !this.edits.has(id)) this.edits.set(id, text);
      }
    this.lookAgain();
  }

  /** @internal */
  isWhole(message: ChatMessage): boolean {
    return this.whole.has(message);
  }

  /** @internal */
  onWhole(message: ChatMessage): void {
    this.whole.add(message);
    this.lookAgain();
  }

  /** @internal */
  lastAsked(): Row | undefined {
    return this.rows.list.findLast(({ message }) => message.role === "user");
  }

  /** @internal */
  lookAgain(): void {
    this.looks++;
    this.requestUpdate();
  }

  private onScroll(): void {
    this.follower?.scrolled();
  }

  private onJump(): void {
    this.follower?.toEnd();
    // The button goes away; the focus must not go with it.
    this.renderRoot.querySelector<HTMLElement>("#scroller")?.focus({ preventScroll: true });
  }

  protected override render(): TemplateResult {
    const isEmpty = this.rows.list.length === 0;
    return this.renderFrame(html`<div part="toolbar" class="toolbar"><slot name="toolbar"></slot>${isEmpty ? nothing : this.extras?.renderToolbar(this)}</div>
      <div class="view">
        <div id="scroller" part="scroller" class="box scroller ${isEmpty ? "unused" : ""}" role="log" aria-live="off" tabindex="0"
          aria-label=${this.accessibleName || word("conversation")} @scroll=${this.onScroll}>
          <div>${isEmpty ? this.renderEmpty() : nothing}<div id="rows"></div></div>
        </div>
        ${this.follower?.following === false && !isEmpty ? this.renderJump() : nothing}
      </div>`);
  }

  private renderEmpty(): TemplateResult {
    return html`${this.placeholder ? html`<div part="placeholder" class="placeholder markdown" ${streamMarkdown(this.placeholder, false, this.markdown, this.images)}></div>` : nothing}
    ${this.extras?.renderExamples(this.examples, this)}`;
  }

  private renderJump(): TemplateResult {
    return html`<button type="button" part="jump" class="jump" aria-label=${word("jumpToLatest")} title=${word("jumpToLatest")} @click=${this.onJump}>
      ${arrowUp}
    </button>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "hf-chatbot": HfChatbot;
  }
}
