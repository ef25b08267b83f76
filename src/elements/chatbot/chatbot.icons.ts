import { html, type TemplateResult } from "lit";

/** A thumb up: a good answer. */
export const thumbUp: TemplateResult =
  html`<svg viewBox="0 0 16 16" aria-hidden="true"><path d="M5 7v6.5H2.5V7zM5 7l2.6-5a1.6 1.6 0 0 1 1.6 1.9L8.8 6h3.6a1.4 1.4 0 0 1 1.4 1.7l-1 4.7a1.4 1.4 0 0 1-1.4 1.1H5" /></svg>`;
/** A thumb down: a bad answer. */
export const thumbDown: TemplateResult =
  html`<svg viewBox="0 0 16 16" aria-hidden="true"><path d="M5 9V2.5H2.5V9zM5 9l2.6 5a1.6 1.6 0 0 0 1.6-1.9L8.8 10h3.6a1.4 1.4 0 0 0 1.4-1.7l-1-4.7a1.4 1.4 0 0 0-1.4-1.1H5" /></svg>`;
/** A circle of an arrow: try again. */
export const again: TemplateResult = html`<svg viewBox="0 0 16 16" aria-hidden="true"><path d="M13.5 8a5.5 5.5 0 1 1-1.7-4M13.5 1.5V4.5h-3" /></svg>`;
/** An arrow that turns back: undo. */
export const back: TemplateResult = html`<svg viewBox="0 0 16 16" aria-hidden="true"><path d="M5.5 2.5l-3 3 3 3M2.5 5.5h7a4 4 0 0 1 0 8H6" /></svg>`;
/** A pencil: edit. */
export const pencil: TemplateResult = html`<svg viewBox="0 0 16 16" aria-hidden="true"><path d="M10.8 2.5l2.7 2.7-8 8H2.8v-2.7zM9 4.3L11.7 7" /></svg>`;
/** An arrow down: to the end. */
export const arrowDown: TemplateResult = html`<svg viewBox="0 0 16 16" aria-hidden="true"><path d="M8 2.8V13M3.6 8.6L8 13l4.4-4.4" /></svg>`;
