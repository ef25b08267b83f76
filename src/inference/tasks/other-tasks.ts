import { authorError } from "../../core/hf-error.ts";
import type { MediaPart } from "../../core/message.ts";
import type { Engine, EngineMethod, EngineOptions } from "../engine-methods.ts";
import { readParameters } from "./read-parameters.ts";
import type { TaskRun } from "./run-task.ts";
import { collectValues, sentencesIn, type CollectedValues } from "./task-inputs.ts";
import { taskNamed } from "./task-parameters.ts";
import { methodOf, type TaskEntry } from "./task-table.ts";

// Tasks that are no chat: what they are asked, and what is read of their answers.

/** A task with all that it is asked. */
interface OtherTask {
  readonly task: TaskEntry;
  readonly method: EngineMethod;
  readonly engine: Engine;
  readonly values: CollectedValues;
  readonly parameters: Readonly<Record<string, unknown>>;
}

/** @see runTask */
export async function* runOther(name: string, { engine, inputs, parameters = {} }: TaskRun): AsyncGenerator<unknown> {
  const task = taskNamed(name);
  const read = readParameters(name, task, parameters);
  const other = { task, method: methodOf(name, task), engine, values: collectValues(inputs), parameters: read };
  if (task.streams) yield* streamText(other);
  else yield await runOnce(other);
}

/** @returns its answer, or the field of it that is meant */
async function runOnce(other: OtherTask): Promise<unknown> {
  const { task, engine, method } = other;
  const ask = engine[method] as unknown as (args: unknown, options: EngineOptions) => Promise<unknown>;
  const answer = await ask(taskArgs(other), { allAnswers: true });
  return task.field ? (answer as Record<string, unknown>)[task.field] : answer;
}

/** Yields the whole text so far. */
async function* streamText(other: OtherTask): AsyncGenerator<string> {
  let text = "";
  type Args = Parameters<Engine["textGenerationStream"]>[0];
  for await (const chunk of other.engine.textGenerationStream(taskArgs(other) as unknown as Args)) {
    // Typed as the older shape; the route in use now answers in the other one.
    const { token, choices } = chunk as unknown as {
      token?: { text: string; special?: boolean };
      choices?: { text?: string }[];
    };
    const piece = (token?.special ? "" : token?.text) ?? choices?.[0]?.text;
    if (piece) yield (text += piece);
  }
  if (!text) yield text;
}

function taskArgs({ task, values, parameters: { model, provider, ...given } }: OtherTask) {
  const [prompt] = values.texts;
  const parameters = task.shape === "image+prompt" && prompt ? { ...given, prompt: given["prompt"] ?? prompt } : given;
  return {
    ...(model !== undefined && { model }),
    ...(provider !== undefined && { provider }),
    inputs: shapedInputs(task, values),
    ...(Object.keys(parameters).length > 0 && { parameters }),
  };
}

function shapedInputs({ shape }: TaskEntry, values: CollectedValues): unknown {
  const { texts, files, others } = values;
  const [first = "", second = ""] = texts;
  switch (shape) {
    case "chat":
    case "text":
      return first;
    case "file":
    case "image+prompt":
      return files[0];
    case "image+question":
      return { image: files[0], question: first };
    case "image+labels":
      return { image: files[0] };
    case "question+context":
      return { question: first, context: second };
    case "sentence+sentences":
      return { source_sentence: first, sentences: sentencesIn(values) };
    case "question+table":
      return { question: first, table: others[0] };
    case "table":
      return { data: others[0] };
  }
}

/** What a task gave, in words: the surest of its answers; what has no words as JSON. */
export function inWords(name: string, result: unknown): string {
  if (typeof result === "string") return result;
  if (result === null || result === undefined) return "";
  const { words } = taskNamed(name);
  const [best] = [result].flat(2).sort((one, other) => scoreOf(other) - scoreOf(one)) as (Readonly<Record<string, unknown>> | undefined)[];
  if (!best && words) return "";
  const said = words && best?.[words];
  return typeof said === "string" ? said.trim() : JSON.stringify(result);
}

function scoreOf(item: unknown): number {
  return Number((item as { score?: unknown } | null)?.score) || 0;
}

/**
 * What a task gave, as a message says it: files as parts, with what they were made of for those who cannot see or hear
 * them; all else in words.
 */
export function asSaid(name: string, result: unknown, { inputs, parameters }: Omit<TaskRun, "engine">): unknown {
  const { file: type = "file" } = taskNamed(name);
  const prompt = collectValues(inputs).texts.find(Boolean) ?? parameters?.["prompt"];
  if (result instanceof Blob) return { type, file: result, ...(typeof prompt === "string" && { alt: prompt }) };
  const sounds = name === "audio-to-audio" && Array.isArray(result) ? result.flatMap(toSound) : [];
  return sounds.length > 0 ? { role: "assistant", content: sounds } : inWords(name, result);
}

/** One of the recordings that a task takes apart into. */
function toSound(item: { blob?: unknown; label?: unknown; "content-type"?: unknown } | null): MediaPart[] {
  if (typeof item?.blob !== "string") return [];
  const url = `data:${typeof item["content-type"] === "string" ? item["content-type"] : "audio/wav"};base64,${item.blob}`;
  return [{ type: "audio", url, ...(typeof item.label === "string" && { alt: item.label }) }];
}

/**
 * What a task gave, as a block takes it: text blocks get words, a label a score for each thing that was compared, all
 * others the result as it is.
 * @throws {HfError} author, for a file and a block that shows text
 */
export function fitted(
  name: string,
  result: unknown,
  inputs: unknown,
  block: { readonly name: string; readonly shows: "text" | "scores" | "all" },
): unknown {
  if (block.shows === "all") return result;
  if (result instanceof Blob)
    throw authorError(`The task “${name}” gives a file, which ${block.name} cannot show. Let it write to an <hf-chatbot>.`);
  if (block.shows === "text") return inWords(name, result);
  if (taskNamed(name).shape !== "sentence+sentences" || !Array.isArray(result)) return result;
  return sentencesIn(collectValues(inputs)).map((label, at) => ({ label, score: result[at] as unknown }));
}
