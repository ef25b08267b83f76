import { textOf } from "../../core/message.ts";
import { spoken, type } from "./acts.ts";
import type { ChatExample } from "./chat-example.ts";
import { HfEditEvent, HfExampleEvent, HfLikeEvent, HfOptionEvent } from "./events.ts";
import type { Row } from "./rows.ts";
import type { Transcript } from "./transcript.ts";

// What buttons do that only some chats have.

export function like({ message, index, group }: Row, liked: boolean | string, transcript: Transcript): void {
  const takenBack = transcript.liked.get(message) === liked;
  if (takenBack) transcript.liked.delete(message);
  else transcript.liked.set(message, liked);
  transcript.lookAgain();
  transcript.chat.dispatchEvent(new HfLikeEvent(index, spoken(group, transcript), takenBack ? "" : liked));
}

/** @param texts the new texts of the row's group, in order */
export function save(row: Row, texts: readonly string[], transcript: Transcript): void {
  const { group } = row;
  type(row, undefined, transcript);
  const all = group.map(({ message, index }, at) => ({ index, previous: textOf(message), value: texts[at] ?? textOf(message) }));
  const edits = all.filter(({ previous, value }) => previous !== value);
  const [first] = edits;
  if (first) transcript.chat.dispatchEvent(new HfEditEvent(first.index, first.previous, first.value, edits));
}

export function chooseOption({ index }: Row, value: string, transcript: Transcript): void {
  transcript.chat.dispatchEvent(new HfOptionEvent(index, value));
}

export function chooseExample(example: ChatExample, index: number, transcript: Transcript): void {
  transcript.chat.dispatchEvent(new HfExampleEvent(index, example));
}
