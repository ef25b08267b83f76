import type { AnyBlock, Description } from "./block.ts";

/** The same in each copy of the library. */
const DESCRIPTION = Symbol.for("hf-blocks.description");

export function markAsDescription(made: Description): void {
  Object.defineProperty(made, DESCRIPTION, { value: true });
}

/** Whether a builder has made it. */
export function isDescription(value: unknown): value is Description {
  return typeof value === "object" && value !== null && DESCRIPTION in value;
}

/** A block as its author would recognise it in a message: `textbox "msg"`. */
export function describedAs(description: AnyBlock): string {
  const { tag, id, options } = description as Description;
  const called = id ?? options?.["label"];
  return typeof called === "string" ? `<${tag} ${id ? "id" : "label"}="${called}">` : `<${tag}>`;
}
