import type { AnyBlock } from "./block.ts";

const TASK = Symbol.for("hf-blocks.task");

/** An option of a task: a value, or a block whose value it takes at each run. */
export type TaskOption = string | number | boolean | readonly unknown[] | { readonly [key: string]: unknown } | AnyBlock;

/** A model's work in place of a function. */
export interface Task {
  readonly [TASK]: true;
  readonly name: string;
  readonly options: Readonly<Record<string, TaskOption>>;
}

/**
 * Lets a model do the work of a listener: `on(ask, task("chat-completion", { model, temperature: heat }), ask, response)`.
 * @param name a task as the Hugging Face Hub spells it, such as "document-question-answering"
 * @param options `model` and the task's parameters; a block stands for its value
 */
export function task(name: string, options: Record<string, TaskOption> = {}): Task {
  return { [TASK]: true, name, options };
}

export function isTask(value: unknown): value is Task {
  return typeof value === "object" && value !== null && TASK in value;
}
