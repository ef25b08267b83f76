import { html, type TemplateResult } from "lit";

/** An angle that turns down when what it belongs to is open. */
export const chevron: TemplateResult = html`<svg class="chevron" viewBox="0 0 16 16" aria-hidden="true"><path d="M6 3.5L10.5 8 6 12.5" /></svg>`;
/** A wrench: a tool. */
export const wrench: TemplateResult =
  html`<svg viewBox="0 0 16 16" aria-hidden="true"><path d="M13.6 4.6a3.6 3.6 0 0 1-4.9 4.4l-4.3 4.3a1.5 1.5 0 0 1-2.1-2.1l4.3-4.3a3.6 3.6 0 0 1 4.5-4.8L8.9 4.3l.4 2.1 2.1.4z" /></svg>`;
/** A bin: clear. */
export const bin: TemplateResult = html`<svg viewBox="0 0 16 16" aria-hidden="true"><path d="M2.5 4h11M6 4V2.5h4V4M4 4l.6 9.5h6.8L12 4M6.7 6.8v4M9.3 6.8v4" /></svg>`;

/** A ring that turns: it goes on. */
export function spinner(name: string): TemplateResult {
  return html`<svg class="spinner" viewBox="0 0 16 16" role="img" aria-label=${name}><path d="M8 2.5A5.5 5.5 0 1 1 2.5 8" /></svg>`;
}
