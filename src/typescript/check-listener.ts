import { MODES, PROGRESS } from "../app/markup/markup-options.ts";
import { authorError, kindOf, noSuchWord } from "../core/hf-error.ts";
import { isDescription } from "./description.ts";
import type { ListenerDescription, Ports } from "./on.ts";
import { blocksOf } from "./ports.ts";
import { isTask } from "./task.ts";

const OPTIONS = ["mode", "latest", "cancels", "concurrency", "group", "progress", "progressOn", "validator"];
const checked = new WeakSet<ListenerDescription>();

/**
 * Checks what `on()` or one of its kind was given, once. The script tag's do without: theirs are checked when they are mounted.
 * @throws {HfError} author
 */
export function checkListener(made: ListenerDescription): void {
  if (checked.has(made)) return;
  const { name, handler, options, inputs, outputs, follows } = made;
  const unknown = Object.keys(options).find((option) => !OPTIONS.includes(option));
  if (unknown) throw authorError(`${name} has the option “${unknown}”, which is unknown. Known options: ${OPTIONS.join(", ")}.`);
  if (follows && options.mode)
    throw authorError(`${name} has the option “mode”, which belongs to the first listener of a chain. Give it there.`);
  for (const [option, words] of [
    ["mode", MODES],
    ["progress", PROGRESS],
  ] as const)
    if (options[option] !== undefined && !words.includes(options[option] as never)) throw noSuchWord(name, option, options[option], words);
  for (const ports of [inputs, outputs] as unknown[]) {
    const wrong = (ports && typeof ports !== "object" ? [ports] : blocksOf(ports as Ports)).filter((block) => !isDescription(block));
    if (wrong.length > 0)
      throw authorError(
        `${name} has ${kindOf(wrong[0])} among its inputs or outputs, which is not a block. Pass what a builder such as textbox() gives.`,
      );
  }
  if (typeof handler !== "function" && !isTask(handler) && options.cancels === undefined)
    throw authorError(`${name} has no handler. Pass a function or task(…), or { cancels }.`);
  checked.add(made);
}
