import { html, nothing, type TemplateResult } from "lit";
import { textOf, type ChatMessage, type MessagePart } from "../../base/message.ts";
import { word } from "../../base/words.ts";
import type { Markdown } from "../../markdown/load.ts";
import { copies, tick } from "../../theme/icons.ts";
import { again, back, pencil, thumbDown, thumbUp } from "./chatbot.icons.ts";
import type { Media } from "./media.ts";
import { streamMarkdown } from "./stream-markdown.ts";

/** What a person can do with a message. */
export type ChatAction = "copy" | "like" | "retry" | "continue" | "undo" | "edit";

/** One message and all that its row shows. */
export interface Row {
  readonly message: ChatMessage;
  /** Its place in the value. */
  readonly index: number;
  /** The one before is by the same author. */
  readonly follows: boolean;
  readonly isLast: boolean;
  /** It still grows. */
  readonly open: boolean;
}

/** What all rows share, and what they ask for. */
export interface RowHost {
  readonly markdown: Markdown | undefined;
  readonly media: Media;
  readonly editing: ChatMessage | undefined;
  readonly copied: ChatMessage | undefined;
  can(action: ChatAction): boolean;
  likeOf(message: ChatMessage): boolean | undefined;
  onCopy(row: Row): void;
  onLike(row: Row, liked: boolean): void;
  onRetry(): void;
  onContinue(row: Row): void;
  onUndo(): void;
  onEdit(message: ChatMessage | undefined): void;
  onSave(row: Row, text: string): void;
  onAllow(url: string): void;
}

export function renderRow(row: Row, host: RowHost): TemplateResult {
  const { message, follows, open } = row;
  const name = word(message.role === "user" ? "you" : "assistant");
  return html`<article part="message ${message.role}" class="${message.role} ${follows ? "follows" : ""} ${open ? "open" : ""}"
    aria-label=${name} aria-busy=${open ? "true" : nothing}>
    ${follows ? nothing : html`<div class="name" aria-hidden="true">${name}</div>`}
    ${host.editing === message ? renderEditor(row, host) : renderContent(row, host)} ${renderStatus(row, host)}
    ${open || host.editing === message ? nothing : renderActions(row, host)}
  </article>`;
}

function renderContent(row: Row, host: RowHost): TemplateResult {
  const { message, open } = row;
  const parts: readonly MessagePart[] = typeof message.content === "string" ? [{ type: "text", text: message.content }] : message.content;
  if (open && parts.every((part) => part.type === "text" && part.text === "")) {
    return html`<div part="content" class="content thinking">${word("thinking")}</div>`;
  }
  const media = parts.filter((part) => part.type !== "text");
  const last = parts.length - 1;
  return html`${media.length > 0 && message.role === "user" ? renderMedia(media, host) : nothing}
    ${parts.map((part, index) => {
      if (part.type !== "text") return message.role === "user" ? nothing : renderMedia([part], host);
      if (message.role === "user") return html`<div part="content" class="content text" dir="auto">${part.text}</div>`;
      return html`<div part="content" class="content markdown" ${streamMarkdown(part.text, open && index === last, host.markdown)}></div>`;
    })}`;
}

function renderMedia(parts: readonly MessagePart[], host: RowHost): TemplateResult {
  return html`<div class="media">${parts.map((part) => (part.type === "text" ? nothing : host.media.render(part, (url) => host.onAllow(url))))}</div>`;
}

function renderStatus(row: Row, host: RowHost): TemplateResult | typeof nothing {
  const { role, status } = row.message;
  if (role !== "assistant" || (status !== "error" && status !== "stopped" && status !== "interrupted")) return nothing;
  const text = word(status === "error" ? "failed" : status);
  const more = row.isLast && host.can("continue") && textOf(row.message) !== "";
  return html`<div class="status ${status === "error" ? "failed" : ""}">
    <span>${text}</span>
    ${more ? html`<button type="button" data-action="continue" @click=${() => host.onContinue(row)}>${word("continue")}</button>` : nothing}
  </div>`;
}

function renderActions(row: Row, host: RowHost): TemplateResult | typeof nothing {
  const { message, isLast } = row;
  const buttons =
    message.role === "user"
      ? [host.can("edit") && button("edit", pencil, () => host.onEdit(message))]
      : [
          host.can("copy") && textOf(message) !== "" && renderCopy(row, host),
          host.can("like") && renderLike(row, host, true),
          host.can("like") && renderLike(row, host, false),
          host.can("retry") && isLast && button("retry", again, () => host.onRetry()),
          host.can("undo") && isLast && button("undo", back, () => host.onUndo()),
        ];
  const shown = buttons.filter((item) => item !== false);
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

function renderEditor(row: Row, host: RowHost): TemplateResult {
  const save = (event: Event) => {
    event.preventDefault();
    event.stopPropagation();
    host.onSave(row, (event.currentTarget as HTMLFormElement).querySelector("textarea")!.value);
  };
  const onKeydown = (event: KeyboardEvent) => {
    if (event.isComposing) return;
    if (event.key === "Escape") host.onEdit(undefined);
    else if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) (event.target as HTMLTextAreaElement).form!.requestSubmit();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  // Its edits are not the chatbot's value: they stay inside until saved.
  return html`<form class="editor" @submit=${save} @input=${stop} @change=${stop}>
    <textarea class="field" dir="auto" rows="2" aria-label=${word("edit")} .value=${textOf(row.message)} @keydown=${onKeydown}></textarea>
    <div class="actions last">
      <button type="button" @click=${() => host.onEdit(undefined)}>${word("cancel")}</button>
      <button type="submit" class="primary">${word("save")}</button>
    </div>
  </form>`;
}

function stop(event: Event): void {
  event.stopPropagation();
}
