import { html, nothing, type TemplateResult } from "lit";
import { property } from "lit/decorators.js";
import { HfValueElement } from "./value-element.ts";

/**
 * A block with a value and a label.
 *
 * @csspart frame - All of it but progress and error.
 * @csspart label - The label.
 * @csspart info - The line of help under the label.
 */
export abstract class HfLabelledElement<Value, Accepts = Value, Held = Value> extends HfValueElement<Value, Accepts, Held> {
  /** What the block is, for the person. */
  @property() label = "";
  /** One line of help under the label. */
  @property() info = "";
  /** Keeps the label for screen readers only. */
  @property({ type: Boolean, attribute: "no-label" }) noLabel = false;

  static override get observedAttributes(): string[] {
    return [...super.observedAttributes, "aria-label"];
  }

  override attributeChangedCallback(name: string, old: string | null, text: string | null): void {
    super.attributeChangedCallback(name, old, text);
    if (name === "aria-label") this.requestUpdate();
  }

  /** What the block is called where there is no visible label. */
  protected get accessibleName(): string {
    return this.label || this.getAttribute("aria-label") || "";
  }

  /**
   * Label, help, the block itself, progress and error, from top to bottom.
   * @param controlId the id of the element in the template that the label names; none for outputs
   */
  protected renderFrame(content: unknown, controlId?: string): TemplateResult {
    return html`<div part="frame" class="frame">
      ${this.renderLabel(controlId)} ${this.info ? html`<span id="info" part="info" class="info">${this.info}</span>` : nothing}
      ${content}
    </div>
    ${this.renderStatus()}`;
  }

  private renderLabel(controlId: string | undefined): TemplateResult | typeof nothing {
    if (!this.label) return nothing;
    const hidden = this.noLabel ? "label visually-hidden" : "label";
    return controlId
      ? html`<label id="label" part="label" class=${hidden} for=${controlId}>${this.label}</label>`
      : html`<span id="label" part="label" class=${hidden}>${this.label}</span>`;
  }
}
