import type { EngineMethod } from "../engine-methods.ts";
import { holdsError } from "./error-kinds.ts";

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
  if (typeof chunk !== "object" || chunk === null) return { kind: "other" };
  if (holdsError(chunk)) return { kind: "fault" };
  // The client takes the mere key for a fault.
  if ("error" in chunk) delete chunk.error;
  const { choices, token, details, generated_text: whole } = chunk as Json;
  if (Array.isArray(choices)) {
    const reasons = choices.map((choice: Json) => {
      if (method === "chatCompletionStream") choice.delta ??= {};
      return choice.finish_reason;
    });
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

/**
 * A whole completion as an event stream, for a server that was asked to stream and did not.
 * What is not a completion passes as it is, for the guard of the stream to judge.
 */
export function completionAsChunks(answer: unknown, method: EngineMethod): unknown[] {
  const first = Array.isArray(answer) ? answer[0] : answer;
  const { choices, generated_text: text, ...rest } = (first ?? {}) as Json & { choices?: Json[] };
  const wholes = Array.isArray(choices) ? choices : typeof text === "string" ? [{ index: 0, text }] : undefined;
  if (!wholes) return [answer];
  const content = wholes.map(({ message, ...choice }) => ({
    ...choice,
    ...(method === "chatCompletionStream" && { delta: message ?? {} }),
    finish_reason: null,
  }));
  const end = wholes.map(({ index, finish_reason: reason }) => ({
    index,
    ...(method === "chatCompletionStream" ? { delta: {} } : { text: "" }),
    finish_reason: reason ?? "stop",
  }));
  const { usage, ...common } = rest;
  const chunk = { ...common, object: "chat.completion.chunk" };
  return [
    { ...chunk, choices: content },
    { ...chunk, choices: end, ...(usage != null && { usage }) },
  ];
}
