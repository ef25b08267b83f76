import { authorError } from "../../core/hf-error.ts";
import type { ParameterType, TaskEntry } from "./task-table.ts";

type Parameters = Readonly<Record<string, ParameterType>>;

/** The parameters of a task by their names on the wire, with those that every task has. */
export function parametersOf({ parameters }: TaskEntry): Parameters {
  return { model: "string", provider: "string", ...parameters };
}

/** A parameter's name on the wire, from an attribute (`max-tokens`) or an option (`maxTokens`, `max_tokens`). */
export function parameterName(written: string): string {
  return written.replaceAll("-", "_").replace(/(?<=[a-z])[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

/** @throws {HfError} author, for a parameter that the task does not have; the message lists those that it has */
export function checkWritten(name: string, known: Parameters, written: readonly string[]): void {
  const odd = written.find((key) => !Object.hasOwn(known, parameterName(key)));
  if (odd === undefined) return;
  const attributes = Object.keys(known).map((parameter) => parameter.replaceAll("_", "-"));
  throw authorError(`The task “${name}” has no parameter “${odd}”. It has: ${attributes.join(", ")}.`);
}

/**
 * The parameters of a task by their names on the wire, with texts read as what they must be.
 * `null`, `undefined` and an empty number are left out.
 *
 * @param name of the task
 * @param written by attribute or option names
 * @throws {HfError} author, for an unknown name (the message lists the known ones) or a text that cannot be read
 */
export function readParameters(name: string, task: TaskEntry, written: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const known = parametersOf(task);
  checkWritten(name, known, Object.keys(written));
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
