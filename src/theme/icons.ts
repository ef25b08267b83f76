import { html, type TemplateResult } from "lit";

// Drawn on a 16-pixel grid in the colour of the text around them. The button that holds one carries the name.

/** A cross: dismiss, remove. */
export const cross: TemplateResult = html`<svg viewBox="0 0 16 16" aria-hidden="true"><path d="M4 4l8 8M12 4l-8 8" /></svg>`;
/** A paper clip: attach. */
export const clip: TemplateResult = html`<svg viewBox="0 0 16 16" aria-hidden="true"><path d="M13.5 7.5l-5.6 5.6a3.4 3.4 0 0 1-4.8-4.8l6-6a2.3 2.3 0 0 1 3.2 3.2l-5.9 5.9a1.1 1.1 0 0 1-1.6-1.6l5.2-5.2" /></svg>`;
/** An arrow up: send; turned round, to the end. */
export const arrowUp: TemplateResult = html`<svg viewBox="0 0 16 16" aria-hidden="true"><path d="M8 13.2V3M3.6 7.4L8 3l4.4 4.4" /></svg>`;
/** A filled square: stop. */
export const square: TemplateResult = html`<svg viewBox="0 0 16 16" aria-hidden="true"><rect x="4" y="4" width="8" height="8" rx="1.5" /></svg>`;
