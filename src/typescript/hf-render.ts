import { css, html, LitElement, type TemplateResult } from "lit";

/**
 * The place of blocks that are made while the app runs. `render()` puts one on the page; it has no look of its own.
 *
 * @tag hf-render
 * @slot - The blocks.
 */
export class HfRender extends LitElement {
  static readonly tag: string = "hf-render";
  static override styles = css`
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
