import { html, type TemplateResult } from "lit";
import { chooseOption, like } from "./acts.ts";
import { chatWord } from "./extra-words.ts";
import type { RowHost } from "./message-row.ts";
import type { Row } from "./rows.ts";

/** The answers that a person may choose, as buttons under the last message. */
export function renderOptions(row: Row, host: RowHost): TemplateResult {
  return html`<div part="options" class="options" role="group" aria-label=${chatWord("suggestions")}>
    ${row.message.options!.map(({ value, label }) => html`<button type="button" part="option" @click=${() => chooseOption(row, value, host)}>${label ?? value}</button>`)}
  </div>`;
}

/** The author's own words for what a person thinks of an answer. */
export function renderFeedback(row: Row, host: RowHost): TemplateResult {
  const given = host.liked.get(row.message);
  return html`<span class="feedback" role="group" aria-label=${chatWord("feedback")}>
    ${host.feedback.map(
      (text) =>
        html`<button type="button" class="quiet ${given === text ? "pressed" : ""}" aria-pressed=${String(given === text)} @click=${() => like(row, text, host)}>${text}</button>`,
    )}
  </span>`;
}
