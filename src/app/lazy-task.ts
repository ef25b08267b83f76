import { lazy, lazyExtra } from "../core/lazy.ts";
import type { Run } from "../graph/run.ts";
import type { TaskRun } from "./task-handler.ts";

const loadHandler = lazy(() => import("./task-handler.ts"));
const loadParameters = lazyExtra(
  () => import("../inference/tasks/task-parameters.ts"),
  "Tasks are not checked: a part could not be loaded.",
);

/** Lets a model do the work of a run. What that takes is loaded with the first task: pages without one never fetch it. */
export async function* performTask(task: TaskRun, run: Run): AsyncGenerator<unknown[]> {
  const { taskHandler } = await loadHandler();
  yield* taskHandler(task, run);
}

/** @throws {HfError} author, where there is no such task or it has no such parameter */
export async function checkTask(name: string, parameters: readonly string[]): Promise<void> {
  (await loadParameters())?.checkParameters(name, parameters);
}
