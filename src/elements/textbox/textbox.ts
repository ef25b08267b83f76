import { html, nothing, type CSSResultGroup, type PropertyValues, type TemplateResult } from "lit";
import { property } from "lit/decorators.js";
import { live } from "lit/directives/live.js";
import { HfInputElement } from "../../base/input-element.ts";
import { sendsOnEnter } from "../../base/keys.ts";
import { HfSubmitEvent } from "../../base/submit-event.ts";
import { styles } from "./textbox.styles.ts";

/**
 * Text that a person types, or that an app shows with `readonly`.
 *
 * With one line, Enter submits and Shift+Enter breaks the line; with more, the other way round.
 * Ctrl+Enter or Cmd+Enter always submits.
 *
 * @tag hf-textbox
 * @fires {HfSubmitEvent} hf-submit - The person pressed Enter to send. Cancelable: otherwise the form it is in is submitted.
 * @csspart control - The native field.
 */
export class HfTextbox extends HfInputElement<string> {
  static override readonly tag = "hf-textbox";
  static override styles: CSSResultGroup = [HfInputElement.styles, styles];

  /** What to type, shown while it is empty. */
  @property() placeholder = "";
  /** Rows shown at first. One row is a single-line field. */
  @property({ type: Number }) lines = 1;
  /** Rows it grows to before it scrolls. */
  @property({ type: Number, attribute: "max-lines" }) maxLines = 20;
  /** The most characters a person may type; 0 for no limit. */
  @property({ type: Number, attribute: "max-length" }) maxLength = 0;
  /** The kind of single-line field. Passwords are never stored. */
  @property() type: "text" | "password" | "email" | "url" | "search" | "tel" = "text";

  private committed = "";

  protected override coerce(value: unknown): string {
    if (typeof value === "string") return value;
    if (value === null || value === undefined) return "";
    return typeof value === "object" ? JSON.stringify(value) : String(value);
  }

  protected override formValue(): string {
    return this.value;
  }

  protected override isEmpty(): boolean {
    return this.value === "";
  }

  protected override updated(changed: PropertyValues<this>): void {
    super.updated(changed);
    const lines = Math.max(1, this.lines || 1);
    this.style.setProperty("--lines", String(lines));
    this.style.setProperty("--max-lines", String(Math.max(lines, this.maxLines || 20)));
  }

  private get multiline(): boolean {
    return this.type === "text";
  }

  private onInput(event: InputEvent): void {
    event.stopPropagation();
    this.edit((event.target as HTMLInputElement | HTMLTextAreaElement).value);
  }

  private onFocus(): void {
    this.committed = this.value;
  }

  private onChange(): void {
    if (this.value === this.committed) return;
    this.committed = this.value;
    this.commit();
  }

  private onKeydown(event: KeyboardEvent): void {
    if (!sendsOnEnter(event, this.lines > 1)) return;
    event.preventDefault();
    if (this.readonly) return;
    this.onChange();
    // Nobody took it: what Enter does in a native field, unless a listener called preventDefault.
    if (this.dispatchEvent(new HfSubmitEvent()) && this.lines <= 1) this.form?.requestSubmit();
  }

  protected override render(): TemplateResult {
    return this.renderFrame(this.multiline ? this.renderTextarea() : this.renderInput(), "control");
  }

  private renderTextarea(): TemplateResult {
    return html`<textarea id="control" part="control" class="field" dir="auto" rows=${Math.max(1, this.lines || 1)}
      .value=${live(this.value)} placeholder=${this.placeholder} ?disabled=${this.isDisabled} ?readonly=${this.readonly}
      ?required=${this.required} maxlength=${this.maxLength > 0 ? this.maxLength : nothing} aria-label=${this.label ? nothing : this.accessibleName || nothing}
      aria-describedby=${this.info ? "info" : nothing} @input=${this.onInput} @change=${this.onChange} @focus=${this.onFocus} @keydown=${this.onKeydown}></textarea>`;
  }

  private renderInput(): TemplateResult {
    return html`<input id="control" part="control" class="field" type=${this.type}
      .value=${live(this.value)} placeholder=${this.placeholder} ?disabled=${this.isDisabled} ?readonly=${this.readonly}
      ?required=${this.required} aria-label=${this.label ? nothing : this.accessibleName || nothing}
      aria-describedby=${this.info ? "info" : nothing} @input=${this.onInput} @change=${this.onChange} @focus=${this.onFocus} @keydown=${this.onKeydown} />`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "hf-textbox": HfTextbox;
  }
}
