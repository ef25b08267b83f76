import { HfElement } from "../base/hf-element.ts";
import { nameOf } from "../base/markup-value.ts";
import { authorError } from "../core/hf-error.ts";
import { typosApart } from "../core/letters-apart.ts";
import { defaultEvent } from "./triggers.ts";
import { KNOWN_EVENTS } from "./known-events.ts";

/**
 * An event that nobody would ever fire at a block of ours: it is left out, its name begins as those of this library and is
 * none of them, or it is one letter off an event that there is. Else an author may fire events of his own there, and an
 * element of his own may have any.
 * @param asker who waits for it, as its author wrote it
 * @throws {HfError} author
 */
export async function checkEvent(asker: string, element: Element, event: string): Promise<void> {
  const { localName: tag } = element;
  const own = KNOWN_EVENTS[tag];
  const ours = Object.values(KNOWN_EVENTS).flat();
  // One of ours may come up from a block inside.
  if (!own || ours.includes(event) || (isOfBrowser(element, event) && event !== "submit")) return;
  await customElements.whenDefined(tag);
  if (!(element instanceof HfElement)) return;
  const name = nameOf(element);
  if (event === "")
    throw authorError(
      `${asker} names no event of ${name} after the colon. Leave the colon out for “${defaultEvent(tag)}”, or name one: ${own.join(", ")}.`,
    );
  const near = nearest(event, [...own, ...ours, ...namesOfBrowser(element)]);
  const begins = event.startsWith("hf-");
  if (!begins && !isSlip(event, near)) return;
  const belongs = begins ? " Names that begin with “hf-” belong to this library: give an event of your own another one." : "";
  throw authorError(
    `${asker} waits for “${event}” of ${name}, which no block fires. Did you mean “${near}”? It has ${own.join(", ")}.${belongs}`,
  );
}

/** What `changed` or `closed` means is an event of an author's own. */
function isSlip(event: string, near: string): boolean {
  return event.length > 3 && apart(event, near) <= 1 && !event.startsWith(near);
}

function nearest(event: string, names: readonly string[]): string {
  return names.reduce((best, name) => (apart(event, name) < apart(event, best) ? name : best));
}

/** Without what the names of this library have before them: `submit` means `hf-submit`. */
function apart(event: string, known: string): number {
  const plain = (name: string) => name.replace(/^hf-/, "");
  return typosApart(plain(event), plain(known));
}

/** Events of the browser that have no `on…` property. */
const OTHERS = ["focusin", "focusout", "compositionstart", "compositionupdate", "compositionend", "touchstart", "touchend", "touchmove"];

function isOfBrowser(element: Element, event: string): boolean {
  return event !== "" && (`on${event}` in element || OTHERS.includes(event));
}

function namesOfBrowser(element: Element): string[] {
  const names = [...OTHERS];
  for (const name in element) if (name.startsWith("on")) names.push(name.slice(2));
  return names;
}
