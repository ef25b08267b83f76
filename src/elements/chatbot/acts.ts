import { copyText } from "../../base/copy-text.ts";
import type { HfError } from "../../core/hf-error.ts";
import { saidIn } from "../../core/message-end.ts";
import { isThought, textOf, type ChatMessage } from "../../core/message.ts";
import { tagsIn } from "../../markdown/options.ts";
import { HfContinueEvent, HfCopyEvent, HfRetryEvent, HfUndoEvent } from "./events.ts";
import { beside } from "./late-beside.ts";
import type { Transcript } from "./transcript.ts";
import type { PlacedMessage, Row } from "./rows.ts";

// What the buttons of a chat do: they tell, and the app decides.

const COPIED_MS = 2000;

/** What messages say, without what was thought on the way. */
export function spoken(group: readonly PlacedMessage[], transcript: Transcript): string {
  return group.flatMap(({ message }) => (isThought(message) ? [] : [wordsOf(message, transcript)])).join("\n\n");
}

/** What a message says. What a person typed is all of it said. */
function wordsOf(message: ChatMessage, { chat }: Transcript): string {
  return message.role === "user" ? textOf(message) : saidIn(message, tagsIn(chat.reasoningTags));
}

export function copyRow({ message, index, group }: Row, transcript: Transcript): Promise<void> {
  return copy(transcript, index, spoken(group, transcript), message);
}

/** Copies the whole conversation: a line for each message, with its author. */
export function copyAll(transcript: Transcript): Promise<void> {
  const { value } = transcript.chat;
  const said = value.filter((message) => message.role !== "system" && !isThought(message));
  const text = said.map((message) => `${message.role}: ${wordsOf(message, transcript)}`).join("\n");
  const last = value.findLastIndex(({ role }) => role !== "system");
  return copy(transcript, Math.max(0, last), text);
}

export function retry(transcript: Transcript): void {
  const asked = lastAsked(transcript);
  if (asked) transcript.chat.dispatchEvent(new HfRetryEvent(asked.index, textOf(asked.message)));
}

export function goOn({ message, index }: Row, transcript: Transcript): void {
  transcript.chat.dispatchEvent(new HfContinueEvent(index, textOf(message)));
}

export function undo(transcript: Transcript): void {
  const asked = lastAsked(transcript);
  if (asked) transcript.chat.dispatchEvent(new HfUndoEvent(asked.index, textOf(asked.message)));
}

export function edit(row: Row, transcript: Transcript): void {
  const texts = row.group.map(({ message }) => textOf(message));
  type(row, texts, transcript);
  // Where the editor did not come, whoever presses again asks for it again.
  if (!beside.loaded) void beside.loadFor(transcript);
}

/** A person edits the messages of a row, or no longer: `texts` is what they are now. */
export function type(row: Row, texts: readonly string[] | undefined, transcript: Transcript): void {
  const wasOpen = transcript.isEditing(row);
  for (const [at, { message }] of row.group.entries()) {
    const { id = "" } = message;
    const text = texts?.[at];
    if (text === undefined) transcript.edits.delete(id);
    else transcript.edits.set(id, text);
  }
  transcript.chat.dispatchEvent(new Event("hf-view"));
  if (wasOpen && texts) return;
  transcript.focusAt = row.message.id;
  transcript.lookAgain();
}

/** The person's last message. */
function lastAsked({ rows }: Transcript): Row | undefined {
  return rows.list.findLast(({ message }) => message.role === "user");
}

async function copy(transcript: Transcript, index: number, text: string, shownAt?: ChatMessage): Promise<void> {
  const { watermark } = transcript.chat;
  const marked = watermark ? `${text}\n\n${watermark}` : text;
  try {
    await copyText(marked);
  } catch (error) {
    return transcript.chat.showError(error as HfError);
  }
  const mark = (copied?: ChatMessage) => {
    if (copied === transcript.copied) return;
    transcript.copied = copied;
    transcript.lookAgain();
  };
  mark(shownAt);
  setTimeout(mark, COPIED_MS);
  transcript.chat.dispatchEvent(new HfCopyEvent(index, marked));
}
