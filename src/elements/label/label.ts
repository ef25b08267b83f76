import { html, nothing, type CSSResultGroup, type TemplateResult } from "lit";
import { property } from "lit/decorators.js";
import { HfOutputElement } from "../../base/output-element.ts";
import type { ValueKind } from "../../base/markup-value.ts";
import { snapshot } from "../../core/snapshot.ts";
import { word } from "../../core/words.ts";
import { toLabelValue, type Confidence, type LabelAccepts, type LabelValue } from "./label-value.ts";
import { styles } from "./label.styles.ts";

/**
 * What a classifier answered: the class it chose, and a bar for each class it thought of.
 *
 * @tag hf-label
 * @csspart box - The box around all of it.
 * @csspart top - The chosen class.
 * @csspart bar - One class with its bar and percentage.
 */
export class HfLabel extends HfOutputElement<LabelValue, LabelAccepts> {
  static override readonly tag = "hf-label";
  static override readonly valueKind: ValueKind = "json";
  static override styles: CSSResultGroup = [HfOutputElement.styles, styles];

  /** How many classes are shown; 0 for all. */
  @property({ type: Number }) top = 5;

  protected override coerce(value: unknown, earlier?: LabelValue): LabelValue {
    return snapshot(toLabelValue(value), earlier) as LabelValue;
  }

  protected override render(): TemplateResult {
    const { label, confidences } = this.value;
    const shown = this.top > 0 ? confidences.slice(0, this.top) : confidences;
    return this.renderFrame(html`<div part="box" class="box">
      <div part="top" class="top" dir="auto">${label || html`<span class="empty">${word("nothingYet")}</span>`}</div>
      ${shown.length ? html`<ul role="list">${shown.map(renderBar)}</ul>` : nothing}
    </div>`);
  }
}

function renderBar({ label, confidence }: Confidence): TemplateResult {
  const percent = `${Math.round(confidence * 100)} %`;
  return html`<li part="bar">
    <span class="name" dir="auto">${label}</span><span class="percent">${percent}</span>
    <meter min="0" max="1" .value=${confidence} aria-label=${label} aria-valuetext=${percent}></meter>
  </li>`;
}

declare global {
  interface HTMLElementTagNameMap {
    "hf-label": HfLabel;
  }
}
