import { lazy } from "../core/lazy.ts";
import { saidIn } from "../core/message-end.ts";
import { withoutRefused } from "../core/refused.ts";
import { isThought, textOf, type ChatMessage, type MediaPart, type MessagePart } from "../core/message.ts";

/** Most messages are words. */
const loadFiles = lazy(() => import("./request-file.ts"));

/** One message as the chat protocol has it. */
export interface RequestMessage {
  role: string;
  content: string | RequestPart[];
}

export type RequestPart = { type: "text"; text: string } | { type: "image_url"; image_url: { url: string } };

/**
 * A conversation as the chat protocol has it: images as `data:` URLs, text files as text, statuses dropped.
 * Assistant messages are sent as their text without what was reasoned, and not at all while they have none. Neither are
 * turns that were refused. Parts are sent only where something is no text: not all servers take them.
 *
 * @param system goes first, in place of any system message in the conversation
 * @throws {HfError} bad-file, for a file that a chat model cannot be shown
 */
export async function requestMessages(messages: readonly ChatMessage[], system?: string): Promise<RequestMessage[]> {
  const said = withoutRefused(messages).filter(
    (message) =>
      (message.role === "user" && message.content.length > 0) ||
      (message.role === "system" && !system) ||
      (message.role === "assistant" && !isThought(message) && saidIn(message) !== ""),
  );
  const body = (await Promise.all(said.map(requestMessage))).filter(({ content }) => content.length > 0);
  return system ? [{ role: "system", content: system }, ...body] : body;
}

async function requestMessage(message: ChatMessage): Promise<RequestMessage> {
  const { role, content } = message;
  if (role === "assistant") return { role, content: saidIn(message) };
  if (role === "system" || typeof content === "string") return { role, content: textOf(message) };
  const parts = await Promise.all(content.filter(isSendable).map(requestPart));
  return { role, content: parts.every(isText) ? parts.map(({ text }) => text).join("\n\n") : parts };
}

function isText(part: RequestPart): part is RequestPart & { type: "text" } {
  return part.type === "text";
}

type SendablePart = MediaPart | Extract<MessagePart, { type: "text" }>;

function isSendable(part: MessagePart): part is SendablePart {
  const { type } = part;
  return type !== "block" && type !== "tool" && type !== "reasoning";
}

async function requestPart(part: SendablePart): Promise<RequestPart> {
  return part.type === "text" ? { type: "text", text: part.text } : (await loadFiles()).requestFile(part);
}
