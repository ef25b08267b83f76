import { HfError } from "../../core/hf-error.ts";
import { completionResponse, type CompletionRequest } from "./chat-response.ts";
import { findAnswer } from "./find-answer/find-answer.ts";
import type { DocumentReader } from "./reader.ts";
import { replay } from "./recordings.ts";
import { jsonResponse, type AnsweredBy } from "./respond.ts";
import { standInReply, textIn, type WireMessage } from "./stand-in.ts";
import { readDocument, readTask } from "./task-request.ts";

export const STAND_IN: AnsweredBy = { name: "stand-in", detail: "a built-in rule, not a model" };
export const READER: AnsweredBy = {
  name: "reader",
  detail: "tesseract.js and a search beside the words of the question",
};

/**
 * A task answered with no model: from a recording, or by reading the document.
 *
 * @throws {HfError} no-model for any other task
 */
export async function answerTask(
  { task, model }: { task: string; model: string },
  body: { bytes: Uint8Array; contentType: string | null; signal: AbortSignal },
  reader: DocumentReader,
): Promise<Response> {
  const request = readTask(task, body.bytes, body.contentType);
  const document = task === "document-question-answering" ? readDocument(request) : undefined;
  const recorded = await replay({ task, model, ...request }, body.signal);
  if (recorded) return recorded;
  if (!document) {
    throw new HfError(
      `No model runs here for ${task}. Make a token at https://huggingface.co/settings/tokens, set HF_TOKEN to it in the terminal of the dev server and start that again: then Hugging Face answers.`,
      { code: "no-model" },
    );
  }
  const words = await reader.read(document.file, body.signal);
  body.signal.throwIfAborted();
  return jsonResponse(findAnswer(document.question, words, { topK: document.topK }), READER);
}

/** A chat answered from a recording or by the stand-in. @throws {HfError} bad-input without messages */
export async function answerChat(request: Record<string, unknown>, signal: AbortSignal): Promise<Response> {
  const { messages, model, stream } = request;
  if (!Array.isArray(messages) || messages.length === 0 || !messages.every(isMessage)) {
    throw new HfError("The messages are missing or empty. Write something; a request has at least one message with a role and content.", {
      code: "bad-input",
    });
  }
  const recorded = await replay({ task: "chat-completion", model: String(model), messages, stream: stream === true }, signal);
  if (recorded) return recorded;
  const asked = messages.map(textIn).join("\n");
  return completionResponse(standInReply(messages), asked, request as CompletionRequest, STAND_IN, signal);
}

/** A text completion answered from a recording or by the stand-in. @throws {HfError} bad-input without a prompt */
export async function answerText(request: Record<string, unknown>, signal: AbortSignal): Promise<Response> {
  const { prompt, model, stream } = request;
  if (typeof prompt !== "string" || !prompt) {
    throw new HfError("The prompt is missing. Write something; a request has it as prompt.", { code: "bad-input" });
  }
  const recorded = await replay({ task: "text-generation", model: String(model), prompt, stream: stream === true }, signal);
  if (recorded) return recorded;
  const reply = standInReply([{ role: "user", content: prompt }]);
  return completionResponse(reply, prompt, request as CompletionRequest, STAND_IN, signal, "text");
}

function isMessage(value: unknown): value is WireMessage {
  return typeof value === "object" && value !== null && typeof (value as WireMessage).role === "string";
}
