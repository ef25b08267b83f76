import { textOf } from "../core/message.ts";
import { withoutRefused } from "../core/refused.ts";
import { inTurns } from "./turns.ts";

/** What a message of ours says beside its role and content. */
const OURS = ["id", "status", "metadata", "options", "finish", "engine", "model", "usage"];

/**
 * The arguments of a call with messages as the chat protocol has them: a conversation of ours that a handler sends as it
 * is says more of a message (its id, its status), has parts (reasoning, tools) and two questions in a row where one was
 * not answered, which strict servers refuse.
 */
export function withWireMessages<Args extends Record<string, unknown>>(args: Args): Args {
  const { messages } = args;
  return Array.isArray(messages) ? { ...args, messages: inTurns(withoutRefused(messages).filter(isSaid).map(wireMessage)) } : args;
}

/** Not what an answer leaves that never came. */
function isSaid(message: { role?: unknown; content?: unknown; status?: unknown } | null): boolean {
  return !(message?.role === "assistant" && message.status !== undefined && message.content === "");
}

function wireMessage(message: unknown): unknown {
  if (typeof message !== "object" || message === null) return message;
  const wire = Object.fromEntries(Object.entries(message).filter(([key]) => !OURS.includes(key)));
  const { content } = wire as { content?: unknown };
  if (!Array.isArray(content) || !content.some(isOurs)) return wire;
  const parts = content.filter((part) => !isOurs(part));
  // Not all servers take an answer in parts.
  return { ...wire, content: wire["role"] === "assistant" ? textOf({ content: parts }) : parts };
}

function isOurs(part: { type?: unknown } | null): boolean {
  return ["reasoning", "tool", "block"].includes(part?.type as string);
}
