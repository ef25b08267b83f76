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

/** What a message says, in the order of the page. Most messages have no files, and one part. */
interface Content {
  readonly files?: unknown;
  readonly first: unknown;
  readonly rest?: readonly unknown[];
}

/**
 * What is inside the row's article. A long conversation is mostly rows, and each place in a template is a node of its own
 * in each of them, also where it is empty: all that few rows have shares one.
 */
export function renderRow(row: Row, transcript: Transcript): TemplateResult {
  const { message, follows, open } = row;
  const { chat, extras } = transcript;
  const isEdited = transcript.isEditing(row);
  const { files, first, rest = [] } = isEdited ? { first: renderEditor(row, transcript) } : contentOf(row, transcript);
  const avatar = follows ? "" : message.role === "user" ? chat.userAvatar : chat.assistantAvatar;
  const picture = avatar ? html`<img part="avatar" class="avatar" alt="" src=${avatar} />` : undefined;
  const lead = picture || files ? html`${picture}${files}` : nothing;
  return html`${lead}${first}${rest.length > 0 ? rest : nothing}${isEdited || open ? nothing : extras?.renderActions(row, transcript)}`;
}

/** The group's messages are edited together, in the place of its last one. */
function renderEditor(row: Row, transcript: Transcript): unknown {
  return row.ends ? transcript.extras?.renderEditor(row, transcript) : nothing;
}

function contentOf(row: Row, transcript: Transcript): Content {
  if (transcript.custom || isThought(row.message)) return { first: transcript.extras?.renderForm(row, transcript) };
  return partsOf(row, transcript);
}

/** A message without what stands around it. */
export function renderContent(row: Row, transcript: Transcript): TemplateResult {
  const { files, first, rest } = partsOf(row, transcript);
  return html`${files}${first}${rest}`;
}

function partsOf(row: Row, transcript: Transcript): Content {
  const { message, open } = row;
  const parts: readonly MessagePart[] = typeof message.content === "string" ? [{ type: "text", text: message.content }] : message.content;
  if (open && parts.every((part) => part.type === "text" && part.text === "")) {
    return { first: html`<div part="content" class="content thinking">${word("thinking")}</div>` };
  }
  const hasText = parts.some((part) => part.type === "text" && part.text !== "");
  const [first, ...rest] = parts.map((part, index) => {
    if (part.type !== "text") return transcript.extras?.renderPart(part, index, row, transcript);
    // Files alone need no empty bubble beside them.
    if (part.text === "" && parts.length > 1 && !hasText) return nothing;
    return renderText(part.text, open && index === parts.length - 1, row, transcript);
  });
  return { files: message.role === "user" ? transcript.extras?.renderFiles(parts, transcript) : undefined, first, rest };
}

/** @param open whether more of it is to come */
function renderText(whole: string, open: boolean, { message }: Row, transcript: Transcript): TemplateResult {
  const { chat } = transcript;
  const isUser = message.role === "user";
  const isCut = whole.length > (isUser ? MOST_TYPED : MOST_ANSWERED) && !transcript.whole.has(message);
  const text = isCut ? beginningOf(whole, MOST_TYPED) : whole;
  const content =
    isUser && !chat.userMarkdown
      ? html`<div part="content" class="content text" dir="auto" .textContent=${text}></div>`
      : html`<div part="content" class="content markdown ${chat.noLineBreaks ? "" : "lines"}" ${streamMarkdown(text, open, transcript.markdown, chat, isUser)}></div>`;
  return isCut ? html`${content}${transcript.extras?.renderWhole(whole.length, message, transcript)}` : content;
}
