import type { ChatMessage, MultimodalValue } from "../core/message.ts";
import type { HfEditEvent } from "../elements/chatbot/events.ts";
import { takenBack } from "./draft.ts";

/** What is left of a conversation, and what goes back into the text box. */
export interface Changed {
  readonly left: readonly ChatMessage[];
  readonly typed?: MultimodalValue;
}

/** What a person does to a conversation without asking for an answer: takes back, corrects an answer, empties it. `undefined` for all else. */
export function changedBy(event: Event, conversation: readonly ChatMessage[]): Changed | undefined {
  const { index, edits } = event as HfEditEvent;
  if (event.type === "hf-undo") return takenBack(index, conversation);
  if (event.type === "hf-clear") return { left: [] };
  return event.type === "hf-edit" && conversation[index]?.role !== "user" ? { left: edited(conversation, edits) } : undefined;
}

/** The conversation with the texts that a person has changed in it. */
export function edited(conversation: readonly ChatMessage[], edits: HfEditEvent["edits"]): ChatMessage[] {
  return conversation.map((message, at) => {
    const edit = edits.find((one) => one.index === at);
    return edit ? withText(message, edit.value) : message;
  });
}

/** The message with other words. All its other parts stay. */
export function withText(message: ChatMessage, text: string): ChatMessage {
  if (typeof message.content === "string") return { ...message, content: text };
  const others = message.content.filter(({ type }) => type !== "text");
  return { ...message, content: text === "" ? others : [...others, { type: "text", text }] };
}
