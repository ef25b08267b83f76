import { authorError, noSuchWord } from "../../core/hf-error.ts";
import { readWords } from "../../base/list-attribute.ts";
import { dedent, nameOf } from "../../base/markup-value.ts";
import { GLOBAL } from "../../base/odd-attributes.ts";
import type { Mode, When } from "../../graph/listener.ts";
import type { ProgressKind } from "../../graph/port.ts";
import { bracesOf, parseTemplate, type Template } from "./braces.ts";

/** What a `<hf-on>` or `<hf-then>` says, read from its attributes. */
export interface MarkupOptions {
  /** Each `id` or `id:event`. */
  readonly from: readonly string[];
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
  readonly cancels: readonly string[];
  readonly mode: Mode | undefined;
  readonly latest: boolean;
  /** The name of the handler that checks the inputs first; "" where the property has the function itself. */
  readonly validator: string | undefined;
  readonly progress: ProgressKind | undefined;
  /** Where progress is shown, in place of the outputs. */
  readonly progressOn: readonly string[] | undefined;
  readonly concurrency: number | undefined;
  readonly group: string | undefined;
  readonly when: When;
  readonly work: ListenerWork;
  /** Attributes that no listener has: nearly one that it has, or for somebody else. */
  readonly odd: readonly string[];
}

/** What a listener does: exactly one of these. A handler without a name is the function that the property has. */
export type ListenerWork =
  | { readonly kind: "handler"; readonly name: string }
  | { readonly kind: "value"; readonly template: Template }
  | { readonly kind: "task"; readonly name: string; readonly parameters: ReadonlyMap<string, Template> }
  | { readonly kind: "none" };

/** The attributes of every listener. */
export const KNOWN = [
  "id",
  "handler",
  "task",
  "value",
  "inputs",
  "outputs",
  "latest",
  "cancels",
  "validator",
  "progress",
  "progress-on",
  "concurrency",
  "group",
];
export const OF_HEADS = ["from", "mode"];
export const OF_FOLLOWERS = ["when"];
export const MODES: readonly Mode[] = ["once", "multiple", "always-last"];
export const PROGRESS: readonly ProgressKind[] = ["full", "minimal", "hidden"];
const WHENS: readonly When[] = ["success", "failure", "cancelled", "then"];

/** @throws {HfError} author, for unknown values or combinations */
export function readOptions(element: Element): MarkupOptions {
  const others = parametersIn(element, attributesOf(element));
  return {
    from: words(element, "from"),
    inputs: words(element, "inputs"),
    outputs: words(element, "outputs"),
    cancels: words(element, "cancels"),
    mode: oneOf(element, "mode", MODES),
    latest: element.hasAttribute("latest"),
    validator: element.getAttribute("validator") ?? undefined,
    progress: oneOf(element, "progress", PROGRESS),
    progressOn: element.hasAttribute("progress-on") ? words(element, "progress-on") : undefined,
    concurrency: numberOf(element, "concurrency"),
    group: element.getAttribute("group") ?? undefined,
    when: oneOf(element, "when", WHENS) ?? "then",
    work: readWork(element, others),
    // With a task, all others are its parameters; the task's own table knows them.
    odd: element.hasAttribute("task") ? [] : [...others.keys()].filter((name) => element.hasAttribute(name)),
  };
}

/** What a listener may have, beside the parameters of a task. */
export function attributesOf({ localName }: Element): string[] {
  return [...KNOWN, ...(localName === "hf-on" ? OF_HEADS : OF_FOLLOWERS)];
}

/** The ids in all braces of a listener: they count as inputs of its runs. */
export function idsIn(work: ListenerWork): string[] {
  const templates = work.kind === "value" ? [work.template] : work.kind === "task" ? [...work.parameters.values()] : [];
  return [...new Set(templates.flatMap(bracesOf).map(({ id }) => id))];
}

/** A listener as its author wrote it, for messages: `<hf-on from="ask">`. */
export function called(element: Element): string {
  for (const attribute of ["id", "from", "handler", "task", "when", "inputs"]) {
    const value = element.getAttribute(attribute);
    if (value) return `<${element.localName} ${attribute}="${value}">`;
  }
  return nameOf(element);
}

function readWork(element: Element, parameters: ReadonlyMap<string, Template>): ListenerWork {
  const given = ["handler", "task", "value"].filter((name) => element.hasAttribute(name));
  if (given.length > 1)
    throw authorError(
      `${called(element)} has ${given.map((name) => `"${name}"`).join(" and ")}. Keep one of them: a listener does one thing.`,
    );
  const text = (name: string) => element.getAttribute(name) ?? "";
  switch (given[0]) {
    case "handler":
      return { kind: "handler", name: text("handler") };
    case "value":
      return { kind: "value", template: parseTemplate(text("value")) };
    case "task":
      return { kind: "task", name: text("task"), parameters };
  }
  if (element.hasAttribute("cancels")) return { kind: "none" };
  throw authorError(`${called(element)} has nothing to do. Give it handler="name", task="…" or value="…", or cancels="id".`);
}

/** The parameters of a task in markup: all attributes that are not among those of the element itself, and `<script name="…">`s. */
export function parametersIn(element: Element, own: readonly string[]): Map<string, Template> {
  const parameters = new Map<string, Template>();
  for (const { name, value } of element.attributes)
    if (!own.includes(name) && !GLOBAL.test(name)) parameters.set(name, parseTemplate(value));
  for (const child of element.children) {
    const name = child.localName === "script" ? child.getAttribute("name") : null;
    if (name) parameters.set(name, parseTemplate(dedent(child.textContent ?? "")));
  }
  return parameters;
}

function words(element: Element, name: string): string[] {
  return readWords(element.getAttribute(name));
}

function numberOf(element: Element, name: string): number | undefined {
  const value = element.getAttribute(name);
  if (value === null) return undefined;
  if (!(Number(value) >= 1)) throw authorError(`${called(element)} has ${name}="${value}". Give it a number of 1 or more.`);
  return Number(value);
}

function oneOf<T extends string>(element: Element, name: string, allowed: readonly T[]): T | undefined {
  const value = element.getAttribute(name);
  if (value === null) return undefined;
  const found = allowed.find((one) => one === value);
  if (!found) throw noSuchWord(called(element), name, value, allowed);
  return found;
}
