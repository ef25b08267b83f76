import { html, type CSSResultGroup, type TemplateResult } from "lit";
import { HfElement } from "../../base/hf-element.ts";
import { styles } from "./column.styles.ts";

/**
 * Stacks its children. In a row, it is one share of the width.
 *
 * @tag hf-column
 * @slot - What stands in the column.
 * @csspart column - The box that lays out.
 * @cssprop [--hf-gap=12px] - The space between the children.
 * @cssprop [--hf-min-width=280px] - How narrow it gets in a row before it moves to the next line.
 */
export class HfColumn extends HfElement {
  static override readonly tag = "hf-column";
  static override styles: CSSResultGroup = [HfElement.styles, styles];

  protected override render(): TemplateResult {
    return html`<div part="column" class="column"><slot></slot></div>${this.renderStatus()}`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "hf-column": HfColumn;
  }
}
