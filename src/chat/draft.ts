// What a text box holds, and what messages become when they go back into it.
import { textOf, type ChatMessage, type MultimodalValue } from "../core/message.ts";

/** What a text box holds. */
export type Typed = string | MultimodalValue;

/** Whether a value is that of a text box. */
export function isTyped(value: unknown): value is Typed {
  return typeof value === "string" || (typeof value === "object" && value !== null && "text" in value && "files" in value);
}

/** Whether there is nothing in it at all. */
export function isEmpty(value: unknown): boolean {
  if (!isTyped(value)) return value === null || value === undefined;
  return typeof value === "string" ? value === "" : value.text === "" && value.files.length === 0;
}

/** Whether it says nothing: blanks are no message. */
export function isBlank(value: unknown): boolean {
  if (!isTyped(value)) return isEmpty(value);
  return isEmpty(typeof value === "string" ? value.trim() : { ...value, text: value.text.trim() });
}

/** Whether a box holds what was in it before. */
export function saysTheSame(now: unknown, before: Typed): boolean {
  if (typeof before === "string" || typeof now === "string") return now === before;
  if (!isTyped(now)) return isEmpty(before);
  const { text, files } = now as MultimodalValue;
  return text === before.text && files.length === before.files.length && files.every((file, at) => file === before.files[at]);
}

/** What a box of this kind takes. */
export function fitting(now: unknown, value: MultimodalValue): Typed {
  return typeof now === "string" ? value.text : value;
}

/** What a text box held when a message was sent from it. */
export function typedIn(messages: readonly ChatMessage[]): MultimodalValue {
  const files = messages.flatMap(({ content }) =>
    typeof content === "string" ? [] : content.flatMap((part) => ("file" in part && part.file ? [asFile(part.file, part.name)] : [])),
  );
  return { text: messages.map(textOf).filter(Boolean).join("\n"), files };
}

/** What Undo leaves of a conversation, and what it puts back: all that the person sent last, up to the message at `index`. */
export function takenBack(
  index: number,
  conversation: readonly ChatMessage[],
): { readonly left: readonly ChatMessage[]; readonly typed: MultimodalValue } {
  let first = index;
  while (conversation[first - 1]?.role === "user") first--;
  return { left: conversation.slice(0, first), typed: typedIn(conversation.slice(first, index + 1)) };
}

/** A draft with what was sent before in front of it. */
export function inFront({ text, files }: MultimodalValue, now: Typed): Typed {
  const draft = typeof now === "string" ? { text: now, files: [] } : now;
  return fitting(now, { text: [text, draft.text].filter(Boolean).join("\n"), files: [...files, ...draft.files] });
}

export function asFile(file: Blob, name = ""): File {
  return file instanceof File ? file : new File([file], name, { type: file.type });
}
