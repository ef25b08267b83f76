import { html, nothing, type CSSResultGroup, type PropertyValues, type TemplateResult } from "lit";
import { property } from "lit/decorators.js";
import { cleanNumber } from "../../base/clean.ts";
import { HfInputElement } from "../../base/input-element.ts";
import type { ValueKind } from "../../base/markup-value.ts";
import { styles } from "./slider.styles.ts";

/**
 * A number in a range, by a handle and by a field beside it. Without a value it stands at `min`.
 *
 * @tag hf-slider
 * @csspart control - The native range.
 * @csspart number - The field beside it.
 */
export class HfSlider extends HfInputElement<number, number | string> {
  static override readonly tag = "hf-slider";
  static override readonly valueKind: ValueKind = "number";
  static override styles: CSSResultGroup = [HfInputElement.styles, styles];

  /** The number at the start. */
  @property({ type: Number }) min = 0;
  /** The number at the end. */
  @property({ type: Number }) max = 100;
  /** The distance between two positions. */
  @property({ type: Number }) step = 1;

  // NaN is "none": what that stands for depends on `min`, which may be set later.
  protected override coerce(value: unknown): number {
    return cleanNumber(value) ?? Number.NaN;
  }

  protected override settle(value: number): number {
    return Number.isNaN(value) ? this.min : Math.max(this.min, Math.min(this.max, value));
  }

  protected override formValue(): string {
    return String(this.value);
  }

  protected override isEmpty(): boolean {
    return false;
  }

  protected override update(changed: PropertyValues): void {
    super.update(changed);
    // After its range. What it stands at now counts, not what it was given last: a person may have moved it since.
    const control = this.control as HTMLInputElement | null;
    const position = String(this.value);
    if (control && control.value !== position) control.value = position;
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    if (changed.has("min") || changed.has("max")) this.valueChanged();
    // How much of the track is filled, from 0 to 1.
    const share = (this.value - this.min) / (this.max - this.min);
    this.control?.style.setProperty("--share", String(Number.isFinite(share) ? share : 0));
  }

  protected override onInput(event: Event): void {
    // While the number is being retyped, the handle waits.
    if ((event.target as HTMLInputElement).value === "") event.stopPropagation();
    else super.onInput(event);
  }

  protected override onChange(event: Event): void {
    // What was typed may be out of range or nothing; from here on the field shows what counts.
    (event.target as HTMLInputElement).value = String(this.value);
    super.onChange(event);
  }

  protected override render(): TemplateResult {
    const { min, max, value } = this;
    const step = this.step > 0 ? this.step : "any";
    const locked = !this.isEditable;
    return this.renderFrame(
      html`<div class="slider">
        <input id="control" part="control" type="range" min=${min} max=${max} step=${step} ?disabled=${locked}
          aria-label=${this.controlName} aria-describedby=${this.describedBy} @input=${this.onInput} @change=${this.onChange} @focus=${this.onFocus} />
        <input part="number" class="field" type="number" min=${min} max=${max} step=${step} .value=${this.fieldText(value)} ?disabled=${this.isDisabled}
          ?readonly=${this.readonly} aria-label=${this.accessibleName || nothing} @input=${this.onInput} @change=${this.onChange} @focus=${this.onFocus} />
      </div>`,
    );
  }

  /** What the field shows: what is being typed as long as it stands for the value. */
  private fieldText(value: number): string {
    const field = this.renderRoot.querySelector<HTMLInputElement>(".field");
    const typing = field !== null && this.shadowRoot?.activeElement === field;
    return typing ? field.value : String(value);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "hf-slider": HfSlider;
  }
}
