import type { ChatMessage, MultimodalValue } from "../../core/message.ts";

/** The values of some blocks, sorted by what they are. */
export interface CollectedValues {
  texts: string[];
  files: Blob[];
  /** The first list of messages among them. */
  conversation: readonly ChatMessage[] | undefined;
  /** Lists, tables and other data. */
  others: unknown[];
}

/**
 * Sorts what input blocks hold. A multimodal value counts as a text and its files, so a task does not care whether
 * picture and question come from one block or from two.
 *
 * @param inputs one value, or a list with one value for each block
 */
export function collectValues(inputs: unknown): CollectedValues {
  const sorted: CollectedValues = { texts: [], files: [], conversation: undefined, others: [] };
  const list = Array.isArray(inputs) && !isConversation(inputs) ? inputs : [inputs];
  for (const value of list) {
    if (value === undefined || value === null) continue;
    if (typeof value === "string" || typeof value === "number" || typeof value === "boolean") sorted.texts.push(String(value));
    else if (value instanceof Blob) sorted.files.push(value);
    else if (isConversation(value)) sorted.conversation ??= value;
    else if (isMultimodal(value)) {
      sorted.texts.push(value.text);
      sorted.files.push(...(value.files ?? []));
    } else if (holdsFile(value)) sorted.files.push(value.file);
    else if (Array.isArray(value) && value.length > 0 && value.every((item) => item instanceof Blob)) sorted.files.push(...value);
    else sorted.others.push(value);
  }
  return sorted;
}

/** One sentence a line, unless a block gives a list. */
export function sentencesIn({ texts: [, lines = ""], others: [list] }: CollectedValues): unknown[] {
  return Array.isArray(list) ? list : lines.split("\n").filter(Boolean);
}

/** An empty list counts as one: it is what a new chatbot holds. */
function isConversation(value: unknown): value is readonly ChatMessage[] {
  return Array.isArray(value) && value.every((item) => typeof item === "object" && item !== null && "role" in item && "content" in item);
}

function isMultimodal(value: object): value is MultimodalValue {
  return "text" in value && typeof value.text === "string" && "files" in value;
}

function holdsFile(value: object): value is { file: Blob } {
  return "file" in value && value.file instanceof Blob;
}
