import { html, nothing, type TemplateResult } from "lit";

/** What a block with a label says of itself. */
export interface Labelled {
  readonly label: string;
  readonly info: string;
  readonly noLabel: boolean;
}

/** Why a value may not be submitted. */
export interface Problem {
  readonly flags: ValidityStateFlags;
  readonly message: string;
}

/** What a block is called where there is no visible label. */
export function nameWithoutLabel(element: Labelled & Element): string {
  return element.label || element.getAttribute("aria-label") || "";
}

/**
 * Label, help, the block itself, what is wrong with its value, and below all that `status`, from top to bottom.
 * @param controlId the id of the element in the template that the label names; none for outputs
 */
export function renderFrame(
  { label, info, noLabel }: Labelled,
  content: unknown,
  status: TemplateResult,
  controlId?: string,
  problem?: Problem,
): TemplateResult {
  return html`<div part="frame" class="frame">
      ${label ? renderLabel(label, noLabel ? "label visually-hidden" : "label", controlId) : nothing}
      ${info ? html`<span id="info" part="info" class="info">${info}</span>` : nothing} ${content}
      ${problem ? html`<span id="problem" part="problem" class="problem">${problem.message}</span>` : nothing}
    </div>
    ${status}`;
}

function renderLabel(label: string, classes: string, controlId: string | undefined): TemplateResult {
  return controlId
    ? html`<label id="label" part="label" class=${classes} for=${controlId}>${label}</label>`
    : html`<span id="label" part="label" class=${classes}>${label}</span>`;
}
