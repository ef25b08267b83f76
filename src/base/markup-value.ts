import { optionOf } from "./option-of.ts";
import { shorten } from "../core/cut-text.ts";
import { authorError, type HfError } from "../core/hf-error.ts";

/** What the value of a block is, and so how the text of its markup is read: a conversation as JSON. */
export type ValueKind = "text" | "number" | "json" | "conversation";

/** What the markup gives: a value, or what is wrong with it. */
export type MarkupValue = { value: unknown } | { error: HfError };

/** Children that carry no text of the value: choices, templates, things placed in a named slot. */
const APART = "option, template, script, style, [slot]";
const RAW = 'script[type="text/markdown"], script[type="application/json"], script[type="text/plain"]';

/**
 * The value a block's author wrote in markup: the `value` attribute, else a raw
 * `<script type="text/markdown | application/json | text/plain">` child, else the text between the tags.
 * `undefined` where there is none.
 */
export function readMarkupValue(element: Element, kind: ValueKind): MarkupValue | undefined {
  const attribute = element.getAttribute("value");
  if (attribute !== null) return parse(element, attribute, kind);
  const raw = [...element.children].find((child) => child.matches(RAW) && !child.hasAttribute("name"));
  const text = dedent(raw ? (raw.textContent ?? "") : lightText(element));
  return text === "" ? undefined : parse(element, text, kind);
}

function lightText(element: Element): string {
  let text = "";
  for (const node of element.childNodes) {
    if (node.nodeType === Node.TEXT_NODE) text += node.nodeValue;
    else if (node.nodeType === Node.ELEMENT_NODE && !(node as Element).matches(APART)) text += node.textContent;
  }
  return text;
}

function parse(element: Element, text: string, kind: ValueKind): MarkupValue {
  if (kind === "text") return { value: text };
  if (kind === "number") {
    const value = text.trim() === "" ? null : Number(text);
    return Number.isNaN(value) ? misread(element, text, "a number. Write digits, for example 3 or 0.5.") : { value };
  }
  try {
    return { value: JSON.parse(text) };
  } catch (cause) {
    return misread(element, text, 'JSON. Write it as JSON, for example ["a", 1] or {"a": 1}.', cause);
  }
}

function misread(element: Element, text: string, advice: string, cause?: unknown): MarkupValue {
  return { error: authorError(`${nameOf(element)} has the value “${shorten(text, 60)}”, which is not ${advice}`, cause) };
}

/**
 * Takes away the indentation that only serves the page's source: if the first line has text, it is trimmed and the
 * rest loses its own least indent; otherwise every line loses the least indent of all.
 */
export function dedent(text: string): string {
  const [start = "", ...lines] = text.replace(/\r\n?/g, "\n").split("\n");
  const first = start.trim();
  const indents = lines.filter((line) => line.trim() !== "").map((line) => line.length - line.trimStart().length);
  const least = Math.min(...indents);
  const rest = lines.map((line) => (line.trim() === "" ? "" : line.slice(least)));
  if (first === "") while (rest[0] === "") rest.shift();
  else rest.unshift(first);
  return rest.join("\n").trimEnd();
}

/** An element as an author wrote it, for error messages: `<hf-textbox id="msg">`. */
export function nameOf(element: Element): string {
  const tag = element.localName;
  for (const attribute of ["id", "name", "label"]) {
    const value = optionOf(element, attribute);
    if (typeof value === "string" && value) return `<${tag} ${attribute}="${value}">`;
  }
  return `<${tag}>`;
}
