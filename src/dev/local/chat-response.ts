import { createHash } from "node:crypto";
import { pacedStream } from "./paced-stream.ts";
import { engineHeaders, jsonResponse, type AnsweredBy } from "./respond.ts";

/** The fields of an OpenAI-compatible request that shape the response. */
export interface CompletionRequest {
  model?: string;
  stream?: boolean;
  max_tokens?: number;
  max_completion_tokens?: number;
  stream_options?: { include_usage?: boolean } | null;
}

type Shape = "chat" | "text";

/**
 * Text as an OpenAI-compatible answer: whole, or as server-sent events word by word.
 *
 * @param text the whole answer; a word counts as a token, also for `max_tokens`
 * @param asked what came before the answer, for the usage figures
 * @param shape `chat` for `/v1/chat/completions`, `text` for `/v1/completions`
 */
export function completionResponse(
  text: string,
  asked: string,
  request: CompletionRequest,
  by: AnsweredBy,
  signal: AbortSignal,
  shape: Shape = "chat",
): Response {
  const words = text.match(/\s*\S+/g) ?? [];
  const most = request.max_completion_tokens ?? request.max_tokens ?? Infinity;
  const kept = words.slice(0, Math.max(0, most));
  const finish = kept.length < words.length ? "length" : "stop";
  const identity = {
    id: `${shape === "chat" ? "chatcmpl" : "cmpl"}-${createHash("sha256").update(asked).digest("hex").slice(0, 24)}`,
    created: Math.floor(Date.now() / 1000),
    model: request.model ?? "stand-in",
  };
  const usage = usageOf(asked, kept.length);
  if (!request.stream) return jsonResponse(whole(identity, kept.join(""), finish, usage, shape), by);

  const chunks = [
    ...(shape === "chat" ? [chatChunk(identity, { role: "assistant", content: "" }, null)] : []),
    ...kept.map((word) => (shape === "chat" ? chatChunk(identity, { content: word }, null) : textChunk(identity, word, null))),
    shape === "chat" ? chatChunk(identity, {}, finish) : textChunk(identity, "", finish),
    ...(request.stream_options?.include_usage ? [{ ...chatChunk(identity, {}, finish), choices: [], usage }] : []),
  ];
  const events = [...chunks.map((chunk) => JSON.stringify(chunk)), "[DONE]"].map((data) => `data: ${data}\n\n`);
  return new Response(pacedStream(events, signal), {
    headers: {
      "content-type": "text/event-stream",
      "cache-control": "no-cache",
      ...engineHeaders(by),
    },
  });
}

interface Identity {
  id: string;
  created: number;
  model: string;
}

function chatChunk(identity: Identity, delta: { role?: string; content?: string }, finish: string | null) {
  return {
    ...identity,
    object: "chat.completion.chunk",
    choices: [{ index: 0, delta, finish_reason: finish }],
  };
}

function textChunk(identity: Identity, text: string, finish: string | null) {
  return {
    ...identity,
    object: "text_completion",
    choices: [{ index: 0, text, finish_reason: finish }],
  };
}

function whole(identity: Identity, content: string, finish: string, usage: object, shape: Shape) {
  return shape === "chat"
    ? {
        ...identity,
        object: "chat.completion",
        choices: [{ index: 0, message: { role: "assistant", content }, finish_reason: finish }],
        usage,
      }
    : {
        ...identity,
        object: "text_completion",
        choices: [{ index: 0, text: content, finish_reason: finish }],
        usage,
      };
}

function usageOf(asked: string, completion: number) {
  const prompt = asked.match(/\S+/g)?.length ?? 0;
  return {
    prompt_tokens: prompt,
    completion_tokens: completion,
    total_tokens: prompt + completion,
  };
}
