import { html, nothing, type TemplateResult } from "lit";
import { textOf, type ChatMessage } from "../../core/message.ts";
import { lateWord } from "../../core/late-words.ts";
import { word } from "../../core/words.ts";
import { copies, tick } from "../../theme/late-icons.ts";
import { copyRow, edit, goOn, like, retry, undo } from "./acts.ts";
import { again, back, pencil, thumbDown, thumbUp } from "./extras.icons.ts";
import { chatWord } from "./extra-words.ts";
import type { RowHost } from "./message-row.ts";
import { renderFeedback, renderOptions } from "./options.ts";
import type { Row } from "./rows.ts";

/** What can be done with a message, and how it ended where it broke off. */
export function renderActions(row: Row, host: RowHost): TemplateResult {
  const { message, ends, isLast } = row;
  return html`${renderStatus(row, host)} ${ends ? renderButtons(row, host) : nothing} ${isLast && message.options ? renderOptions(row, host) : nothing}`;
}

/** The way to the rest of a very long message. */
export function renderWhole(count: number, message: ChatMessage, host: RowHost): TemplateResult {
  return html`<button type="button" @click=${() => host.onWhole(message)}>${chatWord("showAll", { count })}</button>`;
}

function renderStatus(row: Row, host: RowHost): TemplateResult | typeof nothing {
  const { role, status } = row.message;
  if (role !== "assistant" || (status !== "error" && status !== "stopped" && status !== "interrupted")) return nothing;
  const text = chatWord(status === "error" ? "failed" : status);
  const more = row.isLast && host.can("continue") && textOf(row.message) !== "";
  const button = (key: "continue" | "retry", onClick: () => void) =>
    html`<button type="button" data-action=${key} @click=${onClick}>${key === "retry" ? word(key) : chatWord(key)}</button>`;
  return html`<div class="status ${status === "error" ? "failed" : ""}">
    <span>${text}</span>${more ? button("continue", () => goOn(row, host)) : nothing}${row.isLast && host.can("retry") ? button("retry", () => retry(host)) : nothing}
  </div>`;
}

function renderButtons(row: Row, host: RowHost): TemplateResult | typeof nothing {
  const { message, isLast } = row;
  const isUser = message.role === "user";
  const hasText = row.group.some(({ message }) => textOf(message) !== "");
  const likes = host.can(isUser ? "like-user" : "like");
  // An answer that broke off says so in words, with its buttons beside them.
  const broken = ["error", "stopped", "interrupted"].includes(message.status ?? "");
  const buttons = [
    !isUser && host.can("copy") && hasText && renderCopy(row, host),
    (host.can("edit-all") || (isUser && host.can("edit"))) && button("edit", pencil, () => edit(row, host)),
    likes && renderLike(row, host, true),
    likes && renderLike(row, host, false),
    !isUser && host.can("retry") && isLast && !broken && button("retry", again, () => retry(host)),
    !isUser && host.can("undo") && isLast && button("undo", back, () => undo(host)),
    likes && host.feedback.length > 0 && renderFeedback(row, host),
  ];
  const shown = buttons.filter(Boolean);
  return shown.length === 0 ? nothing : html`<div part="actions" class="actions ${isLast ? "last" : ""}">${shown}</div>`;
}

function renderCopy(row: Row, host: RowHost): TemplateResult {
  const copied = host.copied === row.message;
  return button(copied ? "copied" : "copy", copied ? tick : copies, () => void copyRow(row, host));
}

function renderLike(row: Row, host: RowHost, liked: boolean): TemplateResult {
  const pressed = host.liked.get(row.message) === liked;
  const name = chatWord(liked ? (pressed ? "liked" : "like") : pressed ? "disliked" : "dislike");
  return html`<button type="button" class="quiet ${pressed ? "pressed" : ""}" aria-label=${name} title=${name} @click=${() => like(row, liked, host)}>
    ${liked ? thumbUp : thumbDown}
  </button>`;
}

function button(key: "copy" | "copied" | "retry" | "undo" | "edit", icon: TemplateResult, onClick: () => void): TemplateResult {
  const name = key === "edit" ? chatWord(key) : key === "retry" || key === "undo" ? word(key) : lateWord(key);
  return html`<button type="button" class="quiet" data-action=${key} aria-label=${name} title=${name} @click=${onClick}>${icon}</button>`;
}
