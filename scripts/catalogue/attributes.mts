// All attributes of a tag: those of its properties, those that the app or the browser reads, and the parameters of tasks.
import { KNOWN, OF_FOLLOWERS, OF_HEADS } from "../../src/app/markup/markup-options.ts";
import { tasks, type TaskEntry } from "../../src/inference/tasks/task-table.ts";
import type { Element, Named, Property } from "./classes.mts";

export interface Attribute extends Named {
  readonly type: string;
  /** The property that it is of, if any. */
  readonly property: Property | undefined;
}

export function attributesOf(element: Element): Attribute[] {
  const own = element.properties.flatMap((property): Attribute[] =>
    property.attribute === undefined ? [] : [{ name: property.attribute, text: property.text, type: attributeType(property), property }],
  );
  const others = element.attributes.map((attribute): Attribute => ({ ...attribute, property: undefined }));
  const known = new Set([...own, ...others].map(({ name }) => name));
  const parameters = element.takesParameters ? taskParameters().filter(({ name }) => !known.has(name)) : [];
  return [...own, ...others, ...parameters];
}

/** @throws {Error} where the documentation of listeners and what they read have grown apart */
export function checkListenerAttributes(elements: readonly Element[]): void {
  for (const [tag, read] of [
    ["hf-on", [...KNOWN, ...OF_HEADS]],
    ["hf-then", [...KNOWN, ...OF_FOLLOWERS]],
  ] as const) {
    const told = elements.find((element) => element.tag === tag)?.attributes.map(({ name }) => name) ?? [];
    const missing = read.filter((name) => name !== "id" && !told.includes(name));
    const unread = told.filter((name) => !read.includes(name));
    if (missing.length > 0)
      throw new Error(`<${tag}> reads the attributes ${missing.join(", ")}, and its class has no \`@attr\` for them.`);
    if (unread.length > 0)
      throw new Error(`The class of <${tag}> has \`@attr\` for ${unread.join(", ")}, which app/markup/markup-options.ts does not read.`);
  }
}

function attributeType({ type, reads }: Property): string {
  if (reads === "number" || reads === "boolean") return reads;
  return reads === "string" && type.includes('"') ? type : "string";
}

/** Every parameter that some task has, as an attribute. */
function taskParameters(): Attribute[] {
  const found = new Map<string, string[]>();
  for (const [name, task] of Object.entries<TaskEntry>(tasks))
    for (const parameter of ["model", "provider", ...Object.keys(task.parameters ?? {})])
      found.set(parameter, [...(found.get(parameter) ?? []), name]);
  return [...found].map(([parameter, names]) => ({
    name: parameter.replaceAll("_", "-"),
    text: names.length > 4 ? `A parameter of tasks, such as ${names[0]}.` : `A parameter of ${names.join(", ")}.`,
    // As text, or as a framework's own number or boolean.
    type: "string | number | boolean",
    property: undefined,
  }));
}
