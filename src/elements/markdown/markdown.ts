import { html, nothing, type CSSResultGroup, type PropertyValues, type TemplateResult } from "lit";
import { state } from "lit/decorators.js";
import { asText } from "../../base/clean.ts";
import { HfValueElement } from "../../base/value-element.ts";
import { adoptMarkdownStyles, loadMarkdown, type Markdown } from "../../markdown/load.ts";
import type { MarkdownRenderer } from "../../markdown/renderer.ts";
import { styles } from "./markdown.styles.ts";

/**
 * Text written in Markdown. What is inside never runs and loads nothing from other hosts without a click.
 *
 * @tag hf-markdown
 * @slot - The Markdown as text, shown as it is until the renderer is there.
 * @csspart content - The rendered text.
 */
export class HfMarkdown extends HfValueElement<string, unknown> {
  static override readonly tag = "hf-markdown";
  static override styles: CSSResultGroup = [HfValueElement.styles, styles];

  @state() private markdown: Markdown | undefined;
  private renderer: MarkdownRenderer | undefined;

  protected override coerce(value: unknown): string {
    return asText(value);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    if (!this.markdown) void this.load();
  }

  private async load(): Promise<void> {
    try {
      this.markdown = await loadMarkdown();
    } catch (error) {
      console.error("The Markdown renderer could not be loaded; its text shows as it is.", error);
    }
  }

  protected override updated(changed: PropertyValues<this>): void {
    super.updated(changed);
    const content = this.renderRoot.querySelector("#content");
    if (!this.markdown || !content) return;
    adoptMarkdownStyles(this.renderRoot as ShadowRoot, this.markdown);
    this.renderer ??= this.markdown.createRenderer(content);
    this.renderer.update(this.value);
    // While a run writes here, what is half open at the end is still to come.
    if (!this.progress) this.renderer.finish();
  }

  protected override render(): TemplateResult {
    return html`${this.markdown ? html`<div id="content" part="content" class="markdown"></div>` : this.renderPlain()}${this.renderStatus()}`;
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
