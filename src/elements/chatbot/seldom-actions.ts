import { html, nothing, type TemplateResult } from "lit";
import type { ChatMessage } from "../../core/message.ts";
import { copies } from "../../theme/late-icons.ts";
import { can } from "./actions.ts";
import { copyAll } from "./acts.ts";
import type { Row } from "./rows.ts";
import { chooseOption, like } from "./seldom-acts.ts";
import { besideWord } from "./beside-words.ts";
import type { Transcript } from "./transcript.ts";

/** A thumb up: a good answer. */
const thumbUp: TemplateResult = html`<svg viewBox="0 0 16 16" aria-hidden="true"><path d="M5 7v6.5H2.5V7zM5 7l2.6-5a1.6 1.6 0 0 1 1.6 1.9L8.8 6h3.6a1.4 1.4 0 0 1 1.4 1.7l-1 4.7a1.4 1.4 0 0 1-1.4 1.1H5" /></svg>`;
/** A thumb down: a bad answer. */
const thumbDown: TemplateResult = html`<svg viewBox="0 0 16 16" aria-hidden="true"><path d="M5 9V2.5H2.5V9zM5 9l2.6 5a1.6 1.6 0 0 0 1.6-1.9L8.8 10h3.6a1.4 1.4 0 0 0 1.4-1.7l-1-4.7a1.4 1.4 0 0 0-1.4-1.1H5" /></svg>`;
/** A bin: clear. */
const bin: TemplateResult = html`<svg viewBox="0 0 16 16" aria-hidden="true"><path d="M2.5 4h11M6 4V2.5h4V4M4 4l.6 9.5h6.8L12 4M6.7 6.8v4M9.3 6.8v4" /></svg>`;

/** What can be done with the whole conversation. */
export function renderToolbar(transcript: Transcript): TemplateResult {
  const tool = (key: "copyAll" | "clearChat", icon: TemplateResult, onClick: () => void) =>
    html`<button type="button" class="quiet" data-action=${key} aria-label=${besideWord(key)} title=${besideWord(key)} @click=${onClick}>${icon}</button>`;
  return html`${can(transcript, "copy-all") ? tool("copyAll", copies, () => void copyAll(transcript)) : nothing}${can(transcript, "clear") ? tool("clearChat", bin, () => transcript.chat.clear()) : nothing}`;
}

/** The way to the rest of a very long message. */
export function renderWhole(count: number, message: ChatMessage, transcript: Transcript): TemplateResult {
  const onClick = () => {
    transcript.whole.add(message);
    transcript.lookAgain();
  };
  return html`<button type="button" @click=${onClick}>${besideWord("showAll", { count })}</button>`;
}

export function renderLike(row: Row, transcript: Transcript, liked: boolean): TemplateResult {
  const pressed = transcript.liked.get(row.message) === liked;
  const name = besideWord(liked ? (pressed ? "liked" : "like") : pressed ? "disliked" : "dislike");
  return html`<button type="button" class="quiet ${pressed ? "pressed" : ""}" aria-label=${name} title=${name} @click=${() => like(row, liked, transcript)}>
    ${liked ? thumbUp : thumbDown}
  </button>`;
}

/** The answers that a person may choose, as buttons under the last message. */
export function renderOptions(row: Row, transcript: Transcript): TemplateResult {
  return html`<div part="options" class="options" role="group" aria-label=${besideWord("suggestions")}>
    ${row.message.options?.map(({ value, label }) => html`<button type="button" part="option" @click=${() => chooseOption(row, value, transcript)}>${label ?? value}</button>`)}
  </div>`;
}

/** The author's own words for what a person thinks of an answer. */
export function renderFeedback(row: Row, transcript: Transcript): TemplateResult {
  const given = transcript.liked.get(row.message);
  return html`<span class="feedback" role="group" aria-label=${besideWord("feedback")}>
    ${transcript.chat.feedback.map(
      (text) =>
        html`<button type="button" class="quiet ${given === text ? "pressed" : ""}" aria-pressed=${String(given === text)} @click=${() => like(row, text, transcript)}>${text}</button>`,
    )}
  </span>`;
}
