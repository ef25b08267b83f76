import { html, nothing, type TemplateResult } from "lit";
import { isThought, textOf, type ChatMessage, type MediaPart, type MessagePart } from "../../base/message.ts";
import { word } from "../../base/words.ts";
import type { Markdown } from "../../markdown/load.ts";
import { copies, tick } from "../../theme/icons.ts";
import { again, back, pencil, thumbDown, thumbUp } from "./chatbot.icons.ts";
import type { Extras } from "./load-extras.ts";
import type { Media } from "./media.ts";
import type { Row } from "./rows.ts";
import { streamMarkdown } from "./stream-markdown.ts";

/** What a person can do with a message, and with the conversation: `copy-all` and `clear`. */
export type ChatAction = "copy" | "like" | "like-user" | "retry" | "continue" | "undo" | "edit" | "edit-all" | "copy-all" | "clear";

/** What all rows share, and what they ask for. */
export interface RowHost extends HTMLElement {
  readonly markdown: Markdown | undefined;
  /** What is seldom used, once it is loaded. */
  readonly extras: Extras | undefined;
  readonly media: Media;
  readonly copied: ChatMessage | undefined;
  readonly feedback: readonly string[];
  readonly userAvatar: string;
  readonly assistantAvatar: string;
  /** Whether messages have a form of the author's: `<template slot="message">`. */
  readonly custom: boolean;
  can(action: ChatAction): boolean;
  isEditing(row: Row): boolean;
  /** Whether the person wants all of a very long message. */
  isWhole(message: ChatMessage): boolean;
  likeOf(message: ChatMessage): boolean | string | undefined;
  onCopy(row: Row): void;
  onLike(row: Row, liked: boolean | string): void;
  onRetry(): void;
  onContinue(row: Row): void;
  onUndo(): void;
  onEdit(row: Row | undefined): void;
  onSave(row: Row, texts: readonly string[]): void;
  onOption(row: Row, value: string): void;
  onAllow(url: string): void;
  onWhole(message: ChatMessage): void;
}

/** Characters of a message that are laid out unasked: of what a person sent, which is all one piece, and of an answer. */
const MOST_TYPED = 200_000;
const MOST_ANSWERED = 1_000_000;

/** What is inside the row's article. */
export function renderRow(row: Row, host: RowHost): TemplateResult {
  const { message, follows } = row;
  const name = word(message.role === "user" ? "you" : "assistant");
  const avatar = message.role === "user" ? host.userAvatar : host.assistantAvatar;
  return html`${follows ? nothing : html`<div class="name" aria-hidden="true">${name}</div>`}
    ${avatar && !follows ? html`<img part="avatar" class="avatar" alt="" src=${avatar} />` : nothing}
    ${host.isEditing(row) ? renderEditor(row, host) : renderMessage(row, host)}`;
}

function renderMessage(row: Row, host: RowHost): TemplateResult {
  const { message, ends, open } = row;
  const content = isThought(message) ? host.extras?.renderThought(row, host) : host.custom ? host.extras?.renderCustom(row, host) : renderContent(row, host);
  return html`${content} ${renderStatus(row, host)} ${ends && !open ? renderActions(row, host) : nothing}
    ${row.isLast && message.options && !open ? host.extras?.renderOptions(row, host) : nothing}`;
}

/** The group's messages are edited together, in the place of its last one. */
function renderEditor(row: Row, host: RowHost): TemplateResult | typeof nothing {
  return row.ends && host.extras ? host.extras.renderEditor(row, host) : nothing;
}

export function renderContent(row: Row, host: RowHost): TemplateResult {
  const { message, open } = row;
  const parts: readonly MessagePart[] = typeof message.content === "string" ? [{ type: "text", text: message.content }] : message.content;
  if (open && parts.every((part) => part.type === "text" && part.text === "")) {
    return html`<div part="content" class="content thinking">${word("thinking")}</div>`;
  }
  const isUser = message.role === "user";
  const media = isUser ? parts.filter(isMedia) : [];
  const hasText = parts.some((part) => part.type === "text" && part.text !== "");
  const last = parts.length - 1;
  return html`${media.length > 0 ? renderMedia(media, host) : nothing}
    ${parts.map((part, index) => {
      if (isMedia(part)) return isUser ? nothing : renderMedia([part], host);
      if (part.type === "block") return host.extras?.renderBlock(part, row.index, index, host) ?? nothing;
      if (part.type === "tool") return host.extras?.renderTool(part, open) ?? nothing;
      // Files alone need no empty bubble beside them.
      if (part.text === "" && last > 0 && !hasText) return nothing;
      const isCut = part.text.length > (isUser ? MOST_TYPED : MOST_ANSWERED) && !host.isWhole(message);
      const text = isCut ? part.text.slice(0, MOST_TYPED) : part.text;
      return html`${isUser
        ? html`<div part="content" class="content text" dir="auto">${text}</div>`
        : html`<div part="content" class="content markdown" ${streamMarkdown(text, open && index === last, host.markdown)}></div>`}
      ${isCut ? html`<button type="button" @click=${() => host.onWhole(message)}>${word("showAll", { count: part.text.length })}</button>` : nothing}`;
    })}`;
}

function isMedia(part: MessagePart): part is MediaPart {
  return part.type !== "text" && part.type !== "block" && part.type !== "tool";
}

function renderMedia(parts: readonly MediaPart[], host: RowHost): TemplateResult {
  return html`<div class="media">${parts.map((part) => host.media.render(part, (url) => host.onAllow(url)))}</div>`;
}

function renderStatus(row: Row, host: RowHost): TemplateResult | typeof nothing {
  const { role, status } = row.message;
  if (role !== "assistant" || (status !== "error" && status !== "stopped" && status !== "interrupted")) return nothing;
  const text = word(status === "error" ? "failed" : status);
  const more = row.isLast && host.can("continue") && textOf(row.message) !== "";
  const button = (key: "continue" | "retry", onClick: () => void) => html`<button type="button" data-action=${key} @click=${onClick}>${word(key)}</button>`;
  return html`<div class="status ${status === "error" ? "failed" : ""}">
    <span>${text}</span>${more ? button("continue", () => host.onContinue(row)) : nothing}${row.isLast && host.can("retry") ? button("retry", () => host.onRetry()) : nothing}
  </div>`;
}

function renderActions(row: Row, host: RowHost): TemplateResult | typeof nothing {
  const { message, isLast } = row;
  const isUser = message.role === "user";
  const hasText = row.group.some(({ message }) => textOf(message) !== "");
  const likes = host.can(isUser ? "like-user" : "like");
  // An answer that broke off says so in words, with its buttons beside them.
  const broken = ["error", "stopped", "interrupted"].includes(message.status ?? "");
  const buttons = [
    !isUser && host.can("copy") && hasText && renderCopy(row, host),
    (host.can("edit-all") || (isUser && host.can("edit"))) && button("edit", pencil, () => host.onEdit(row)),
    likes && renderLike(row, host, true),
    likes && renderLike(row, host, false),
    !isUser && host.can("retry") && isLast && !broken && button("retry", again, () => host.onRetry()),
    !isUser && host.can("undo") && isLast && button("undo", back, () => host.onUndo()),
    likes && host.feedback.length > 0 && host.extras?.renderFeedback(row, host),
  ];
  const shown = buttons.filter(Boolean);
  return shown.length === 0 ? nothing : html`<div part="actions" class="actions ${isLast ? "last" : ""}">${shown}</div>`;
}

function renderCopy(row: Row, host: RowHost): TemplateResult {
  const copied = host.copied === row.message;
  return button(copied ? "copied" : "copy", copied ? tick : copies, () => host.onCopy(row));
}

function renderLike(row: Row, host: RowHost, liked: boolean): TemplateResult {
  const pressed = host.likeOf(row.message) === liked;
  const name = word(liked ? (pressed ? "liked" : "like") : pressed ? "disliked" : "dislike");
  return html`<button type="button" class="quiet ${pressed ? "pressed" : ""}" aria-label=${name} title=${name} @click=${() => host.onLike(row, liked)}>
    ${liked ? thumbUp : thumbDown}
  </button>`;
}

function button(key: "copy" | "copied" | "retry" | "undo" | "edit", icon: TemplateResult, onClick: () => void): TemplateResult {
  return html`<button type="button" class="quiet" data-action=${key} aria-label=${word(key)} title=${word(key)} @click=${onClick}>${icon}</button>`;
}
