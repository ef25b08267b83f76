import { html, nothing, type TemplateResult } from "lit";
import { endOf, saysNothing } from "../../core/message-end.ts";
import { isThought, textOf, type ChatMessage } from "../../core/message.ts";
import { lateWord } from "../../core/late-words.ts";
import { word } from "../../core/words.ts";
import { copies, tick } from "../../theme/late-icons.ts";
import { copyRow, edit, goOn, retry, undo } from "./acts.ts";
import { beside } from "./late-beside.ts";
import { saysWhy, steps } from "./late-steps.ts";
import { chatWord } from "./words.ts";
import type { Transcript } from "./transcript.ts";
import type { ChatAction } from "./chatbot.ts";
import type { Row } from "./rows.ts";

/** A circle of an arrow: try again. */
const again: TemplateResult = html`<svg viewBox="0 0 16 16" aria-hidden="true"><path d="M13.5 8a5.5 5.5 0 1 1-1.7-4M13.5 1.5V4.5h-3" /></svg>`;
/** An arrow that turns back: undo. */
const back: TemplateResult = html`<svg viewBox="0 0 16 16" aria-hidden="true"><path d="M5.5 2.5l-3 3 3 3M2.5 5.5h7a4 4 0 0 1 0 8H6" /></svg>`;
/** A pencil: edit. */
const pencil: TemplateResult = html`<svg viewBox="0 0 16 16" aria-hidden="true"><path d="M10.8 2.5l2.7 2.7-8 8H2.8v-2.7zM9 4.3L11.7 7" /></svg>`;
/** What can be done with a message, and how it ended where it broke off. */
export function renderActions(row: Row, transcript: Transcript): TemplateResult | typeof nothing {
  const { message, ends, isLast } = row;
  const status = renderStatus(row, transcript);
  const buttons = ends ? renderButtons(row, transcript) : nothing;
  const options = isLast && message.options ? renderOptions(row, transcript) : nothing;
  return [status, buttons, options].every((part) => part === nothing) ? nothing : html`${status}${buttons}${options}`;
}

function renderStatus(row: Row, transcript: Transcript): TemplateResult | typeof nothing {
  const { message } = row;
  const { role, status } = message;
  if (role !== "assistant" || (status !== "error" && status !== "stopped" && status !== "interrupted")) return nothing;
  // Nobody has stopped it: until the sentence is there, nothing is said in its place.
  const why = status === "stopped" && saysWhy(message);
  const text = why ? steps.of(transcript)?.endSentence(message) : chatWord(status === "error" ? "failed" : status);
  const more = row.isLast && can(transcript, "continue") && (why ? endOf(message) === "length" : textOf(message) !== "");
  const button = (key: "continue" | "retry", onClick: () => void) =>
    html`<button type="button" data-action=${key} @click=${onClick}>${chatWord(key)}</button>`;
  return html`<div class="status ${status === "error" ? "failed" : ""}">
    ${text ? html`<span>${text}</span>` : nothing}${more ? button("continue", () => goOn(row, transcript)) : nothing}${row.isLast && can(transcript, "retry") ? button("retry", () => retry(transcript)) : nothing}
  </div>`;
}

function renderButtons(row: Row, transcript: Transcript): TemplateResult | typeof nothing {
  const { message, isLast } = row;
  const isUser = message.role === "user";
  const hasText = row.group.some(({ message }) => textOf(message) !== "");
  const likes =
    can(transcript, isUser ? "like-user" : "like") && row.group.some(({ message }) => !isThought(message) && !saysNothing(message));
  // An answer that broke off says so in words, with its buttons beside them.
  const broken = ["error", "stopped", "interrupted"].includes(message.status ?? "");
  const buttons = [
    !isUser && can(transcript, "copy") && hasText && renderCopy(row, transcript),
    (can(transcript, "edit-all") || (isUser && can(transcript, "edit"))) && button("edit", pencil, () => edit(row, transcript)),
    likes && beside.of(transcript)?.renderLike(row, transcript, true),
    likes && beside.of(transcript)?.renderLike(row, transcript, false),
    !isUser && can(transcript, "retry") && isLast && !broken && button("retry", again, () => retry(transcript)),
    !isUser && can(transcript, "undo") && isLast && button("undo", back, () => undo(transcript)),
    likes && transcript.chat.feedback.length > 0 && beside.of(transcript)?.renderFeedback(row, transcript),
  ];
  const shown = buttons.filter(Boolean);
  return shown.length === 0 ? nothing : html`<div part="actions" class="actions ${isLast ? "last" : ""}">${shown}</div>`;
}

function renderCopy(row: Row, transcript: Transcript): TemplateResult {
  const copied = transcript.copied === row.message;
  return button(copied ? "copied" : "copy", copied ? tick : copies, () => void copyRow(row, transcript));
}

function renderOptions(row: Row, transcript: Transcript): unknown {
  return beside.of(transcript)?.renderOptions(row, transcript);
}

/** What can be done with the whole conversation. */
export function renderToolbar(transcript: Transcript): unknown {
  return ["copy-all", "clear"].some((action) => can(transcript, action as ChatAction))
    ? beside.of(transcript)?.renderToolbar(transcript)
    : nothing;
}

/** The way to the rest of a very long message. */
export function renderWhole(count: number, message: ChatMessage, transcript: Transcript): unknown {
  return beside.of(transcript)?.renderWhole(count, message, transcript);
}

export function can({ chat: { actions } }: Transcript, action: ChatAction): boolean {
  return Array.isArray(actions) && actions.includes(action);
}

function button(key: "copy" | "copied" | "retry" | "undo" | "edit", icon: TemplateResult, onClick: () => void): TemplateResult {
  const name = key === "edit" || key === "retry" ? chatWord(key) : key === "undo" ? word(key) : lateWord(key);
  return html`<button type="button" class="quiet" data-action=${key} aria-label=${name} title=${name} @click=${onClick}>${icon}</button>`;
}
