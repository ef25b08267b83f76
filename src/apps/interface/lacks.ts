import { authorError, type HfError } from "../../core/hf-error.ts";
import { itemsOf } from "../../graph/port.ts";
import { bracesOf, parseTemplate } from "../../app/markup/braces.ts";
import { elementById, lostOf } from "../../app/lookup.ts";
import type { HfInterface } from "./hf-interface.ts";
import { unknownWords } from "./made-blocks.ts";

type Side = "inputs" | "outputs";

/** What an interface lacks to do anything: blocks to read or write, and those that its value names. @param name what its author calls it */
export function lacksOf(app: HfInterface, name: string): readonly HfError[] {
  const value = app.task ? null : app.getAttribute("value");
  const ids = bracesOf(parseTemplate(value ?? "")).map(({ id }) => id);
  const lost = [
    ...unknownWords(app, "inputs"),
    ...unknownWords(app, "outputs"),
    ...lostOf(ids, (id) => elementById(id, app, name)).values(),
  ];
  const [noInputs, noOutputs] = [isEmpty(app, "inputs"), isEmpty(app, "outputs")];
  // A function may do without either.
  if (app.task && noInputs) lost.push(lack(name, "inputs", "reads"));
  if ((app.task || value !== null) && noOutputs) lost.push(lack(name, "outputs", "writes"));
  return lost;
}

function isEmpty(app: HfInterface, side: Side): boolean {
  if (app.shapes) return itemsOf(app.shapes[side]).length === 0;
  // What is on its way may hold a block, and a name that means none is told of as such.
  const isAwaited = app.querySelector(`:scope > [slot="${side}"]:not(:defined), :scope > [slot="${side}"] :not(:defined)`) !== null;
  return !isAwaited && !app[side] && app.blocksIn(side).length === 0;
}

function lack(name: string, side: Side, does: string): HfError {
  return authorError(`${name} has no ${side}. Put the blocks that it ${does} into it with slot="${side}", or name them: ${side}="text".`);
}
