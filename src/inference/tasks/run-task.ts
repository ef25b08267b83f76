import { runChat, type ChatParameters } from "./chat-task.ts";
import type { ChatMessage } from "../../core/message.ts";
import type { Engine } from "../engine-methods.ts";
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
 * A task that streams gives an async generator; each value is the whole so far: a message of a chat, else a text. The others give a promise:
 * a string for tasks that write text, a list of `{answer, score, …}` for document questions, a `Blob` for files,
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

async function runOnce(task: TaskEntry, engine: Engine, args: Record<string, unknown>): Promise<unknown> {
  const method = engine[task.method] as unknown as (args: unknown) => Promise<unknown>;
  const answer = await method(args);
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
  return {
    ...(model !== undefined && { model }),
    ...(provider !== undefined && { provider }),
    inputs: shapedInputs(task, values),
    ...(Object.keys(parameters).length > 0 && { parameters }),
  };
}

function shapedInputs({ shape, title }: TaskEntry, { texts, files, others }: CollectedValues): unknown {
  const [first = "", second = ""] = texts;
  switch (shape) {
    case "text":
      return first;
    case "file":
      return files[0];
    case "image+question":
      return { image: files[0], question: first };
    case "image+labels":
      return { image: files[0] };
    case "question+context":
      return { question: first, context: second };
    case "sentence+sentences":
      // One sentence a line, unless a block gives a list.
      return { source_sentence: first, sentences: others[0] ?? second.split("\n").filter(Boolean) };
    case "question+table":
      return { question: first, table: others[0] };
    case "table":
      return { data: others[0] };
    default:
      throw authorError(`“${title}” cannot be run on blocks yet.`);
  }
}
