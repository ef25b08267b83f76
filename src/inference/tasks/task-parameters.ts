import { authorError } from "../../core/hf-error.ts";
import { checkNames } from "../../core/odd-names.ts";
import { tasks, type ParameterType, type TaskEntry } from "./task-table.ts";

/** Parameters that every task has. */
const common: Readonly<Record<string, ParameterType>> = { model: "string", provider: "string" };

/** @throws {HfError} author, for an unknown name; the message lists the known ones */
export function taskNamed(name: string): TaskEntry {
  const known: Readonly<Record<string, TaskEntry>> = tasks;
  const task = Object.hasOwn(known, name) ? known[name] : undefined;
  if (!task) throw authorError(`There is no task “${name}”. Tasks: ${Object.keys(tasks).join(", ")}.`);
  return task;
}

/** The attributes a task has in HTML: `max-tokens` for `max_tokens`. */
export function taskAttributes(name: string): string[] {
  return Object.keys({ ...common, ...taskNamed(name).parameters }).map((parameter) => parameter.replaceAll("_", "-"));
}

/** A parameter's name on the wire, from an attribute (`max-tokens`) or an option (`maxTokens`, `max_tokens`). */
export function parameterName(written: string): string {
  return written.replaceAll("-", "_").replace(/(?<=[a-z])[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

/** Who takes parameters of a task, and what else it takes. */
export interface Taker {
  /** As its author wrote it. */
  readonly name: string;
  readonly attributes: readonly string[];
}

/**
 * @param name "" where no task is named
 * @throws {HfError} author, for an unknown task, a parameter that it does not have, or without a task a name that is nearly an attribute; the message lists the known ones
 */
export function checkParameters(name: string, written: readonly string[], taker?: Taker): void {
  if (name === "" && taker) {
    checkNames(taker.name, written, taker.attributes.toSorted());
    return;
  }
  const known = { ...common, ...taskNamed(name).parameters };
  for (const key of written) {
    if (Object.hasOwn(known, parameterName(key))) continue;
    throw authorError(`The task “${name}” has no parameter “${key}”. It has: ${taskAttributes(name).join(", ")}.`);
  }
}

/**
 * The parameters of a task by their names on the wire, with texts read as what they must be.
 * `null`, `undefined` and an empty number are left out.
 *
 * @param written by attribute or option names
 * @throws {HfError} author, for an unknown name (the message lists the known ones) or a text that cannot be read
 */
export function readParameters(name: string, written: Readonly<Record<string, unknown>>): Record<string, unknown> {
  checkParameters(name, Object.keys(written));
  const known: Readonly<Record<string, ParameterType>> = { ...common, ...taskNamed(name).parameters };
  const read: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(written)) {
    const parameter = parameterName(key);
    if (value === undefined || value === null) continue;
    const type = known[parameter];
    const typed = type && typeof value === "string" ? fromText(value, type, key) : type === "string" ? inText(value) : value;
    if (typed !== undefined) read[parameter] = typed;
  }
  return read;
}

/** What stands for a text and is none, as the value of a block of numbers. */
function inText(value: unknown): string {
  const { text } = Object(value) as { text?: unknown };
  return typeof text === "string" ? text : typeof value === "object" ? JSON.stringify(value) : String(value);
}

/** A brace that means no block, whose author was told at load. A question must not end there: where only a number fits, there is none. */
const BRACE = /^\{[A-Za-z][\w.-]*\}$/;

function fromText(text: string, type: ParameterType, key: string): unknown {
  if (type !== "string" && type !== "list" && BRACE.test(text)) return undefined;
  switch (type) {
    case "string":
      return text;
    case "number":
      return text.trim() === "" ? undefined : numberFrom(text, key);
    case "boolean":
      if (/^(true|false)?$/i.test(text.trim()) || text === key) return text.trim().toLowerCase() !== "false";
      throw authorError(`“${key}” must be true or false, not “${text}”.`);
    case "list":
      if (text.trim().startsWith("[")) return jsonFrom(text, key);
      return text.split(",").flatMap((item) => item.trim() || []);
    case "json":
      return jsonFrom(text, key);
  }
}

function numberFrom(text: string, key: string): number {
  const number = Number(text);
  if (Number.isNaN(number)) throw authorError(`“${key}” must be a number, not “${text}”.`);
  return number;
}

function jsonFrom(text: string, key: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw authorError(`“${key}” must be JSON.`);
  }
}
