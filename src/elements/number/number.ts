import { html, nothing, type CSSResultGroup, type PropertyValues, type TemplateResult } from "lit";
import { property } from "lit/decorators.js";
import { cleanNumber } from "../../base/clean.ts";
import type { Problem } from "../../base/frame.ts";
import { HfInputElement } from "../../base/input-element.ts";
import type { ValueKind } from "../../base/markup-value.ts";
import { scrollsPage } from "../../base/wheel.ts";

import { numberWord } from "./words.ts";
import { styles } from "./number.styles.ts";

/**
 * A number, or `null` while the field is empty. One out of range stays as it is and says so.
 *
 * @tag hf-number
 * @fires {HfSubmitEvent} hf-submit - The person pressed Enter. Cancelable: otherwise the form it is in is submitted.
 * @csspart control - The native field.
 */
export class HfNumber extends HfInputElement<number | null, number | string | null> {
  static override readonly tag = "hf-number";
  static override readonly valueKind: ValueKind = "number";
  static override styles: CSSResultGroup = [HfInputElement.styles, styles];

  /** The smallest number allowed. */
  @property({ type: Number }) min: number | null = null;
  /** The largest number allowed. */
  @property({ type: Number }) max: number | null = null;
  /** How far one press of an arrow goes. */
  @property({ type: Number }) step = 1;
  /** Digits after the point that are shown, and kept of what a person types; none for all. */
  @property({ type: Number }) precision: number | null = null;
  /** What to type, shown while it is empty. */
  @property() placeholder = "";

  protected override coerce(value: unknown): number | null {
    return cleanNumber(value) ?? null;
  }

  protected override formValue(): string | null {
    return this.value === null ? "" : String(this.value);
  }

  protected override isEmpty(): boolean {
    return this.value === null;
  }

  protected override problem(): Problem | undefined {
    if (this.input?.validity.badInput) return { flags: { badInput: true }, message: numberWord("notANumber") };
    if (this.value !== null && this.min !== null && this.value < this.min)
      return { flags: { rangeUnderflow: true }, message: numberWord("tooSmall", { min: this.min }) };
    if (this.value !== null && this.max !== null && this.value > this.max)
      return { flags: { rangeOverflow: true }, message: numberWord("tooBig", { max: this.max }) };
    return super.problem();
  }

  protected override updated(changed: PropertyValues): void {
    const { input } = this;
    // Only when the number differs: writing "1" over "1." or "1.0" would stop the person from typing 1.05.
    const typed = input?.value ? Number(input.value) : null;
    if (input && (typed !== this.value || changed.has("precision"))) input.value = this.shown;
    super.updated(changed);
  }

  override formResetCallback(): void {
    // A half-typed number counts as empty, and would stay.
    if (this.input) this.input.value = "";
    super.formResetCallback();
  }

  private get input(): HTMLInputElement | null {
    return this.control as HTMLInputElement | null;
  }

  private get shown(): string {
    if (this.value === null) return "";
    return this.digits === null ? String(this.value) : this.value.toFixed(this.digits);
  }

  private get digits(): number | null {
    return this.precision === null ? null : Math.min(20, Math.max(0, Math.round(this.precision)));
  }

  protected override commit(changed?: boolean): void {
    const { input } = this;
    if (this.digits !== null && this.value !== null) {
      this.value = Number(this.value.toFixed(this.digits));
      if (input) input.value = this.shown;
    }
    super.commit(changed || input?.validity.badInput || undefined);
  }

  protected override render(): TemplateResult {
    return this.renderFrame(
      html`<input id="control" part="control" class="field" type="number" inputmode="decimal" min=${this.min ?? nothing} max=${this.max ?? nothing}
        step=${this.step > 0 ? this.step : "any"} placeholder=${this.placeholder} ?disabled=${this.isDisabled} ?readonly=${this.readonly}
        aria-required=${this.required ? "true" : nothing} aria-label=${this.controlName} aria-describedby=${this.describedBy} aria-invalid=${this.ariaInvalidity}
        @input=${this.onInput} @change=${this.onChange} @focus=${this.onFocus} @wheel=${scrollsPage} @keydown=${this.onKeydown} />`,
    );
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "hf-number": HfNumber;
  }
}
