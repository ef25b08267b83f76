// What an author is told of attributes that are nearly those of a block. Loaded only where a block has one that it does not know.
import { typosApart } from "../core/letters-apart.ts";
import { nameOf } from "./markup-value.ts";

/** Attributes of any element that are rarely written, and those that frameworks keep for themselves. */
const RARE =
  /^(accesskey|enterkeyhint|exportparts|form|inputmode|item(id|prop|ref|scope|type)|key|name|preserve|ref|spellcheck|virtualkeyboardpolicy|writingsuggestions)$/;

const told = new Set<string>();

/** Says on the console, once for each tag, which attribute may have been meant. Others may be for somebody else: nothing is said of them. */
export function tellOfMisspelt(element: Element, odd: readonly string[], known: readonly string[]): void {
  for (const name of odd) {
    const meant = nearest(
      name,
      known.filter((one) => !one.startsWith("aria-")),
    );
    const which = `${element.localName} ${name}`;
    if (meant.length === 0 || RARE.test(name) || told.has(which)) continue;
    told.add(which);
    console.warn(
      `${nameOf(element)} has the attribute "${name}", which it does not know. Did you mean ${meant.map((one) => `"${one}"`).join(" or ")}?`,
    );
  }
}

/** Those that are a letter or two off; else those whose last word is, as `avatar` of `user-avatar`. */
function nearest(name: string, known: readonly string[]): string[] {
  if (name.length < 4) return [];
  const near = known.filter((one) => typosApart(name, one) <= (name.length > 6 ? 2 : 1));
  return near.length > 0 ? near : known.filter((one) => isLastWord(name, one));
}

function isLastWord(name: string, known: string): boolean {
  const [last = "", ...before] = known.split("-").reverse();
  return before.length > 0 && last.length > 3 && typosApart(name, last) <= 1;
}
