import { html, nothing, type CSSResultGroup, type PropertyValues, type TemplateResult } from "lit";
import { property } from "lit/decorators.js";
import { adoptStyles } from "../../base/adopt-styles.ts";
import type { WordsDeclaration } from "../../base/hf-element.ts";
import { HfOutputElement } from "../../base/output-element.ts";
import { readItems, readList, readWords } from "../../base/list-attribute.ts";
import type { ValueKind } from "../../base/markup-value.ts";
import { onceAFrame } from "../../base/next-frame.ts";
import { mergeMessages } from "../../core/merge-messages.ts";
import type { ChatMessage } from "../../core/message.ts";
import { word } from "../../core/words.ts";
import type { MathDelimiter } from "../../markdown/math-rules.ts";
import type { ReasoningTag } from "../../core/reasoning.ts";
import type { Images } from "../../markdown/urls.ts";
import { arrowUp } from "../../theme/icons.ts";
import { readExamples, type ChatExample } from "./chat-example.ts";
import { styles } from "./chatbot.styles.ts";
import { HfClearEvent } from "./clear-event.ts";
import type { EndFollower } from "./follower.ts";
import { becomeMessages } from "./messages.ts";
import { RowList } from "./row-list.ts";
import { streamMarkdown } from "./stream-markdown.ts";
import { loadExtras, Transcript } from "./transcript.ts";

/** What a person can do with a message, and with the conversation: `copy-all` and `clear`. */
const ACTIONS = ["copy", "like", "like-user", "retry", "continue", "undo", "edit", "edit-all", "copy-all", "clear"] as const;
export type ChatAction = (typeof ACTIONS)[number];

/** What the chatbot keeps of a value: the frozen array is made when somebody reads it, not for each token. */
interface Held {
  readonly length: number;
  array: readonly ChatMessage[] | undefined;
}

/** What changes all the time. Rows look again at all that seldom does. */
const LIVELY: readonly PropertyKey[] = ["value", "progress"];

/**
 * A conversation. Answers are Markdown and may stream in, with their reasoning folded and the tools they call as cards;
 * one that ended before it was whole says why. What the person wrote shows as written.
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
 * @csspart examples - The examples.
 * @csspart example - One of them.
 * @csspart message - A message.
 * @csspart user - A message of the person.
 * @csspart assistant - A message of the model.
 * @csspart avatar - The picture of who speaks.
 * @csspart content - The text of a message.
 * @csspart thought - A thought, or the reasoning in an answer.
 * @csspart tool - The call of a tool.
 * @csspart image - A picture in a message.
 * @csspart actions - The buttons of a message.
 * @csspart options - The answers that a message offers.
 * @csspart option - One of them.
 * @csspart editor - The form in which messages are edited.
 * @csspart jump - The button that goes to the latest message.
 * @cssprop --hf-chatbot-height - How high it is; it grows up to 60vh by itself.
 */
export class HfChatbot extends HfOutputElement<readonly ChatMessage[], unknown, Held> {
  static override readonly tag = "hf-chatbot";
  static override readonly valueKind: ValueKind = "conversation";
  static override styles: CSSResultGroup = [HfOutputElement.styles, styles];

  /** What shows while it is empty, as Markdown. */
  @property() placeholder = "";
  /** What it offers while it is empty: texts, or `{ text, files, displayText, icon }`. In markup `<option>`s, or JSON. */
  @property({ converter: { fromAttribute: readExamples } }) examples: readonly (string | ChatExample)[] = [];
  /** `bubble` sets the person's messages apart at one side; `panel` lists all alike over the full width. */
  @property({ reflect: true, words: ["bubble", "panel"] } as WordsDeclaration) layout: "bubble" | "panel" = "bubble";
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
  @property({ converter: { fromAttribute: readWords }, words: ACTIONS } as WordsDeclaration) actions: readonly ChatAction[] = ["copy"];
  /** More that a person may think of an answer, beside good and bad, where `actions` has `like`: `Wrong, Too long`. */
  @property({ converter: { fromAttribute: readItems } }) feedback: readonly string[] = [];
  /** The URL of the person's picture. */
  @property({ attribute: "user-avatar" }) userAvatar = "";
  /** The URL of the assistant's picture. */
  @property({ attribute: "assistant-avatar" }) assistantAvatar = "";
  /** `same-origin` loads pictures of the page's own origin without a click: where asking for an address changes nothing. */
  @property({ words: ["", "same-origin"] } as WordsDeclaration) images: Images = "";
  /** What stands around formulas, as `[{"left": "$", "right": "$", "display": false}]`; `$$…$$`, `\[…\]` and `\(…\)` if left out. */
  @property({ attribute: "latex-delimiters", converter: { fromAttribute: readList } }) latexDelimiters:
    | readonly MathDelimiter[]
    | undefined;
  /** The tags around a model's reasoning, as `[["<think>", "</think>"]]`, which is the default. */
  @property({ attribute: "reasoning-tags", converter: { fromAttribute: readList } }) reasoningTags: readonly ReasoningTag[] | undefined;
  /** A single line end in a message is a space, as in other Markdown. */
  @property({ type: Boolean, attribute: "no-line-breaks" }) noLineBreaks = false;
  /** Shows as Markdown too what the person wrote. */
  @property({ type: Boolean, attribute: "user-markdown" }) userMarkdown = false;
  /** Added to every text that is copied, after a blank line. */
  @property() watermark = "";

  /** The value in an array that is not frozen, which browsers read many times faster, and that is not made anew each time. */
  private readonly messages: ChatMessage[] = [];
  private held: Held | undefined;
  private readonly transcript = new Transcript(this, this.messages);
  private follower: EndFollower | undefined;
  /** Whether what shows its messages was asked for since it is on the page. */
  private asked = false;

  protected override coerce(value: unknown): Held {
    const changed = becomeMessages(this.messages, value, !this.touched || !this.hasUpdated);
    if (changed || !this.held) this.held = { length: this.messages.length, array: undefined };
    return this.held;
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
    this.asked = false;
    this.transcript.lookAgain();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.follower?.disconnect();
    this.transcript.stop();
  }

  private get hasToShow(): boolean {
    return this.messages.length > 0 || this.placeholder !== "" || this.examples.length > 0;
  }

  /** What shows its messages comes with the first of them: a chat that nobody uses weighs little. */
  private async load(): Promise<void> {
    this.asked = true;
    const fault = await this.transcript.load();
    if (fault) this.showUnloaded(fault);
    else this.hideUnloaded();
  }

  // However fast tokens come, they are painted once a frame. The value itself does not wait.
  protected override async scheduleUpdate(): Promise<void> {
    if (this.hasUpdated) await onceAFrame(this);
    super.scheduleUpdate();
  }

  /** Whoever waits for a long conversation waits until all of it is on the page. */
  protected override async getUpdateComplete(): Promise<boolean> {
    const isSettled = await super.getUpdateComplete();
    await this.transcript.list?.filled;
    return isSettled;
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    if (changed.has("value") && this.hasUpdated) this.transcript.letGo();
    if ([...changed.keys()].some((name) => !LIVELY.includes(name))) this.transcript.lookAgain();
    this.transcript.follow();
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    const { transcript, renderRoot, messages } = this;
    const root = renderRoot as ShadowRoot;
    for (const late of [transcript.markdown, transcript.extras]) if (late) adoptStyles(root, late.styles);
    this.attach(root);
    const old = changed.get("value") as Held | undefined;
    transcript.draw(old?.length === 0, this.follower?.following === false);
    // What did not come is tried again with each new message.
    const isTried = this.asked && !(old && old.length < messages.length);
    if (!transcript.complete && !isTried && this.hasToShow) void this.load();
    // Whoever has just sent something wants to see it.
    if (old && messages.slice(old.length).some(({ role }) => role === "user") && !this.noAutoscroll) this.follower?.toEnd();
    transcript.extras?.moveFocus(transcript);
  }

  /** The rows and what scrolls them have a new place where the template is another one: a dev server changes it in place. */
  private attach(root: ShadowRoot): void {
    const { transcript } = this;
    const [rows, scroller] = [root.getElementById("rows"), root.getElementById("scroller")];
    if (!rows || !scroller) return;
    if (transcript.list?.element !== rows) {
      transcript.list?.stop();
      transcript.list = new RowList(rows, transcript);
      this.follower?.disconnect();
      this.follower = undefined;
    }
    if (this.follower || !transcript.extras) return;
    this.follower = new transcript.extras.EndFollower(
      scroller,
      () => this.requestUpdate(),
      () => this.noAutoscroll,
    );
    this.follower.connect();
  }

  /** Copies the whole conversation. */
  async copyAll(): Promise<void> {
    await (await loadExtras()).copyAll(this.transcript);
  }

  /** Empties it as its Clear button does, unless the app takes `hf-clear` into its own hands. */
  clear(): void {
    if (!this.dispatchEvent(new HfClearEvent(this.value))) return;
    this.value = [];
    this.dispatchEvent(new Event("change", { bubbles: true, composed: true }));
  }

  /** @internal What a person has begun beside the value: texts for messages, by their id. Kept and brought back with it. */
  get view(): readonly (readonly [id: string, text: string])[] | undefined {
    const { edits } = this.transcript;
    return edits.size > 0 ? [...edits] : undefined;
  }

  set view(view: unknown) {
    this.transcript.bringBack(view);
  }

  private onJump(): void {
    this.follower?.toEnd();
    // The button goes away; the focus must not go with it.
    this.renderRoot.querySelector<HTMLElement>("#scroller")?.focus({ preventScroll: true });
  }

  protected override render(): TemplateResult {
    const { extras, rows } = this.transcript;
    const isEmpty = rows.list.length === 0;
    return this.renderFrame(html`<div part="toolbar" class="toolbar"><slot name="toolbar"></slot>${isEmpty ? nothing : extras?.renderToolbar(this.transcript)}</div>
      <div class="view">
        <div id="scroller" part="scroller" class="box scroller ${isEmpty ? "unused" : ""}" role="log" aria-live="off" tabindex="0"
          aria-label=${this.accessibleName || word("conversation")}>
          <div>${isEmpty ? this.renderEmpty() : nothing}<div id="rows"></div></div>
        </div>
        ${this.follower?.following === false && !isEmpty ? this.renderJump() : nothing}
      </div>`);
  }

  private renderEmpty(): TemplateResult {
    const { markdown, extras } = this.transcript;
    return html`${this.placeholder ? html`<div part="placeholder" class="placeholder markdown" ${streamMarkdown(this.placeholder, false, markdown, this)}></div>` : nothing}
    ${extras?.renderExamples(this.examples, this.transcript)}`;
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
