import { html, nothing, type CSSResultGroup, type PropertyValues, type TemplateResult } from "lit";
import { property } from "lit/decorators.js";
import { cleanNumber } from "../../base/clean.ts";
import { HfInputElement } from "../../base/input-element.ts";
import type { ValueKind } from "../../base/markup-value.ts";
import { scrollsPage } from "../../base/wheel.ts";
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
  /** The distance between two positions. None: 1, and in a range below 100 a power of ten, a hundredth of it or less. 0 for any number. */
  @property({ type: Number }) step: number | null = null;

  // NaN is "none": what that stands for depends on `min`, which may be set later.
  protected override coerce(value: unknown): number {
    return cleanNumber(value) ?? Number.NaN;
  }

  protected override settle(value: number): number {
    return asKept(Number.isNaN(value) ? this.min : Math.max(this.min, Math.min(this.max, value)));
  }

  protected override formValue(): string {
    return String(this.value);
  }

  protected override isEmpty(): boolean {
    return false;
  }

  protected override update(changed: PropertyValues): void {
    super.update(changed);
    const range = this.control as HTMLInputElement | null;
    if (range) this.place(range);
  }

  /**
   * Puts the handle where the value is, after its range. What it stands at now counts, not what it was given last: a person
   * may have moved it since. The browser would move a value between two steps to one of them: until it is moved, there are none.
   */
  private place(range: HTMLInputElement): void {
    for (const step of [this.distance, "any"]) {
      if (range.step !== step) range.step = step;
      if (Number(range.value) !== this.value) range.value = String(this.value);
      if (Number(range.value) === this.value) return;
    }
  }

  /** `step` as a native field takes it. */
  private get distance(): string {
    const { min, max } = this;
    const step = this.step ?? Math.min(1, 10 ** Math.floor(Math.log10(max - min) - 2));
    return step > 0 && Number.isFinite(step) ? String(step) : "any";
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    if (changed.has("min") || changed.has("max")) this.valueChanged();
    // How much of the track is filled, from 0 to 1.
    const share = (this.value - this.min) / (this.max - this.min);
    this.control?.style.setProperty("--share", String(Number.isFinite(share) ? share : 0));
  }

  protected override onInput(event: Event): void {
    const field = event.target as HTMLInputElement;
    if (field === this.control) this.toStep(field);
    // While the number is being retyped, the handle waits.
    if (field.value === "") event.stopPropagation();
    else super.onInput(event);
  }

  /** From between two steps, the handle goes to the next one in its direction. */
  private toStep(range: HTMLInputElement): void {
    if (range.step === this.distance) return;
    const { value } = this;
    const to = Number(range.value);
    range.step = this.distance;
    range.value = String(to);
    const at = Number(range.value);
    if (to > value && at < value) range.stepUp();
    else if (to < value && at > value) range.stepDown();
  }

  protected override onChange(event: Event): void {
    // What was typed may be out of range or nothing; from here on the field shows what counts.
    (event.target as HTMLInputElement).value = String(this.value);
    super.onChange(event);
  }

  protected override render(): TemplateResult {
    const { value } = this;
    const [min, max] = [asKept(this.min), asKept(this.max)];
    const locked = !this.isEditable;
    return this.renderFrame(
      html`<div class="slider">
        <input id="control" part="control" type="range" min=${min} max=${max} ?disabled=${locked}
          aria-label=${this.controlName} aria-describedby=${this.describedBy} @input=${this.onInput} @change=${this.onChange} @focus=${this.onFocus} />
        <input part="number" class="field" type="number" min=${min} max=${max} step=${this.distance} .value=${this.fieldText(value)} ?disabled=${this.isDisabled}
          ?readonly=${this.readonly} aria-label=${this.accessibleName || nothing} @input=${this.onInput} @change=${this.onChange} @focus=${this.onFocus} @wheel=${scrollsPage} />
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

let scale: HTMLInputElement | undefined;

/** A native range keeps some digits of a number, 15 in most browsers: `0.1 + 0.2` is 0.3 here. This browser's own range tells which. */
function asKept(number: number): number {
  if (!Number.isFinite(number) || typeof document === "undefined") return number;
  scale ??= Object.assign(document.createElement("input"), { type: "range", step: "any" });
  scale.min = scale.max = scale.value = String(number);
  return Number(scale.value);
}

declare global {
  interface HTMLElementTagNameMap {
    "hf-slider": HfSlider;
  }
}
