import { dedent } from "../../base/markup-value.ts";
import { parseTemplate, type Template } from "../../app/markup/braces.ts";

/** Attributes of any element. All others that are not properties are parameters of the task. */
const GLOBAL = /^(id|class|style|slot|part|exportparts|title|lang|dir|hidden|tabindex|role|token|autofocus|data-.*|aria-.*)$/;

/**
 * The parameters of a task as an interface has them: attributes, and `<script name="…">` children.
 * @param own names of the attributes that are properties
 * @param given those of them that are parameters as well; the empty ones are not
 */
export function parametersIn(
  element: Element,
  own: readonly string[],
  given: Readonly<Record<string, string>>,
): ReadonlyMap<string, Template> {
  const texts = new Map(Object.entries(given).filter(([, text]) => text !== ""));
  for (const { name, value } of element.attributes) if (!own.includes(name) && !GLOBAL.test(name)) texts.set(name, value);
  for (const child of element.children) {
    const name = child.localName === "script" && child.getAttribute("name");
    if (name) texts.set(name, dedent(child.textContent ?? ""));
  }
  return new Map([...texts].map(([name, text]) => [name, parseTemplate(text)]));
}
