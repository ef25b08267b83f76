import { html, nothing, type TemplateResult } from "lit";
import { beginningOf } from "../../core/cut-text.ts";
import { isThought, type MessagePart } from "../../core/message.ts";
import { word } from "../../core/words.ts";
import type { Row } from "./rows.ts";
import { streamMarkdown } from "./stream-markdown.ts";
import type { Transcript } from "./transcript.ts";

/** Characters of a message that are laid out unasked: of what a person sent, which is all one piece, and of an answer. */
const MOST_TYPED = 200_000;
const MOST_ANSWERED = 1_000_000;

/** What is inside the row's article. */
export function renderRow(row: Row, transcript: Transcript): TemplateResult {
  const { message, follows } = row;
  const { chat } = transcript;
  const name = word(message.role === "user" ? "you" : "assistant");
  const avatar = message.role === "user" ? chat.userAvatar : chat.assistantAvatar;
  return html`${follows ? nothing : html`<div class="name" aria-hidden="true">${name}</div>`}
    ${avatar && !follows ? html`<img part="avatar" class="avatar" alt="" src=${avatar} />` : nothing}
    ${transcript.isEditing(row) ? renderEditor(row, transcript) : renderMessage(row, transcript)}`;
}

function renderMessage(row: Row, transcript: Transcript): TemplateResult {
  const { message, open } = row;
  const content = transcript.custom || isThought(message) ? transcript.extras?.renderForm(row, transcript) : renderContent(row, transcript);
  return html`${content} ${open ? nothing : transcript.extras?.renderActions(row, transcript)}`;
}

/** The group's messages are edited together, in the place of its last one. */
function renderEditor(row: Row, transcript: Transcript): TemplateResult | typeof nothing {
  return row.ends && transcript.extras ? transcript.extras.renderEditor(row, transcript) : nothing;
}

export function renderContent(row: Row, transcript: Transcript): TemplateResult {
  const { message, open } = row;
  const { chat } = transcript;
  const parts: readonly MessagePart[] = typeof message.content === "string" ? [{ type: "text", text: message.content }] : message.content;
  if (open && parts.every((part) => part.type === "text" && part.text === "")) {
    return html`<div part="content" class="content thinking">${word("thinking")}</div>`;
  }
  const isUser = message.role === "user";
  const hasText = parts.some((part) => part.type === "text" && part.text !== "");
  const last = parts.length - 1;
  return html`${isUser ? transcript.extras?.renderFiles(parts, transcript) : nothing}
    ${parts.map((part, index) => {
      if (part.type !== "text") return transcript.extras?.renderPart(part, index, row, transcript);
      // Files alone need no empty bubble beside them.
      if (part.text === "" && last > 0 && !hasText) return nothing;
      const isCut = part.text.length > (isUser ? MOST_TYPED : MOST_ANSWERED) && !transcript.whole.has(message);
      const text = isCut ? beginningOf(part.text, MOST_TYPED) : part.text;
      return html`${
        isUser && !chat.userMarkdown
          ? html`<div part="content" class="content text" dir="auto">${text}</div>`
          : html`<div part="content" class="content markdown ${chat.noLineBreaks ? "" : "lines"}" ${streamMarkdown(text, open && index === last, transcript.markdown, chat, isUser)}></div>`
      }
      ${isCut ? transcript.extras?.renderWhole(part.text.length, message, transcript) : nothing}`;
    })}`;
}
