import { textOf } from "../core/message.ts";

/** What a message of ours says beside its role and content. */
const OURS = ["id", "status", "metadata", "options", "finish", "engine", "model", "usage"];

/**
 * The arguments of a call with messages as the chat protocol has them: a conversation of ours that a handler sends as it
 * is says more of a message (its id, its status) and has parts (reasoning, tools), which strict servers refuse.
 */
export function withWireMessages<Args extends Record<string, unknown>>(args: Args): Args {
  return Array.isArray(args["messages"]) ? { ...args, messages: args["messages"].map(wireMessage) } : args;
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
