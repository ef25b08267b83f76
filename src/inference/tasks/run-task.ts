import { runChat, type ChatParameters } from "./chat-task.ts";
import type { ChatMessage, MediaPart } from "../../core/message.ts";
import type { Engine, EngineOptions } from "../engine-methods.ts";
import { authorError } from "../../core/hf-error.ts";
import { collectValues, type CollectedValues } from "./task-inputs.ts";
import { readParameters, taskNamed } from "./task-parameters.ts";
import type { TaskEntry } from "./task-table.ts";

/** What a task is run with. */
export interface TaskRun {
  engine: Engine;
  /** The value of the input block, or a list of the values of several, in any order where their kinds tell them apart. */
  inputs?: unknown;
  /** By attribute or option names; texts are read as the types they must have. */
  parameters?: Readonly<Record<string, unknown>>;
  /** Who answered, where that is known once the answer begins; an answer of a chat says so. */
  answeredBy?: () => string | undefined;
}

/**
 * Runs one task of the table on the values of blocks.
 *
 * A task that streams gives an async generator; each value is the whole so far: a message of a chat, else a text. The others
 * give a promise: a string for tasks that write text, a list of `{answer, score, …}` for questions, a `Blob` for files,
 * else the client's answer as it is.
 *
 * @param name the task's name at the Hub, such as `document-question-answering`
 * @throws {HfError} author at once, for an unknown task or parameter; a fault of the call later, from what is returned
 */
export function runTask(
  name: string,
  { engine, inputs, parameters = {}, answeredBy }: TaskRun,
): Promise<unknown> | AsyncGenerator<ChatMessage | string> {
  const task = taskNamed(name);
  const read = readParameters(name, parameters);
  const values = collectValues(inputs);
  if (task.shape === "chat") return runChat(engine, values, read as ChatParameters, answeredBy);
  const args = taskArgs(task, values, read);
  return task.streams ? streamText(engine, args) : runOnce(task, engine, args);
}

/** What a task gives, value by value; the last one is its result. */
export async function* resultsOf(running: ReturnType<typeof runTask>): AsyncGenerator<unknown> {
  if (Symbol.asyncIterator in running) yield* running;
  else yield await running;
}

async function runOnce(task: TaskEntry, engine: Engine, args: Record<string, unknown>): Promise<unknown> {
  const method = engine[task.method] as unknown as (args: unknown, options: EngineOptions) => Promise<unknown>;
  const answer = await method(args, { allAnswers: true });
  return task.field ? (answer as Record<string, unknown>)[task.field] : answer;
}

async function* streamText(engine: Engine, args: Record<string, unknown>): AsyncGenerator<string> {
  let text = "";
  type Args = Parameters<Engine["textGenerationStream"]>[0];
  for await (const chunk of engine.textGenerationStream(args as unknown as Args)) {
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

function taskArgs(task: TaskEntry, values: CollectedValues, { model, provider, ...parameters }: Record<string, unknown>) {
  const [prompt] = values.texts;
  if (task.shape === "image+prompt" && prompt) parameters["prompt"] ??= prompt;
  return {
    ...(model !== undefined && { model }),
    ...(provider !== undefined && { provider }),
    inputs: shapedInputs(task, values),
    ...(Object.keys(parameters).length > 0 && { parameters }),
  };
}

function shapedInputs({ shape, title }: TaskEntry, values: CollectedValues): unknown {
  const { texts, files, others } = values;
  const [first = "", second = ""] = texts;
  switch (shape) {
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
    default:
      throw authorError(`“${title}” cannot be run on blocks yet.`);
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
  const { output } = taskNamed(name);
  const type = output === "image" || output === "audio" || output === "video" ? output : "file";
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

/** One sentence a line, unless a block gives a list. */
function sentencesIn({ texts: [, lines = ""], others: [list] }: CollectedValues): unknown[] {
  return Array.isArray(list) ? list : lines.split("\n").filter(Boolean);
}
