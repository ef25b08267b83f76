import { html, type TemplateResult } from "lit";

/** An arrow down: to the end. */
export const arrowDown: TemplateResult = html`<svg viewBox="0 0 16 16" aria-hidden="true"><path d="M8 2.8V13M3.6 8.6L8 13l4.4-4.4" /></svg>`;
