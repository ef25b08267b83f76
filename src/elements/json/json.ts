import { html, nothing, type CSSResultGroup, type TemplateResult } from "lit";
import { property, state } from "lit/decorators.js";
import { copyText } from "../../base/copy-text.ts";
import { beginningOf } from "../../core/cut-text.ts";
import type { HfError } from "../../core/hf-error.ts";
import { HfOutputElement } from "../../base/output-element.ts";
import type { ValueKind } from "../../base/markup-value.ts";
import { lateWord } from "../../core/late-words.ts";
import { word } from "../../core/words.ts";
import { copies, tick } from "../../theme/late-icons.ts";
import { jsonCopy, type Json } from "./json-value.ts";
import { styles } from "./json.styles.ts";

/** Items of a list and characters of a text shown at first, and added by each press of Show more. */
const ITEMS = 100;
const CHARACTERS = 1000;
const MARK_MS = 2000;

/**
 * Any JSON as a tree that opens and closes.
 *
 * @tag hf-json
 * @csspart tree - The tree.
 * @csspart copy - The Copy button.
 */
export class HfJson extends HfOutputElement<Json, unknown> {
  static override readonly tag = "hf-json";
  static override readonly valueKind: ValueKind = "json";
  static override styles: CSSResultGroup = [HfOutputElement.styles, styles];

  /** How many levels are open at first. */
  @property({ type: Number }) depth = 3;

  @state() private copied = false;
  /** What the person opened or closed, by path. */
  private readonly toggled = new Map<string, boolean>();
  /** How much is shown of long lists and texts, by path. */
  private readonly shown = new Map<string, number>();

  protected override coerce(value: unknown, earlier?: Json): Json {
    return jsonCopy(value, earlier);
  }

  private async onCopy(): Promise<void> {
    try {
      await copyText(JSON.stringify(this.value, null, 2));
    } catch (error) {
      return this.showError(error as HfError);
    }
    this.copied = true;
    setTimeout(() => (this.copied = false), MARK_MS);
  }

  private onToggle(event: Event, path: string, open: boolean): void {
    const now = (event.target as HTMLDetailsElement).open;
    if (now === open) return;
    this.toggled.set(path, now);
    this.requestUpdate();
  }

  protected override render(): TemplateResult {
    const { value } = this;
    if (value === null) return this.renderFrame(html`<div part="tree" class="box empty">${word("nothingYet")}</div>`);
    return this.renderFrame(html`<div part="tree" class="box">
      <button part="copy" class="quiet" type="button" aria-label=${lateWord("copy")} title=${lateWord("copy")} @click=${this.onCopy}>
        ${this.copied ? tick : copies}
      </button>
      ${this.renderNode(undefined, value, "", 0)}
    </div>`);
  }

  private renderNode(key: string | number | undefined, value: Json, path: string, level: number): TemplateResult {
    const name = key === undefined ? nothing : html`<span class=${typeof key === "number" ? "index" : "key"}>${key}</span>: `;
    if (typeof value !== "object" || value === null) return html`<div class="leaf">${name}${this.renderLeaf(value, path)}</div>`;
    const isList = Array.isArray(value);
    const keys = isList ? value : Object.keys(value);
    if (keys.length === 0) return html`<div class="leaf">${name}<span class="hint">${isList ? "[]" : "{}"}</span></div>`;
    const open = this.toggled.get(path) ?? level < this.depth;
    return html`<details ?open=${open} @toggle=${(event: Event) => this.onToggle(event, path, open)}>
      <summary>${name}<span class="hint">${isList ? `[${keys.length}]` : `{${keys.length}}`}</span></summary>
      ${open ? this.renderChildren(value, path, level) : nothing}
    </details>`;
  }

  private renderChildren(value: readonly Json[] | Readonly<Record<string, Json>>, path: string, level: number): TemplateResult {
    const entries = Object.entries<Json>(value);
    const shown = this.shown.get(path) ?? ITEMS;
    const rows = entries
      .slice(0, shown)
      .map(([key, child]) => this.renderNode(Array.isArray(value) ? Number(key) : key, child, `${path}/${key}`, level + 1));
    return html`<div class="children">${rows}${this.renderMore(path, entries.length, shown, ITEMS)}</div>`;
  }

  private renderLeaf(value: string | number | boolean | null, path: string): TemplateResult {
    if (typeof value !== "string") return html`<span class=${value === null ? "null" : typeof value}>${String(value)}</span>`;
    const shown = this.shown.get(path) ?? CHARACTERS;
    const text = value.length > shown ? `${beginningOf(value, shown)}…` : value;
    return html`<span class="string">${JSON.stringify(text)}</span>${this.renderMore(path, value.length, shown, CHARACTERS)}`;
  }

  private renderMore(path: string, length: number, shown: number, step: number): TemplateResult | typeof nothing {
    if (length <= shown) return nothing;
    const more = () => {
      this.shown.set(path, shown + step);
      this.requestUpdate();
    };
    return html`<button class="quiet more" type="button" @click=${more}>${lateWord("showMore", { count: Math.min(step, length - shown) })}</button>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "hf-json": HfJson;
  }
}
