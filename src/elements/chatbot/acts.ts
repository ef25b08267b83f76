import { copyText } from "../../base/copy-text.ts";
import type { HfError } from "../../core/hf-error.ts";
import { isThought, textOf, type ChatMessage } from "../../core/message.ts";
import type { ChatExample } from "./chat-example.ts";
import { HfContinueEvent } from "./hf-continue-event.ts";
import { HfCopyEvent } from "./hf-copy-event.ts";
import { HfEditEvent } from "./hf-edit-event.ts";
import { HfExampleEvent } from "./hf-example-event.ts";
import { HfLikeEvent } from "./hf-like-event.ts";
import { HfOptionEvent } from "./hf-option-event.ts";
import { HfRetryEvent } from "./hf-retry-event.ts";
import { HfUndoEvent } from "./hf-undo-event.ts";
import type { RowHost } from "./message-row.ts";
import type { Place, Row } from "./rows.ts";

// What the buttons of a chat do: they tell, and the app decides.

const COPIED_MS = 2000;

/** What messages say, without what was thought on the way. */
export function spoken(group: readonly Place[]): string {
  return group.flatMap(({ message }) => (isThought(message) ? [] : [textOf(message).replace(REASONING, "")])).join("\n\n");
}

/** A model's reasoning before its answer, also while it goes on. */
const REASONING = /^\s*<think>[\s\S]*?(<\/think>\s*|$)/;

export function copyRow({ message, index, group }: Row, host: RowHost): Promise<void> {
  return copy(host, index, spoken(group), message);
}

/** Copies the whole conversation: a line for each message, with its author. */
export function copyAll(host: RowHost): Promise<void> {
  const shown = host.value.filter(({ role }) => role !== "system");
  const text = shown.map((message) => `${message.role}: ${textOf(message)}`).join("\n");
  return copy(host, Math.max(0, host.value.lastIndexOf(shown.at(-1)!)), text);
}

export function like({ message, index, group }: Row, liked: boolean | string, host: RowHost): void {
  const takenBack = host.liked.get(message) === liked;
  if (takenBack) host.liked.delete(message);
  else host.liked.set(message, liked);
  host.lookAgain();
  host.dispatchEvent(new HfLikeEvent(index, spoken(group), takenBack ? "" : liked));
}

export function retry(host: RowHost): void {
  const asked = host.lastAsked();
  if (asked) host.dispatchEvent(new HfRetryEvent(asked.index, textOf(asked.message)));
}

export function goOn({ message, index }: Row, host: RowHost): void {
  host.dispatchEvent(new HfContinueEvent(index, textOf(message)));
}

export function undo(host: RowHost): void {
  const asked = host.lastAsked();
  if (asked) host.dispatchEvent(new HfUndoEvent(asked.index, textOf(asked.message)));
}

export function edit(row: Row, host: RowHost): void {
  const texts = row.group.map(({ message }) => textOf(message));
  host.onEdit(row, texts);
}

/** @param texts the new texts of the row's group, in order */
export function save(row: Row, texts: readonly string[], host: RowHost): void {
  const { group } = row;
  host.onEdit(row, undefined);
  const all = group.map(({ message, index }, at) => ({ index, previous: textOf(message), value: texts[at] ?? textOf(message) }));
  const edits = all.filter(({ previous, value }) => previous !== value);
  const [first] = edits;
  if (first) host.dispatchEvent(new HfEditEvent(first.index, first.previous, first.value, edits));
}

export function chooseOption({ index }: Row, value: string, host: RowHost): void {
  host.dispatchEvent(new HfOptionEvent(index, value));
}

export function chooseExample(example: ChatExample, index: number, host: RowHost): void {
  host.dispatchEvent(new HfExampleEvent(index, example));
}

async function copy(host: RowHost, index: number, text: string, shownAt?: ChatMessage): Promise<void> {
  const marked = host.watermark ? `${text}\n\n${host.watermark}` : text;
  try {
    await copyText(marked);
  } catch (error) {
    return host.showError(error as HfError);
  }
  host.copied = shownAt;
  setTimeout(() => (host.copied = undefined), COPIED_MS);
  host.dispatchEvent(new HfCopyEvent(index, marked));
}
