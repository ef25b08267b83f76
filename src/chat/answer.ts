import type { ChatMessage, MessagePart } from "../core/message.ts";
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
export function withStatus(answer: readonly ChatMessage[], status: ChatMessage["status"]): ChatMessage[] {
  const last = answer.at(-1) ?? { role: "assistant" as const, content: "" };
  return [...answer.slice(0, -1), { ...last, status }];
}

/** The answer so far, and what came to it. */
export function continued(begun: ChatMessage, answer: readonly ChatMessage[]): ChatMessage[] {
  const [first, ...rest] = answer;
  if (!first) return [begun];
  if (typeof first.content === "string" && typeof begun.content === "string")
    return [{ ...begun, content: begun.content + first.content }, ...rest];
  return [begun, ...answer];
}

type AnyGenerator = Generator<unknown, unknown, unknown> | AsyncGenerator<unknown, unknown, unknown>;

function isGenerator(value: unknown): value is AnyGenerator {
  if (typeof value !== "object" || value === null) return false;
  const it = value as Record<PropertyKey, unknown>;
  return typeof it["next"] === "function" && typeof it["return"] === "function" && (Symbol.iterator in it || Symbol.asyncIterator in it);
}
