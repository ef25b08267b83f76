import { authorError } from "../../core/hf-error.ts";
import { checkWritten, parametersOf } from "./read-parameters.ts";
import { tasks, type TaskEntry } from "./task-table.ts";

/** @throws {HfError} author, for an unknown name; the message lists the known ones */
export function taskNamed(name: string): TaskEntry {
  const known: Readonly<Record<string, TaskEntry>> = tasks;
  const task = Object.hasOwn(known, name) ? known[name] : undefined;
  if (!task) throw authorError(`There is no task “${name}”. Tasks: ${Object.keys(tasks).join(", ")}.`);
  return task;
}

/** @throws {HfError} author, for an unknown task or a parameter that it does not have; the message lists the known ones */
export function checkParameters(name: string, written: readonly string[]): void {
  checkWritten(name, parametersOf(taskNamed(name)), written);
}
