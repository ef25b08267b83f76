import { html, type TemplateResult } from "lit";

/** An angle that turns down when what it belongs to is open. */
export const chevron: TemplateResult = html`<svg class="chevron" viewBox="0 0 16 16" aria-hidden="true"><path d="M6 3.5L10.5 8 6 12.5" /></svg>`;
/** A wrench: a tool. */
export const wrench: TemplateResult = html`<svg viewBox="0 0 16 16" aria-hidden="true"><path d="M13.6 4.6a3.6 3.6 0 0 1-4.9 4.4l-4.3 4.3a1.5 1.5 0 0 1-2.1-2.1l4.3-4.3a3.6 3.6 0 0 1 4.5-4.8L8.9 4.3l.4 2.1 2.1.4z" /></svg>`;
/** A bin: clear. */
export const bin: TemplateResult = html`<svg viewBox="0 0 16 16" aria-hidden="true"><path d="M2.5 4h11M6 4V2.5h4V4M4 4l.6 9.5h6.8L12 4M6.7 6.8v4M9.3 6.8v4" /></svg>`;

/** A ring that turns: it goes on. */
export function spinner(name: string): TemplateResult {
  return html`<svg class="spinner" viewBox="0 0 16 16" role="img" aria-label=${name}><path d="M8 2.5A5.5 5.5 0 1 1 2.5 8" /></svg>`;
}
/** A thumb up: a good answer. */
export const thumbUp: TemplateResult = html`<svg viewBox="0 0 16 16" aria-hidden="true"><path d="M5 7v6.5H2.5V7zM5 7l2.6-5a1.6 1.6 0 0 1 1.6 1.9L8.8 6h3.6a1.4 1.4 0 0 1 1.4 1.7l-1 4.7a1.4 1.4 0 0 1-1.4 1.1H5" /></svg>`;
/** A thumb down: a bad answer. */
export const thumbDown: TemplateResult = html`<svg viewBox="0 0 16 16" aria-hidden="true"><path d="M5 9V2.5H2.5V9zM5 9l2.6 5a1.6 1.6 0 0 0 1.6-1.9L8.8 10h3.6a1.4 1.4 0 0 0 1.4-1.7l-1-4.7a1.4 1.4 0 0 0-1.4-1.1H5" /></svg>`;
/** A circle of an arrow: try again. */
export const again: TemplateResult = html`<svg viewBox="0 0 16 16" aria-hidden="true"><path d="M13.5 8a5.5 5.5 0 1 1-1.7-4M13.5 1.5V4.5h-3" /></svg>`;
/** An arrow that turns back: undo. */
export const back: TemplateResult = html`<svg viewBox="0 0 16 16" aria-hidden="true"><path d="M5.5 2.5l-3 3 3 3M2.5 5.5h7a4 4 0 0 1 0 8H6" /></svg>`;
/** A pencil: edit. */
export const pencil: TemplateResult = html`<svg viewBox="0 0 16 16" aria-hidden="true"><path d="M10.8 2.5l2.7 2.7-8 8H2.8v-2.7zM9 4.3L11.7 7" /></svg>`;
