import { html, type TemplateResult } from "lit";

/** A list: the conversations. */
export const list: TemplateResult = html`<svg viewBox="0 0 16 16" aria-hidden="true"><path d="M2.5 3.5h11v9h-11zM6.5 3.5v9" /></svg>`;
/** A sheet with a pen: a new conversation. */
export const compose: TemplateResult = html`<svg viewBox="0 0 16 16" aria-hidden="true"><path d="M8.5 2.5H4A1.5 1.5 0 0 0 2.5 4v8A1.5 1.5 0 0 0 4 13.5h8a1.5 1.5 0 0 0 1.5-1.5V7.5M6.5 9.5l.5-2 5.6-5.6 1.5 1.5L8.5 9z" /></svg>`;
/** A speech bubble: the chat. */
export const bubble: TemplateResult = html`<svg viewBox="0 0 16 16" aria-hidden="true"><path d="M3.5 2.5h9a1 1 0 0 1 1 1v6.5a1 1 0 0 1-1 1H7.5l-3 2.8V11h-1a1 1 0 0 1-1-1V3.5a1 1 0 0 1 1-1z" /></svg>`;
/** An angle that turns down when what it belongs to is open. */
export const angle: TemplateResult = html`<svg viewBox="0 0 16 16" aria-hidden="true"><path d="M6 3.5L10.5 8 6 12.5" /></svg>`;
