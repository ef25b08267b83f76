import { html, nothing, type CSSResultGroup, type TemplateResult } from "lit";
import { property } from "lit/decorators.js";
import { asText } from "../../base/clean.ts";
import { HfTextElement } from "../../base/text-element.ts";
import { styles } from "./textbox.styles.ts";

const TYPES = ["text", "password", "email", "url", "search", "tel"] as const;

/**
 * Text that a person types, or that an app shows with `readonly`.
 *
 * @tag hf-textbox
 */
export class HfTextbox extends HfTextElement<string> {
  static override readonly tag = "hf-textbox";
  static override styles: CSSResultGroup = [HfTextElement.styles, styles];

  /** The most characters a person may type; 0 for no limit. */
  @property({ type: Number, attribute: "max-length" }) maxLength = 0;
  /** The kind of field; all but `text` have a single line. Passwords are never stored. */
  @property() type: (typeof TYPES)[number] = "text";

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

  protected override get text(): string {
    return this.value;
  }

  protected override withText(text: string): string {
    return text;
  }

  protected override get tall(): boolean {
    return this.type === "text" && super.tall;
  }

  protected override render(): TemplateResult {
    return this.renderFrame(this.type === "text" ? this.renderTextarea("field") : this.renderInput(), "control");
  }

  private renderInput(): TemplateResult {
    const type = TYPES.includes(this.type) ? this.type : "text";
    return html`<input id="control" part="control" class="field" type=${type}
      placeholder=${this.placeholder} ?disabled=${this.isDisabled} ?readonly=${this.readonly} aria-required=${this.required ? "true" : nothing}
      maxlength=${this.limit} aria-label=${this.controlName} aria-describedby=${this.describedBy} aria-invalid=${this.ariaInvalidity}
      @input=${this.onTextInput} @change=${this.onTextChange} @focus=${this.onTextFocus} @select=${this.onTextSelect} @keydown=${this.onTextKeydown} />`;
  }

  protected override get limit(): number | typeof nothing {
    return this.maxLength > 0 ? Math.floor(this.maxLength) : nothing;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "hf-textbox": HfTextbox;
  }
}
