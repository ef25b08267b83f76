import { css, html, type CSSResultGroup, type TemplateResult } from "lit";
import { HfElement } from "../base/hf-element.ts";

/**
 * The place of blocks that are made while the app runs. `render()` puts one on the page; it has no look of its own.
 *
 * @tag hf-render
 * @slot - The blocks.
 */
export class HfRender extends HfElement {
  static override readonly tag: string = "hf-render";
  static override styles: CSSResultGroup = css`
    :host {
      display: contents;
    }
  `;

  protected override render(): TemplateResult {
    return html`<slot></slot>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "hf-render": HfRender;
  }
}
