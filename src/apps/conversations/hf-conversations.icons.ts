import { html, type TemplateResult } from "lit";

/** A pin: keep at the top. */
export const pin: TemplateResult = html`<svg viewBox="0 0 16 16" aria-hidden="true"><path d="M6 2h4l-.5 4.5L12 9H4l2.5-2.5zM8 9v5" /></svg>`;
/** A pen: rename. */
export const pen: TemplateResult = html`<svg viewBox="0 0 16 16" aria-hidden="true"><path d="M10.8 2.5l2.7 2.7-8 8H2.8v-2.7zM9 4.3L11.7 7" /></svg>`;
/** A bin: delete. */
export const bin: TemplateResult = html`<svg viewBox="0 0 16 16" aria-hidden="true"><path d="M2.5 4h11M6 4V2.5h4V4M4 4l.6 9.5h6.8L12 4M6.7 6.8v4M9.3 6.8v4" /></svg>`;
