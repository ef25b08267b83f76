import type { ChatMessage } from "./message.ts";

/** Faults of a question itself: asked again, it is refused again. */
const REFUSALS = ["bad-input", "too-large"];

/** Why a service refused a question for what is in it; nothing where it failed for another reason. */
export function refusalIn(fault: unknown): string | undefined {
  const { code } = Object(fault) as { code?: unknown };
  return typeof code === "string" && REFUSALS.includes(code) ? code : undefined;
}

/**
 * A conversation without the turns that were refused: sent again with each new question, what was refused once, such as a
 * picture to a model without eyes, would refuse them all.
 */
export function withoutRefused<Message>(messages: readonly Message[]): Message[] {
  return messages.filter((message, at) => !isRefusal(message) && !(roleOf(message) === "user" && isRefusal(messages[at + 1])));
}

function isRefusal(message: unknown): boolean {
  const { role, status, finish = "" } = Object(message) as Partial<ChatMessage>;
  return role === "assistant" && status === "error" && REFUSALS.includes(finish);
}

function roleOf(message: unknown): unknown {
  return (Object(message) as Partial<ChatMessage>).role;
}
