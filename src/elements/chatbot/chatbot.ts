import { html, nothing, type CSSResultGroup, type PropertyValues, type TemplateResult } from "lit";
import { property, state } from "lit/decorators.js";
import { guard } from "lit/directives/guard.js";
import { repeat } from "lit/directives/repeat.js";
import { copyText } from "../../base/copy-text.ts";
import type { HfError } from "../../base/hf-error.ts";
import { HfLabelledElement } from "../../base/labelled-element.ts";
import type { ValueKind } from "../../base/markup-value.ts";
import { textOf, type ChatMessage, type MessagePart } from "../../base/message.ts";
import { word } from "../../base/words.ts";
import { adoptMarkdownStyles, loadMarkdown, type Markdown } from "../../markdown/load.ts";
import { arrowDown } from "./chatbot.icons.ts";
import { styles } from "./chatbot.styles.ts";
import { Follower } from "./follower.ts";
import { HfContinueEvent } from "./hf-continue-event.ts";
import { HfCopyEvent } from "./hf-copy-event.ts";
import { HfEditEvent } from "./hf-edit-event.ts";
import { HfLikeEvent } from "./hf-like-event.ts";
import { HfRetryEvent } from "./hf-retry-event.ts";
import { HfUndoEvent } from "./hf-undo-event.ts";
import { Media } from "./media.ts";
import { renderRow, type ChatAction, type Row, type RowHost } from "./message-row.ts";
import { toMessages } from "./messages.ts";
import { Narrator } from "./narrator.ts";
import { nextFrame } from "./next-frame.ts";
import { streamMarkdown } from "./stream-markdown.ts";

const COPIED_MS = 2000;

/**
 * A conversation. Answers are Markdown and may stream in; what the person wrote shows as written.
 *
 * @tag hf-chatbot
 * @fires {HfCopyEvent} hf-copy - The person has copied an answer.
 * @fires {HfLikeEvent} hf-like - The person says whether an answer is good.
 * @fires {HfRetryEvent} hf-retry - The person asks for another answer to their last message.
 * @fires {HfContinueEvent} hf-continue - The person asks for the rest of an answer that broke off.
 * @fires {HfUndoEvent} hf-undo - The person takes back their last message.
 * @fires {HfEditEvent} hf-edit - The person has changed one of their messages.
 * @csspart scroller - What scrolls: the transcript.
 * @csspart placeholder - What shows while it is empty.
 * @csspart message - A message; also `user` or `assistant`.
 * @csspart content - The text of a message.
 * @csspart image - A picture in a message.
 * @csspart actions - The buttons of a message.
 * @csspart jump - The button that goes to the latest message.
 * @cssprop --hf-chatbot-height - How high the transcript is; it grows up to 60vh by itself.
 */
export class HfChatbot extends HfLabelledElement<readonly ChatMessage[], unknown> implements RowHost {
  static override readonly tag = "hf-chatbot";
  static override readonly valueKind: ValueKind = "json";
  static override styles: CSSResultGroup = [HfLabelledElement.styles, styles];

  /** What shows while it is empty, as Markdown. */
  @property() placeholder = "";
  /** `bubble` sets the person's messages apart at one side; `panel` lists all alike over the full width. */
  @property({ reflect: true }) layout: "bubble" | "panel" = "bubble";
  /** Leaves the view where it is while messages come. */
  @property({ type: Boolean, attribute: "no-autoscroll" }) noAutoscroll = false;
  /** Which buttons messages have: `copy`, `like` and, at the last turn, `retry`, `continue` (where it broke off) and `undo`; `edit` at the person's own. */
  @property({ converter: { fromAttribute: (text) => (text ?? "").split(/\s+/).filter(Boolean) } })
  actions: readonly ChatAction[] = ["copy"];

  /** @internal */
  @state() markdown: Markdown | undefined;
  /** @internal */
  @state() copied: ChatMessage | undefined;
  /** @internal */
  @state() editing: ChatMessage | undefined;
  private messages: readonly ChatMessage[] | undefined;
  private rows: readonly Row[] = [];
  private readonly liked = new WeakMap<ChatMessage, boolean>();
  /** @internal */
  readonly media = new Media();
  private readonly narrator = new Narrator();
  private follower: Follower | undefined;
  /** Counts what rows show beside their message, so that all of them look again. */
  private view = 0;

  protected override coerce(value: unknown): readonly ChatMessage[] {
    return toMessages(value, this.messages);
  }

  protected override valueChanged(): void {
    this.messages = this.value;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.follower?.connect();
    this.view++;
    this.requestUpdate();
    if (!this.markdown) void this.load();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.follower?.disconnect();
    this.narrator.stop();
    this.media.keepOnly([]);
  }

  private async load(): Promise<void> {
    try {
      this.markdown = await loadMarkdown();
    } catch (error) {
      console.error("The Markdown renderer could not be loaded; messages show as they are.", error);
    }
  }

  // However fast tokens come, they are painted once a frame. The value itself does not wait.
  protected override async scheduleUpdate(): Promise<void> {
    if (this.hasUpdated) await nextFrame();
    super.scheduleUpdate();
  }

  protected override firstUpdated(changed: PropertyValues): void {
    super.firstUpdated(changed);
    this.follower = new Follower(
      this.renderRoot.querySelector<HTMLElement>("#scroller")!,
      () => this.requestUpdate(),
      () => this.noAutoscroll,
    );
    this.follower.connect();
    this.narrator.skip(this.rows.at(-1)?.message);
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    if (changed.has("value") && this.hasUpdated) this.media.keepOnly(partsOf(this.value));
    if (["markdown", "actions", "copied", "editing"].some((name) => changed.has(name))) this.view++;
    if (this.editing && !this.value.includes(this.editing)) this.editing = undefined;
    this.rows = this.makeRows();
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    if (this.markdown) adoptMarkdownStyles(this.renderRoot as ShadowRoot, this.markdown);
    const last = this.rows.at(-1);
    const old = changed.get("value") as readonly ChatMessage[] | undefined;
    // A conversation that comes back from storage is not news.
    if (old?.length === 0 && !last?.open) this.narrator.skip(last?.message);
    else this.narrator.follow(last?.message, last?.open ?? false);
    // Whoever has just sent something wants to see it.
    if (old && old.length < this.value.length && last?.message.role === "user" && !this.noAutoscroll) this.follower?.toEnd();
    if (changed.has("editing" as keyof this)) this.moveFocus(changed.get("editing" as keyof this) as ChatMessage | undefined);
  }

  /** System messages are not for the person. */
  private makeRows(): readonly Row[] {
    const rows: Row[] = [];
    const last = this.value.findLastIndex(({ role }) => role !== "system");
    this.value.forEach((message, index) => {
      if (message.role === "system") return;
      const isLast = index === last;
      rows.push({ message, index, isLast, follows: rows.at(-1)?.message.role === message.role, open: this.isOpen(message, isLast) });
    });
    return rows;
  }

  private isOpen({ role, status }: ChatMessage, isLast: boolean): boolean {
    if (role !== "assistant") return false;
    return status === "streaming" || (status === undefined && isLast && this.progress !== undefined);
  }

  /** Into the editor when it opens, back to its button when it closes. */
  private moveFocus(before: ChatMessage | undefined): void {
    const row = this.rows.findIndex(({ message }) => message === (this.editing ?? before));
    const article = this.renderRoot.querySelectorAll("article")[row];
    article?.querySelector<HTMLElement>(this.editing ? "textarea" : "[data-action=edit]")?.focus();
  }

  /** @internal */
  can(action: ChatAction): boolean {
    return Array.isArray(this.actions) && this.actions.includes(action);
  }

  /** @internal */
  likeOf(message: ChatMessage): boolean | undefined {
    return this.liked.get(message);
  }

  /** @internal */
  async onCopy({ message, index }: Row): Promise<void> {
    const text = textOf(message);
    try {
      await copyText(text);
    } catch (error) {
      return this.showError(error as HfError);
    }
    this.copied = message;
    setTimeout(() => (this.copied = undefined), COPIED_MS);
    this.dispatchEvent(new HfCopyEvent(index, text));
  }

  /** @internal */
  onLike({ message, index }: Row, liked: boolean): void {
    const takenBack = this.liked.get(message) === liked;
    if (takenBack) this.liked.delete(message);
    else this.liked.set(message, liked);
    this.lookAgain();
    this.dispatchEvent(new HfLikeEvent(index, textOf(message), takenBack ? "" : liked));
  }

  /** @internal */
  onRetry(): void {
    const asked = this.lastAsked();
    if (asked) this.dispatchEvent(new HfRetryEvent(asked.index, textOf(asked.message)));
  }

  /** @internal */
  onContinue({ message, index }: Row): void {
    this.dispatchEvent(new HfContinueEvent(index, textOf(message)));
  }

  /** @internal */
  onUndo(): void {
    const asked = this.lastAsked();
    if (asked) this.dispatchEvent(new HfUndoEvent(asked.index, textOf(asked.message)));
  }

  /** @internal */
  onEdit(message: ChatMessage | undefined): void {
    this.editing = message;
  }

  /** @internal */
  onSave({ message, index }: Row, text: string): void {
    this.editing = undefined;
    const previous = textOf(message);
    if (text !== previous) this.dispatchEvent(new HfEditEvent(index, previous, text));
  }

  /** @internal */
  onAllow(url: string): void {
    this.media.allow(url);
    this.lookAgain();
  }

  private lastAsked(): Row | undefined {
    return this.rows.findLast(({ message }) => message.role === "user");
  }

  private lookAgain(): void {
    this.view++;
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
    return this.renderFrame(html`<div class="view">
      <div id="scroller" part="scroller" class="box scroller" role="log" aria-live="off" tabindex="0"
        aria-label=${this.accessibleName || word("conversation")} @scroll=${this.onScroll}>
        <div class="list">${this.rows.length === 0 ? this.renderPlaceholder() : this.renderRows()}</div>
      </div>
      ${this.follower?.following === false && this.rows.length > 0 ? this.renderJump() : nothing}
    </div>`);
  }

  private renderRows(): unknown {
    return repeat(this.rows, keyOf(), (row) => {
      const { message, index, isLast, follows, open } = row;
      return guard([message, index, isLast, follows, open, this.view], () => renderRow(row, this));
    });
  }

  private renderPlaceholder(): TemplateResult | typeof nothing {
    if (!this.placeholder) return nothing;
    return html`<div part="placeholder" class="placeholder markdown" ${streamMarkdown(this.placeholder, false, this.markdown)}></div>`;
  }

  private renderJump(): TemplateResult {
    return html`<button type="button" part="jump" class="jump" aria-label=${word("jumpToLatest")} title=${word("jumpToLatest")} @click=${this.onJump}>
      ${arrowDown}
    </button>`;
  }
}

/** The key of a row: its id, or its place where there is none or it was taken already. */
function keyOf(): (row: Row, place: number) => unknown {
  const taken = new Set<unknown>();
  return ({ message: { id } }, place) => {
    const key = id === undefined || taken.has(id) ? place : id;
    taken.add(key);
    return key;
  };
}

function* partsOf(messages: readonly ChatMessage[]): Generator<MessagePart> {
  for (const { content } of messages) if (typeof content !== "string") yield* content;
}

declare global {
  interface HTMLElementTagNameMap {
    "hf-chatbot": HfChatbot;
  }
}
