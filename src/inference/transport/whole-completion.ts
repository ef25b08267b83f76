import type { EngineMethod } from "../engine-methods.ts";

type Json = Record<string, unknown>;

/**
 * A whole completion as an event stream, for a server that was asked to stream and did not.
 * What is not a completion passes as it is, for the guard of the stream to judge.
 */
export function completionAsChunks(answer: unknown, method: EngineMethod): unknown[] {
  const first = Array.isArray(answer) ? answer[0] : answer;
  const { choices, generated_text: text, ...rest } = (first ?? {}) as Json & { choices?: Json[] };
  const wholes = Array.isArray(choices)
    ? choices.filter((choice) => typeof choice === "object" && choice !== null)
    : typeof text === "string"
      ? [{ index: 0, text }]
      : undefined;
  if (!wholes) return [answer];
  const content = wholes.map(({ message, ...choice }) => ({
    ...choice,
    ...(method === "chatCompletionStream" && { delta: message ?? ("text" in choice ? { content: choice["text"] } : {}) }),
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
