import { html, nothing, type CSSResultGroup, type PropertyValues, type TemplateResult } from "lit";
import { property, state } from "lit/decorators.js";
import { adoptStyles } from "../../base/adopt-styles.ts";
import { asText } from "../../base/clean.ts";
import type { WordsDeclaration } from "../../base/hf-element.ts";
import { readList } from "../../base/list-attribute.ts";
import { onceAFrame } from "../../base/next-frame.ts";
import { HfValueElement } from "../../base/value-element.ts";
import type { HfError } from "../../core/hf-error.ts";
import { loadMarkdown, type Markdown } from "../../markdown/load.ts";
import type { MathDelimiter } from "../../markdown/math-rules.ts";
import type { ReasoningTag } from "../../core/reasoning.ts";
import type { MarkdownRenderer } from "../../markdown/renderer.ts";
import type { Images } from "../../markdown/urls.ts";
import { styles } from "./markdown.styles.ts";

/** A text that has grown may grow on: for so long, what is half open at its end stays open. */
const PAUSE_MS = 250;

/**
 * Text written in Markdown, with tables, task lists, code in colours, formulas and the reasoning of models.
 * What is inside never runs and loads nothing without a click.
 *
 * @tag hf-markdown
 * @slot - The Markdown as text, shown as it is until the renderer is there.
 * @csspart content - The rendered text.
 */
export class HfMarkdown extends HfValueElement<string, unknown> {
  static override readonly tag = "hf-markdown";
  static override styles: CSSResultGroup = [HfValueElement.styles, styles];

  /** What stands around formulas, as `[{"left": "$", "right": "$", "display": false}]`; `$$…$$`, `\[…\]` and `\(…\)` if left out. */
  @property({ attribute: "latex-delimiters", converter: { fromAttribute: readList } }) latexDelimiters:
    | readonly MathDelimiter[]
    | undefined;
  /** The tags around a model's reasoning, as `[["<think>", "</think>"]]`, which is the default. */
  @property({ attribute: "reasoning-tags", converter: { fromAttribute: readList } }) reasoningTags: readonly ReasoningTag[] | undefined;
  /** A line end in the text is a line end on the page, as in a chat, not a space. */
  @property({ type: Boolean, attribute: "line-breaks" }) lineBreaks = false;
  /** `same-origin` loads pictures of the page's own origin without a click: where asking for an address changes nothing. */
  @property({ words: ["", "same-origin"] } as WordsDeclaration) images: Images = "";

  @state() private markdown: Markdown | undefined;
  private renderer: MarkdownRenderer | undefined;
  private shown = "";
  /** The value when the run that writes here began. */
  private valueBefore = "";
  private pause: ReturnType<typeof setTimeout> | undefined;

  protected override coerce(value: unknown): string {
    return asText(value);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    if (!this.markdown) void this.load();
  }

  /** Until it has come, and where it does not come, the text shows as it is. */
  private async load(): Promise<void> {
    try {
      this.markdown = await loadMarkdown();
      this.hideUnloaded();
    } catch (fault) {
      this.showUnloaded(fault as HfError);
    }
  }

  // However fast a text grows, it is painted once a frame. The value itself does not wait.
  protected override async scheduleUpdate(): Promise<void> {
    if (this.renderer) await onceAFrame(this);
    super.scheduleUpdate();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed);
    if (!changed.has("progress") || changed.get("progress") !== undefined) return;
    this.valueBefore = changed.has("value") ? ((changed.get("value") as string | undefined) ?? "") : this.value;
    // What did not come is tried again with each run.
    if (this.hasUpdated && !this.markdown) void this.load();
  }

  protected override updated(changed: PropertyValues<this>): void {
    super.updated(changed);
    const content = this.renderRoot.querySelector("#content");
    if (!this.markdown || !content) return;
    if (!this.renderer) {
      adoptStyles(this.renderRoot as ShadowRoot, this.markdown.styles);
      this.renderer = this.markdown.createRenderer(content);
    }
    this.renderer.configure(this.markdown.choicesOf(this));
    this.show(this.renderer);
  }

  private show(renderer: MarkdownRenderer): void {
    const { value, shown } = this;
    const grows = shown !== "" && value.length > shown.length && value.slice(0, shown.length) === shown;
    this.shown = value;
    clearTimeout(this.pause);
    renderer.update(value);
    // While a run writes here, what is half open at the end is still to come.
    if (this.progress) return;
    if (grows) this.pause = setTimeout(() => renderer.finish(), PAUSE_MS);
    else renderer.finish();
  }

  protected override render(): TemplateResult {
    return html`${this.markdown ? html`<div id="content" part="content" class="markdown ${this.lineBreaks ? "lines" : ""}"></div>` : this.renderPlain()}
      <div class=${this.arrives ? "arrives" : nothing}>${this.renderStatus()}</div>`;
  }

  /** A text that grows says itself that something goes on; a bar that moves below it costs a third of the streaming. */
  private get arrives(): boolean {
    const { progress } = this;
    if (!progress || this.value === this.valueBefore) return false;
    return progress.value === undefined && !progress.text;
  }

  private renderPlain(): TemplateResult {
    const slot = html`<slot></slot>`;
    return this.textContent?.trim() || !this.value ? slot : html`<div class="plain" dir="auto">${this.value || nothing}</div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "hf-markdown": HfMarkdown;
  }
}
