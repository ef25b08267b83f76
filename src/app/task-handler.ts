import type { ChatMessage } from "../core/message.ts";
import type { Run } from "../graph/run.ts";
import type { Engine } from "../inference/engine.ts";
import { runTask } from "../inference/run-task.ts";
import type { BlockPort } from "./block-port.ts";
import { chatTurn } from "./chat-turn.ts";

/** A task with everything looked up: blocks, their values, and the options filled in. */
export interface TaskRun {
  readonly name: string;
  readonly inputs: readonly BlockPort[];
  readonly outputs: readonly BlockPort[];
  /** The inputs' values, in order. */
  readonly values: readonly unknown[];
  readonly parameters: Readonly<Record<string, unknown>>;
}

/** Lets a model do the work of a run. Yields a list, one value for each output. */
export async function* taskHandler(task: TaskRun, run: Run): AsyncGenerator<unknown[]> {
  const { name, values: inputs, parameters, outputs } = task;
  const engine = run.engine as Engine;
  if (name === "chat-completion") {
    const ask = (messages: readonly ChatMessage[] | undefined) =>
      runTask(name, { engine, inputs, parameters: messages ? { ...parameters, messages } : parameters }) as AsyncGenerator<string>;
    yield* chatTurn({ ...task, ask }, run);
    return;
  }
  const result = runTask(name, { engine, inputs, parameters });
  if (Symbol.asyncIterator in result) for await (const text of result) yield outputs.map((port) => fitted(text, port));
  else {
    const value = await result;
    yield outputs.map((port) => fitted(value, port));
  }
}

const TEXT_BLOCKS = ["hf-textbox", "hf-markdown", "hf-multimodal-textbox"];

/** A text block shows the best answer in words; all other blocks take the result as it is. */
function fitted(value: unknown, port: BlockPort): unknown {
  if (!TEXT_BLOCKS.includes(port.element.localName) || typeof value !== "object" || value === null) return value;
  const best: unknown = Array.isArray(value) ? value[0] : value;
  const words = best as { answer?: unknown; label?: unknown } | undefined;
  return words?.answer ?? words?.label ?? (best === undefined ? "" : JSON.stringify(value));
}
