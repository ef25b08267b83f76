import { isThought, type MessagePart } from "../../core/message.ts";
import { beside } from "./late-beside.ts";
import { steps } from "./late-steps.ts";
import { renderContent } from "./message-row.ts";
import type { Row } from "./rows.ts";
import type { Transcript } from "./transcript.ts";

// What a message shows beside its words: how that looks comes with the first of it.

/** A part of a message that is not its words. @param place of the part in its message */
export function renderPart(part: Exclude<MessagePart, { type: "text" }>, place: number, row: Row, transcript: Transcript): unknown {
  switch (part.type) {
    case "block":
      return beside.of(transcript)?.renderBlock(part, row.index, place, transcript);
    case "reasoning":
      return steps.of(transcript)?.renderReasoning(part, place, row, transcript);
    case "tool":
      return steps.of(transcript)?.renderTool(part, row.open);
    default:
      return row.message.role === "user" ? undefined : beside.of(transcript)?.renderMedia([part], transcript);
  }
}

/** The files that a person has sent, all together in front of the words. */
export function renderFiles(parts: readonly MessagePart[], transcript: Transcript): unknown {
  const media = parts.filter((part) => part.type !== "text" && part.type !== "block" && part.type !== "reasoning" && part.type !== "tool");
  return media.length > 0 ? beside.of(transcript)?.renderMedia(media, transcript) : undefined;
}

/** A message that does not look like all others: a thought, or one in a form of the author's. */
export function renderForm(row: Row, transcript: Transcript): unknown {
  if (isThought(row.message)) return steps.of(transcript)?.renderThought(row, transcript);
  const part = beside.of(transcript);
  if (part) return part.renderCustom(row, transcript);
  // Without its form it is still a message.
  return beside.isLost(transcript) ? renderContent(row, transcript) : undefined;
}

/** What an empty chat offers to begin with. */
export function renderExamples(examples: readonly unknown[], transcript: Transcript): unknown {
  const hasAny = examples.length > 0 || [...transcript.chat.children].some((child) => child instanceof HTMLOptionElement);
  return hasAny ? beside.of(transcript)?.renderExamples(examples, transcript) : undefined;
}

/** Whether messages can be edited: the editor comes with the first. */
export function canEdit(transcript: Transcript): boolean {
  return beside.of(transcript) !== undefined;
}

/** Into an editor that has opened, or out of one that has closed. */
export function moveFocus(transcript: Transcript): void {
  beside.loaded?.moveFocus(transcript);
}

/** @see canEdit */
export function renderEditor(row: Row, transcript: Transcript): unknown {
  return beside.loaded?.renderEditor(row, transcript);
}
