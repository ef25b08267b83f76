import { shorten } from "../../core/cut-text.ts";
import { questionIn, say, scoredAnswersIn } from "./scored-answers.ts";

/** A message as chat requests carry it; content may be text or typed parts. */
export interface WireMessage {
  role: string;
  content?: string | { type: string; text?: string }[] | null | undefined;
}

const LONGEST_ECHO = 140; // characters
const REAL_ANSWERS = "Set HF_TOKEN or start Ollama for real answers.";

/**
 * What the built-in chat says: no model, only a rule. It turns scored answers into a sentence;
 * to all else it says what it is and how to get a model. The same messages get the same words.
 */
export function standInReply(messages: readonly WireMessage[]): string {
  const people = messages.filter((message) => message.role === "user");
  const last = textIn(people.at(-1));
  const found = scoredAnswersIn(last);
  if (found) {
    const question = questionIn(found.before) || questionIn(found.after) || questionIn(textIn(people.at(-2)));
    return say(question, found.answers);
  }
  if (/^\s*(hi|hello|hey|good (morning|afternoon|evening))\b[\s!.,]*$/i.test(last)) {
    return `Hello! I am the built-in stand-in, not a model, and can hold no conversation. ${REAL_ANSWERS}`;
  }
  const echo = shortened(last);
  const files = otherParts(people.at(-1));
  const asked = [echo && `“${echo}”`, files].filter(Boolean).join(" with ") || "nothing";
  return `I am the built-in stand-in, not a model, so I cannot answer this. You sent: ${asked}. ${REAL_ANSWERS}`;
}

/** All text of a message, its text parts joined. */
export function textIn(message: WireMessage | undefined): string {
  const content = message?.content;
  if (typeof content === "string") return content;
  if (!Array.isArray(content)) return "";
  return content
    .map((part) => (part.type === "text" ? (part.text ?? "") : ""))
    .filter(Boolean)
    .join("\n");
}

function otherParts(message: WireMessage | undefined): string {
  if (!Array.isArray(message?.content)) return "";
  const count = message.content.filter((part) => part.type !== "text").length;
  return count === 0 ? "" : count === 1 ? "one attachment" : `${count} attachments`;
}

function shortened(text: string): string {
  const line = text.trim().replace(/\s+/g, " ");
  return shorten(line, LONGEST_ECHO);
}
