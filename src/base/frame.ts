import { html, nothing, type TemplateResult } from "lit";

/** What a block with a label says of itself. */
export interface Labelled {
  readonly label: string;
  readonly info: string;
  readonly noLabel: boolean;
}

/** The attributes, beside those of properties, that a block with a label shows. */
export const LABEL_ATTRIBUTES = ["aria-label"];

/** What a block is called where there is no visible label. */
export function nameWithoutLabel(element: Labelled & Element): string {
  return element.label || element.getAttribute("aria-label") || "";
}

/**
 * Label, help, the block itself, and what stands below its frame, from top to bottom.
 * @param controlId the id of the element in the template that the label names; none for outputs
 */
export function renderFrame({ label, info, noLabel }: Labelled, content: unknown, below: unknown, controlId?: string): TemplateResult {
  return html`<div part="frame" class="frame">
      ${label ? renderLabel(label, noLabel ? "label visually-hidden" : "label", controlId) : nothing}
      ${info ? html`<span id="info" part="info" class="info">${info}</span>` : nothing} ${content}
    </div>
    ${below}`;
}

function renderLabel(label: string, classes: string, controlId: string | undefined): TemplateResult {
  return controlId
    ? html`<label id="label" part="label" class=${classes} for=${controlId}>${label}</label>`
    : html`<span id="label" part="label" class=${classes}>${label}</span>`;
}
