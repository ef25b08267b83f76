import { html, nothing, type TemplateResult } from "lit";
import { isThought, type ChatMessage, type MediaPart, type MessagePart } from "../../core/message.ts";
import type { HfError } from "../../core/hf-error.ts";
import { word } from "../../core/words.ts";
import type { Markdown } from "../../markdown/load.ts";
import type { Images } from "../../markdown/urls.ts";
import type { Extras } from "./load-extras.ts";
import type { Row } from "./rows.ts";
import { streamMarkdown } from "./stream-markdown.ts";

/** What a person can do with a message, and with the conversation: `copy-all` and `clear`. */
export type ChatAction = "copy" | "like" | "like-user" | "retry" | "continue" | "undo" | "edit" | "edit-all" | "copy-all" | "clear";

/** What all rows share, and what they ask for. */
export interface RowHost extends HTMLElement {
  readonly markdown: Markdown | undefined;
  /** What is seldom used, once it is loaded. */
  readonly extras: Extras | undefined;
  copied: ChatMessage | undefined;
  readonly value: readonly ChatMessage[];
  readonly feedback: readonly string[];
  readonly userAvatar: string;
  readonly assistantAvatar: string;
  readonly images: Images;
  readonly watermark: string;
  /** What the person thinks of messages. */
  readonly liked: WeakMap<ChatMessage, boolean | string>;
  /** Whether messages have a form of the author's: `<template slot="message">`. */
  readonly custom: boolean;
  can(action: ChatAction): boolean;
  isEditing(row: Row): boolean;
  /** Whether the person wants all of a very long message. */
  isWhole(message: ChatMessage): boolean;
  onWhole(message: ChatMessage): void;
  readonly edits: ReadonlyMap<string, string>;
  onEdit(row: Row, texts: readonly string[] | undefined): void;
  /** The person's last message. */
  lastAsked(): Row | undefined;
  /** All rows look again at what they show beside their message. */
  lookAgain(): void;
  showError(error: HfError): void;
  clear(): void;
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
  const { message, open } = row;
  const content = isThought(message)
    ? host.extras?.renderThought(row, host)
    : host.custom
      ? host.extras?.renderCustom(row, host)
      : renderContent(row, host);
  return html`${content} ${open ? nothing : host.extras?.renderActions(row, host)}`;
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
  return html`${media.length > 0 ? host.extras?.renderMedia(media, host) : nothing}
    ${parts.map((part, index) => {
      if (isMedia(part)) return isUser ? nothing : host.extras?.renderMedia([part], host);
      if (part.type === "block") return host.extras?.renderBlock(part, row.index, index, host) ?? nothing;
      if (part.type === "tool") return host.extras?.renderTool(part, open) ?? nothing;
      // Files alone need no empty bubble beside them.
      if (part.text === "" && last > 0 && !hasText) return nothing;
      const isCut = part.text.length > (isUser ? MOST_TYPED : MOST_ANSWERED) && !host.isWhole(message);
      const text = isCut ? part.text.slice(0, MOST_TYPED) : part.text;
      return html`${
        isUser
          ? html`<div part="content" class="content text" dir="auto">${text}</div>`
          : html`<div part="content" class="content markdown" ${streamMarkdown(text, open && index === last, host.markdown, host.images)}></div>`
      }
      ${isCut ? host.extras?.renderWhole(part.text.length, message, host) : nothing}`;
    })}`;
}

function isMedia(part: MessagePart): part is MediaPart {
  return part.type !== "text" && part.type !== "block" && part.type !== "tool";
}
