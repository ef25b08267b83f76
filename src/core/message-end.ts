import { textOf, type ChatMessage, type ToolPart } from "./message.ts";
import { REASONING_TAGS, withoutReasoning, type ReasoningTag } from "./reasoning.ts";

/**
 * How an answer ended that says why: `whole`, or what is missing. `length` reached a limit, `filter` was cut by the
 * provider, `refusal` declines, `tools` waits for what tools give, `empty` says nothing at all.
 */
export type MessageEnd = "whole" | "length" | "filter" | "refusal" | "tools" | "empty";

type Ended = Pick<ChatMessage, "content" | "finish">;

/** How an answer ended, by its provider's word and by what is in it; `undefined` where it does not say why. */
export function endOf(message: Ended): MessageEnd | undefined {
  const { finish } = message;
  if (finish === undefined) return undefined;
  if (/length|max_\w*tokens/i.test(finish)) return "length";
  if (/filter|safety|sensitive/i.test(finish)) return "filter";
  if (finish === "refusal") return "refusal";
  // Some servers end with `stop` while calls are open.
  if (waitingTools(message).length > 0) return "tools";
  return saysNothing(message) ? "empty" : "whole";
}

/** The tools that an answer asks for and nobody has run. */
export function waitingTools({ content }: Ended): ToolPart[] {
  if (typeof content === "string") return [];
  return content.filter((part): part is ToolPart => part.type === "tool" && part.output === undefined && part.status === undefined);
}

/** Whether there is nothing in it but blanks and reasoning. */
export function saysNothing(message: Pick<ChatMessage, "content">): boolean {
  const { content } = message;
  const hasMore = typeof content !== "string" && content.some(({ type }) => type !== "text" && type !== "reasoning");
  return !hasMore && saidIn(message).trim() === "";
}

/**
 * What a message says: its words without the reasoning that some servers send among them. Each part has its own.
 * @param tags those around reasoning: `<think>…</think>` if left out
 */
export function saidIn({ content }: Pick<ChatMessage, "content">, tags: readonly ReasoningTag[] = REASONING_TAGS): string {
  if (typeof content === "string") return withoutReasoning(content, tags);
  return textOf({ content: content.map((part) => (part?.type === "text" ? { ...part, text: withoutReasoning(part.text, tags) } : part)) });
}
