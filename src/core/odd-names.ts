// What an author is told of attributes that are not known. Loaded only where there is one.
import { authorError } from "./hf-error.ts";
import { typosApart } from "./letters-apart.ts";

/** Attributes of any element that are rarely written, and those that frameworks keep for themselves. */
export const RARE =
  /^(accesskey|enterkeyhint|exportparts|form|inputmode|item(id|prop|ref|scope|type)|key|name|preserve|ref|spellcheck|virtualkeyboardpolicy|writingsuggestions)$/;

const told = new Set<string>();

/** The known ones that are a letter or two off; else those whose last word is, as `avatar` of `user-avatar`. */
export function namesNear(name: string, known: readonly string[]): string[] {
  if (name.length < 4) return [];
  const near = known.filter((one) => typosApart(name, one) <= (name.length > 6 ? 2 : 1));
  return near.length > 0 ? near : known.filter((one) => isLastWord(name, one));
}

function isLastWord(name: string, known: string): boolean {
  const [last = "", ...before] = known.split("-").reverse();
  return before.length > 0 && last.length > 3 && typosApart(name, last) <= 1;
}

/**
 * Warns once of each attribute that means nothing here: it may be for somebody else, as a test or another library.
 * @param asker as its author wrote it
 * @param near those that may have been meant, where that is more than what is known here
 * @throws {HfError} author, where one is nearly a known one
 */
export function checkNames(asker: string, odd: readonly string[], known: readonly string[], near = known): void {
  const list = `Known attributes: ${known.join(", ")}, and with task="…" the task's parameters.`;
  for (const name of odd)
    if (namesNear(name, near).length > 0) throw authorError(`${asker} has the attribute "${name}", which is unknown. ${list}`);
  for (const name of odd) {
    if (RARE.test(name) || told.has(name)) continue;
    told.add(name);
    console.warn(`${asker} does nothing with its attribute "${name}". If it is for somebody else, all is well. ${list}`);
  }
}
