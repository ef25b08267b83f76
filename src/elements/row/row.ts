import { html, type CSSResultGroup, type TemplateResult } from "lit";
import { property } from "lit/decorators.js";
import { HfElement } from "../../base/hf-element.ts";
import { styles } from "./row.styles.ts";

/**
 * Lays its children out side by side, each with an equal share, and wraps them where they get too narrow.
 *
 * @tag hf-row
 * @slot - What stands in the row.
 * @csspart row - The box that lays out.
 * @cssprop [--hf-gap=12px] - The space between the children.
 * @cssprop [--hf-min-width=160px] - How narrow a child gets before it moves to the next line.
 */
export class HfRow extends HfElement {
  static override readonly tag = "hf-row";
  static override styles: CSSResultGroup = [HfElement.styles, styles];

  /** Makes all children of a line as tall as the tallest. */
  @property({ type: Boolean, attribute: "equal-height", reflect: true }) equalHeight = false;

  protected override render(): TemplateResult {
    return html`<div part="row" class="row"><slot></slot></div>${this.renderStatus()}`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "hf-row": HfRow;
  }
}
