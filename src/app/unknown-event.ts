import { HfElement } from "../base/hf-element.ts";
import { nameOf } from "../base/markup-value.ts";
import { authorError } from "../core/hf-error.ts";
import { lettersApart } from "../core/letters-apart.ts";
import { KNOWN_EVENTS } from "./known-events.ts";

/**
 * An event whose name begins as those of this library, and is none of them: a mistake at a block of ours, for which nobody
 * would ever fire it. An element of the author's own may have such names as well.
 * @param asker who waits for it, as its author wrote it
 * @throws {HfError} author
 */
export async function checkEvent(asker: string, element: Element, event: string): Promise<void> {
  if (KNOWN_EVENTS.includes(event) || !element.localName.startsWith("hf-")) return;
  await customElements.whenDefined(element.localName);
  if (!(element instanceof HfElement)) return;
  throw authorError(
    `${asker} waits for “${event}” of ${nameOf(element)}, which no block fires. Did you mean “${nearest(event)}”? Names that begin with “hf-” belong to this library: give an event of your own another one.`,
  );
}

function nearest(event: string): string {
  const [first = ""] = [...KNOWN_EVENTS].sort(
    (one, other) => lettersApart(event.slice(3), one.slice(3)) - lettersApart(event.slice(3), other.slice(3)),
  );
  return first;
}
