// What an author is told of attributes that are nearly those of a block. Loaded only where a block has one that it does not know.
import { namesNear, RARE } from "../core/odd-names.ts";
import { nameOf } from "./markup-value.ts";

const told = new Set<string>();

/** Says on the console, once for each tag, which attribute may have been meant. Others may be for somebody else: nothing is said of them. */
export function tellOfMisspelt(element: Element, odd: readonly string[], known: readonly string[]): void {
  for (const name of odd) {
    const meant = namesNear(
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
