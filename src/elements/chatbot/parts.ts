import type { TemplateResult } from "lit";
import { isThought, type MessagePart } from "../../core/message.ts";
import { renderBlock } from "./block-part.ts";
import { renderCustom } from "./custom-message.ts";
import { stepsFor } from "./late-steps.ts";
import { renderMedia } from "./media.ts";
import type { Row } from "./rows.ts";
import type { Transcript } from "./transcript.ts";

/** A part of a message that is not its words. @param place of the part in its message */
export function renderPart(
  part: Exclude<MessagePart, { type: "text" }>,
  place: number,
  row: Row,
  transcript: Transcript,
): TemplateResult | undefined {
  switch (part.type) {
    case "block":
      return renderBlock(part, row.index, place, transcript);
    case "reasoning":
      return stepsFor(transcript)?.renderReasoning(part, place, row, transcript);
    case "tool":
      return stepsFor(transcript)?.renderTool(part, row.open);
    default:
      return row.message.role === "user" ? undefined : renderMedia([part], transcript);
  }
}

/** The files that a person has sent, all together in front of the words. */
export function renderFiles(parts: readonly MessagePart[], transcript: Transcript): TemplateResult | undefined {
  const media = parts.filter((part) => part.type !== "text" && part.type !== "block" && part.type !== "reasoning" && part.type !== "tool");
  return media.length > 0 ? renderMedia(media, transcript) : undefined;
}

/** A message that does not look like all others: a thought, or one in a form of the author's. */
export function renderForm(row: Row, transcript: Transcript): unknown {
  return isThought(row.message) ? stepsFor(transcript)?.renderThought(row, transcript) : renderCustom(row, transcript);
}
