import { html, nothing, type CSSResultGroup, type TemplateResult } from "lit";
import { property } from "lit/decorators.js";
import { asText } from "../../base/clean.ts";
import type { WordsDeclaration } from "../../base/hf-element.ts";
import { HfInputElement } from "../../base/input-element.ts";
import { TextControl, type TextHost, type TextView } from "../../base/text-control.ts";
import { styles } from "./textbox.styles.ts";

const TYPES = ["text", "password", "email", "url", "search", "tel"] as const;

/**
 * Text that a person types, or that an app shows with `readonly`.
 *
 * With one line, Enter submits and Shift+Enter breaks the line; with more, the other way round.
 * Ctrl+Enter or Cmd+Enter always submits.
 *
 * @tag hf-textbox
 * @attr {string} autocapitalize - Which letters the keyboard makes capital, as in native fields.
 * @attr {string} autocomplete - What the browser may fill in, as in native fields.
 * @attr {"on" | "off"} autocorrect - Whether the browser corrects what is typed.
 * @attr {string} enterkeyhint - What the Enter key of a keyboard on the screen says; `send` where it submits, if left out.
 * @attr {string} inputmode - Which keyboard shows on the screen.
 * @attr {boolean} spellcheck - Whether the browser looks at the spelling.
 * @fires {HfSubmitEvent} hf-submit - The person sends. Cancelable: otherwise Enter in one line submits the form it is in.
 * @fires {Event} select - The person selected text; see `selectionStart` and `selectionEnd`.
 * @csspart control - The native field.
 */
export class HfTextbox extends HfInputElement<string> implements TextHost {
  static override readonly tag = "hf-textbox";
  static override styles: CSSResultGroup = [HfInputElement.styles, styles];

  /** What to type, shown while it is empty. */
  @property() placeholder = "";
  /** The most characters a person may type; 0 for no limit. */
  @property({ type: Number, attribute: "max-length" }) maxLength = 0;
  /** The kind of field; all but `text` have a single line. Passwords are not stored, unless a `scope` is written. */
  @property({ words: TYPES } as WordsDeclaration) type: (typeof TYPES)[number] = "text";
  /** Rows shown at first. */
  @property({ type: Number }) lines = 1;
  /** Rows it grows to before it scrolls. */
  @property({ type: Number, attribute: "max-lines" }) maxLines = 20;

  private readonly text = new TextControl(this);

  /** Where the selected text starts, in characters; `null` where the kind of field has no selection. */
  get selectionStart(): number | null {
    return this.text.control?.selectionStart ?? null;
  }
  /** Where the selected text ends. */
  get selectionEnd(): number | null {
    return this.text.control?.selectionEnd ?? null;
  }

  /** Where the caret is and what is selected: what is kept beside the value. */
  get view(): TextView | undefined {
    return this.text.view;
  }
  set view(view: TextView | undefined) {
    this.text.view = view;
  }

  /** Selects all the text. */
  select(): void {
    this.text.control?.select();
  }

  protected override coerce(value: unknown): string {
    return asText(value);
  }

  protected override formValue(): string {
    return this.value;
  }

  // A password is not for the browser's session history either.
  protected override formState(): string | null {
    return this.type === "password" ? null : this.value;
  }

  protected override isEmpty(): boolean {
    return this.value === "";
  }

  protected override get tall(): boolean {
    return this.type === "text" && this.lines > 1;
  }

  /** @internal */
  get enterKey(): string | undefined {
    return this.type === "text" ? (this.tall ? "enter" : "send") : undefined;
  }

  protected override render(): TemplateResult {
    return this.renderFrame(this.type === "text" ? this.renderTextarea() : this.renderInput());
  }

  private renderTextarea(): TemplateResult {
    return html`<textarea id="control" part="control" class="field" dir="auto" rows=${this.text.rows}
      placeholder=${this.placeholder} ?disabled=${this.isDisabled} ?readonly=${this.readonly} aria-required=${this.required ? "true" : nothing}
      maxlength=${this.limit} aria-label=${this.controlName} aria-describedby=${this.describedBy} aria-invalid=${this.ariaInvalidity}
      @input=${this.onInput} @change=${this.onChange} @focus=${this.onFocus} @select=${this.text.onSelect} @keydown=${this.onKeydown}></textarea>`;
  }

  private renderInput(): TemplateResult {
    const { type } = this;
    return html`<input id="control" part="control" class="field" type=${type}
      placeholder=${this.placeholder} ?disabled=${this.isDisabled} ?readonly=${this.readonly} aria-required=${this.required ? "true" : nothing}
      maxlength=${this.limit} aria-label=${this.controlName} aria-describedby=${this.describedBy} aria-invalid=${this.ariaInvalidity}
      @input=${this.onInput} @change=${this.onChange} @focus=${this.onFocus} @select=${this.text.onSelect} @keydown=${this.onKeydown} />`;
  }

  private get limit(): number | typeof nothing {
    return this.maxLength > 0 ? Math.floor(this.maxLength) : nothing;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "hf-textbox": HfTextbox;
  }
}
