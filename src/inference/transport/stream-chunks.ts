import type { EngineMethod } from "../engine-methods.ts";

type Json = Record<string, unknown>;

/** What a chunk of a stream is. */
export interface ChunkKind {
  /** `fault`: the body is an error; `other`: nothing a caller can use. */
  kind: "chunk" | "fault" | "other";
  /** Why the answer is over, once it is. */
  finishReason?: string | undefined;
}

/** Looks at one parsed chunk, and mends what every caller would trip over. */
export function chunkKind(chunk: unknown, method: EngineMethod): ChunkKind {
  if (!isObject(chunk)) return { kind: "other" };
  if (holdsError(chunk)) return { kind: "fault" };
  // The client takes the mere key for a fault.
  if ("error" in chunk) delete chunk.error;
  const { choices, token, details, generated_text: whole } = chunk as Json;
  if (Array.isArray(choices)) {
    const real = choices.filter(isObject);
    if (real.length < choices.length) Object.assign(chunk, { choices: real });
    if (method === "chatCompletionStream") for (const choice of real) choice.delta ??= saidOf(choice);
    // Of several answers the first is the one that must be whole.
    const reasons = real.flatMap(({ index, finish_reason: reason }) => (index ? [] : [reason]));
    return {
      kind: "chunk",
      finishReason: reasons.find((reason): reason is string => typeof reason === "string" && reason !== ""),
    };
  }
  if (method === "textGenerationStream" && token) {
    const reason = (details as Json | null)?.finish_reason ?? (typeof whole === "string" ? "stop" : undefined);
    return { kind: "chunk", finishReason: reason as string | undefined };
  }
  return { kind: "message" in chunk || "detail" in chunk ? "fault" : "other" };
}

/** What a piece of an answer says that stands as in the older completions: its text alone. */
function saidOf({ text }: { readonly text?: unknown }): { content?: string } {
  return typeof text === "string" ? { content: text } : {};
}

function isObject(value: unknown): value is Json {
  return typeof value === "object" && value !== null;
}

/** Whether an answer with a good status is a fault all the same. A null `error` is not one. */
export function holdsError(answer: unknown): boolean {
  return typeof answer === "object" && answer !== null && "error" in answer && answer.error != null && answer.error !== false;
}
