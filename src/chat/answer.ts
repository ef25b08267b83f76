import { endOf, waitingTools } from "../core/message-end.ts";
import { textOf, type ChatMessage, type MessagePart, type ReasoningPart } from "../core/message.ts";
import { endsInReasoning } from "../core/reasoning.ts";
import { isPromise, orAborted } from "../graph/abortable.ts";
import type { Run } from "../graph/run.ts";

/** What a handler gave, value by value: a plain value, a promise, a generator. */
export async function* stepsOf(result: unknown, run: Run): AsyncGenerator<unknown> {
  const given = isPromise(result) ? await orAborted(result, run) : result;
  if (!isGenerator(given)) {
    yield given;
    return;
  }
  let done = false;
  try {
    for (;;) {
      const step = given.next();
      const { value, done: ended } = isPromise(step) ? await orAborted(step as Promise<IteratorResult<unknown>>, run) : step;
      done = ended === true;
      if (done) return;
      yield value;
      // A plain generator would hold the page until its end.
      if (!isPromise(step)) await run.sleep(0);
    }
  } finally {
    // Not awaited: one that hangs closes only when its own wait ends.
    if (!done) void Promise.resolve(given.return(undefined)).catch(() => {});
  }
}

/** The messages of an answer: a text, a message, a part such as a file or a block, or a list of these. */
export function toAnswer(value: unknown): ChatMessage[] {
  if (value === null || value === undefined) return [];
  return (Array.isArray(value) ? value : [value]).flatMap((item: unknown) =>
    item === null || item === undefined ? [] : [toMessage(item)],
  );
}

function toMessage(item: unknown): ChatMessage {
  if (typeof item !== "object") return { role: "assistant", content: String(item) };
  const raw = item as Record<string, unknown>;
  // A part or a block stands alone in a message. The chatbot makes something proper of whatever else it is.
  if (item instanceof Blob || !("content" in raw || "role" in raw)) return { role: "assistant", content: [item as MessagePart] };
  return { ...(raw as unknown as ChatMessage), role: "assistant" };
}

/** The answer with a status on its last message; one without any message gets an empty one to carry it. */
export function withStatus(answer: readonly ChatMessage[], status: ChatMessage["status"], finish?: string): ChatMessage[] {
  const last = answer.at(-1) ?? { role: "assistant" as const, content: "" };
  return [...answer.slice(0, -1), { ...last, status, ...(finish !== undefined && { finish }) }];
}

/** The answer at its end: done, unless it says itself that it is no whole one. */
export function withEnd(answer: readonly ChatMessage[]): ChatMessage[] {
  const last = answer.at(-1);
  const isWhole = !last || (endOf(last) ?? "whole") === "whole";
  return withStatus(answer, isWhole ? "done" : "stopped");
}

/** The answer so far, and what came to it: one message, where both are words. */
export function continued(begun: ChatMessage, answer: readonly ChatMessage[]): ChatMessage[] {
  const [first, ...rest] = answer;
  // Why it broke off is past.
  const { finish: _, ...before } = begun;
  if (!first) return [before];
  const [had, came] = [partsOf(begun), partsOf(first)];
  if (![...had, ...came].every(isInWords)) return [before, ...answer];
  const isText = typeof begun.content === "string" && typeof first.content === "string";
  const content = isText ? thoughtOver(begun) + textOf(first) : goOn(had, came, waitingTools(begun));
  return [{ ...before, ...first, id: begun.id, content }, ...rest];
}

/** The text of an answer that goes on: reasoning among it that broke off is closed, or the answer would be taken for more of it. */
function thoughtOver(begun: ChatMessage): string {
  const text = textOf(begun);
  return endsInReasoning(text) ? `${text}\n</think>\n\n` : text;
}

/** @param unanswered calls that nobody has run: what goes on is told nothing of them */
function goOn(had: readonly MessagePart[], came: readonly MessagePart[], unanswered: readonly MessagePart[]): MessagePart[] {
  const parts = had.filter((part) => !unanswered.includes(part));
  for (const part of came) {
    const at = parts.findLastIndex(({ type }) => type === part.type);
    const earlier = parts[at];
    if (part.type === "text" && earlier?.type === "text") parts[at] = { ...earlier, text: earlier.text + part.text };
    else if (part.type === "reasoning" && earlier?.type === "reasoning")
      parts[at] = { ...part, text: `${earlier.text}\n\n${part.text}`, ...sum(earlier, part) };
    else if (part.type === "reasoning") parts.unshift(part);
    else parts.push(part);
  }
  return parts;
}

/** None while it goes on. */
function sum({ seconds: before = 0 }: ReasoningPart, { seconds }: ReasoningPart): Partial<ReasoningPart> {
  return seconds === undefined ? {} : { seconds: before + seconds };
}

function partsOf({ content }: ChatMessage): readonly MessagePart[] {
  return typeof content === "string" ? [{ type: "text", text: content }] : content;
}

function isInWords({ type }: MessagePart): boolean {
  return type === "text" || type === "reasoning" || type === "tool";
}

type AnyGenerator = Generator<unknown, unknown, unknown> | AsyncGenerator<unknown, unknown, unknown>;

function isGenerator(value: unknown): value is AnyGenerator {
  if (typeof value !== "object" || value === null) return false;
  const it = value as Record<PropertyKey, unknown>;
  return typeof it["next"] === "function" && typeof it["return"] === "function" && (Symbol.iterator in it || Symbol.asyncIterator in it);
}
