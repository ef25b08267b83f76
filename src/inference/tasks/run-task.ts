import { lazy } from "../../core/lazy.ts";
import type { Engine } from "../engine-methods.ts";
import { CHAT } from "./chat-entry.ts";
import { runChat, type ChatParameters } from "./chat-task.ts";
import { readParameters } from "./read-parameters.ts";
import { collectValues } from "./task-inputs.ts";

/** Most apps with a model chat. @throws {HfError} unloaded; the next call tries again */
export const loadOtherTasks: () => Promise<typeof import("./other-tasks.ts")> = lazy(() => import("./other-tasks.ts"));

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
 * Yields what it gives, and of a task that streams all of it so far: a message of a chat, else a text. The others give one
 * thing: a string for tasks that write text, a list of `{answer, score, …}` for questions, a `Blob` for files, else the
 * client's answer as it is.
 *
 * @param name the task's name at the Hub, such as `document-question-answering`
 * @throws {HfError} author, for an unknown task or parameter; a fault of the call
 */
export async function* runTask(name: string, run: TaskRun): AsyncGenerator<unknown> {
  if (name !== "chat-completion") return yield* (await loadOtherTasks()).runOther(name, run);
  const { engine, inputs, parameters = {}, answeredBy } = run;
  yield* runChat(engine, collectValues(inputs), readParameters(name, CHAT, parameters) as ChatParameters, answeredBy);
}
