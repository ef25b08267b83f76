import { html, type TemplateResult } from "lit";

// Drawn on a 16-pixel grid in the colour of the text around them. The button that holds one carries the name.

/** A sheet of paper: a file. */
export const sheet: TemplateResult = html`<svg viewBox="0 0 16 16" aria-hidden="true"><path d="M9.5 1.5h-5a1 1 0 0 0-1 1v11a1 1 0 0 0 1 1h7a1 1 0 0 0 1-1v-9zM9.5 1.5v3h3" /></svg>`;
/** Two sheets: copy. */
export const copies: TemplateResult = html`<svg viewBox="0 0 16 16" aria-hidden="true"><path d="M5.5 5.5v-3a1 1 0 0 1 1-1h7a1 1 0 0 1 1 1v7a1 1 0 0 1-1 1h-3M2.5 5.5h7a1 1 0 0 1 1 1v7a1 1 0 0 1-1 1h-7a1 1 0 0 1-1-1v-7a1 1 0 0 1 1-1z" /></svg>`;
/** A tick: done. */
export const tick: TemplateResult = html`<svg viewBox="0 0 16 16" aria-hidden="true"><path d="M3 8.5l3.2 3.2L13 4.6" /></svg>`;
