import { HfError } from "../../core/hf-error.ts";
import { Refusal } from "./respond.ts";

/** A posted task: a file, a question, other inputs and parameters, whichever are there. */
export interface TaskRequest {
  file?: Uint8Array;
  question?: string;
  inputs?: unknown;
  parameters: Record<string, unknown>;
}

const IMAGE_TASKS: ReadonlySet<string> = new Set([
  "image-segmentation",
  "image-to-image",
  "object-detection",
  "image-classification",
  "image-to-text",
]);

/**
 * Reads the body of a task in either form of the protocol: JSON with bare base64, or raw bytes.
 *
 * @throws {Refusal} 400 when the JSON is broken
 */
export function readTask(task: string, bytes: Uint8Array, contentType: string | null): TaskRequest {
  if (!/\bjson\b/i.test(contentType ?? "")) return { file: bytes, parameters: {} };
  const { inputs, parameters } = readJson(bytes);
  const settings = isRecord(parameters) ? parameters : {};
  if (typeof inputs === "string" && IMAGE_TASKS.has(task)) return { file: fromBase64(inputs), parameters: settings };
  if (!isRecord(inputs) || typeof inputs.image !== "string") return { inputs, parameters: settings, ...questionOf(inputs) };
  return { file: fromBase64(inputs.image), parameters: settings, ...questionOf(inputs) };
}

/** A JSON object from a body. @throws {Refusal} 400 */
export function readJson(bytes: Uint8Array): Record<string, unknown> {
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    throw new Refusal(400, "The body is not valid JSON.");
  }
  if (!isRecord(value)) throw new Refusal(400, "The body must be a JSON object.");
  return value;
}

/** The picture and the question of a document, checked. @throws {HfError} bad-input, no-file, too-large */
export function readDocument(request: TaskRequest): {
  file: Uint8Array;
  question: string;
  topK: number | undefined;
} {
  const { file, question, parameters } = request;
  if (!file?.length)
    throw new HfError("The picture is missing or empty. Attach one and ask again; a request has it as inputs.image.", {
      code: "no-file",
    });
  if (!question?.trim())
    throw new HfError("The question is missing. Write one and ask again; a request has it as inputs.question.", {
      code: "bad-input",
    });
  if (question.length > LONGEST_QUESTION) {
    throw new HfError("The question is longer than 4,000 characters. Ask a shorter one.", {
      code: "too-large",
    });
  }
  const topK = parameters.top_k ?? parameters.topk;
  return {
    file,
    question,
    topK: typeof topK === "number" && topK >= 1 ? Math.floor(topK) : undefined,
  };
}

const LONGEST_QUESTION = 4000; // characters

function questionOf(inputs: unknown): { question?: string } {
  return isRecord(inputs) && typeof inputs.question === "string" ? { question: inputs.question } : {};
}

function fromBase64(text: string): Uint8Array {
  return Buffer.from(text.replace(/^data:[^,]*,/, ""), "base64");
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
