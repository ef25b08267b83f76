import { isPlain } from "../core/frozen.ts";
import { authorError, kindOf } from "../core/hf-error.ts";
import type { Description } from "./block.ts";
import { isDescription } from "./description.ts";

const checked = new WeakSet<Description>();

/**
 * Checks what a builder was given, once. The script tag's builders do without: theirs are checked when they are placed.
 * @throws {HfError} author, where something is given that is neither options nor a block nor text
 */
export function checkBlock(made: Description): void {
  if (checked.has(made)) return;
  const { tag, options, children } = made;
  const isRecord = isPlain(options) && !Array.isArray(options);
  for (const child of isRecord ? children : [options])
    if (!isRecord || (typeof child !== "string" && !isDescription(child)))
      throw authorError(
        `<${tag}> got ${kindOf(child)}. ${tag === "hf-state" ? "Pass its value as an option: state({ value: … })." : 'Pass options first, { id: "a" }, then blocks or text, one by one.'}`,
      );
  checked.add(made);
}
