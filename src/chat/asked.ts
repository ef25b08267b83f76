import { isThought, userMessage, type ChatMessage, type MultimodalValue } from "../core/message.ts";
import { saidIn } from "../core/message-end.ts";
import type { ChatExample } from "../elements/chatbot/chat-example.ts";
import type { HfContinueEvent, HfEditEvent, HfExampleEvent, HfOptionEvent, HfRetryEvent } from "../elements/chatbot/events.ts";
import { edited } from "./changed.ts";
import { asFile, type Typed } from "./draft.ts";

/** What a person asks for in one turn, whatever button they pressed. */
export interface Asked {
  /** The conversation before the question; for the rest of an answer, before that answer. */
  readonly before: readonly ChatMessage[];
  /** The message to answer now. None where only the rest of an answer is wanted, or nothing was said. */
  readonly question: ChatMessage | undefined;
  /** Whether the conversation did not have it in these words before, so that they would be lost with it. */
  readonly isNew: boolean;
  /** The answer that broke off. */
  readonly begun?: ChatMessage | undefined;
}

type AskEvent = HfRetryEvent | HfEditEvent | HfContinueEvent | HfOptionEvent | HfExampleEvent | Event;

/** What the model is told when the rest of an answer is wanted. Not shown, and not kept. */
const GO_ON = "Go on with your answer exactly where it broke off. Repeat nothing.";

/** @param typed what is in the text box; `undefined` where there is none */
export function askedBy(event: AskEvent, typed: Typed | undefined, conversation: readonly ChatMessage[]): Asked {
  switch (event.type) {
    case "hf-retry":
      return cutAt((event as HfRetryEvent).index, conversation);
    case "hf-edit":
      return afterEdit(event as HfEditEvent, conversation);
    case "hf-continue": {
      const { index } = event as HfContinueEvent;
      return { before: conversation.slice(0, index), question: undefined, isNew: false, begun: conversation[index] };
    }
    case "hf-option":
      return newQuestion((event as HfOptionEvent).value, conversation);
    case "hf-example":
      return newQuestion(valueOf((event as HfExampleEvent).value), conversation);
    default:
      return newQuestion(typed, conversation);
  }
}

/** The messages of the person at whose end the question stands were changed: the last of them is the question. */
function afterEdit({ index, edits }: HfEditEvent, conversation: readonly ChatMessage[]): Asked {
  const changed = edited(conversation, edits);
  let last = edits.at(-1)?.index ?? index;
  while (changed[last + 1]?.role === "user") last++;
  return { ...cutAt(last, changed), isNew: true };
}

/** Thoughts are not sent, and neither is what was said of an answer that never came. */
function sendable(messages: readonly ChatMessage[]): ChatMessage[] {
  return messages.filter((message) => !isThought(message) && (message.role !== "assistant" || message.content.length > 0));
}

/** The conversation as a model is asked to go on with it. An answer that has not begun to say anything is asked for anew. */
export function messagesToSend({ before, question, begun }: Asked): ChatMessage[] {
  const said = begun ? saidIn(begun) : "";
  const last = said ? [{ role: "assistant" as const, content: said }, userMessage(GO_ON)] : question ? [question] : [];
  return [...sendable(before), ...last];
}

function cutAt(index: number, conversation: readonly ChatMessage[]): Asked {
  return { before: conversation.slice(0, index), question: conversation[index], isNew: false };
}

function newQuestion(said: Typed | undefined, conversation: readonly ChatMessage[]): Asked {
  return { before: conversation, question: said === undefined ? undefined : userMessage(said), isNew: true };
}

function valueOf({ text, files = [] }: ChatExample): MultimodalValue {
  return { text, files: files.flatMap((file) => (typeof file === "string" ? [] : [asFile(file)])) };
}
