import { HfElement } from "../base/hf-element.ts";
import { nameOf } from "../base/markup-value.ts";
import { authorError } from "../core/hf-error.ts";
import { typosApart } from "../core/letters-apart.ts";
import { defaultEvent } from "./triggers.ts";
import { KNOWN_EVENTS } from "./known-events.ts";

/**
 * An event that nobody would ever fire at a block of ours: it is left out, its name begins as those of this library and is
 * none of them, or it is a slip of an event that the block has. Else an author may fire events of his own there, and an
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
  const begins = event.startsWith("hf-");
  const near = begins ? nearest(event, [...own, ...ours, ...namesOfBrowser(element)]) : meantBy(event, own, () => namesOfBrowser(element));
  if (near === undefined) return;
  const belongs = begins ? " Names that begin with “hf-” belong to this library: give an event of your own another one." : "";
  throw authorError(
    `${asker} waits for “${event}” of ${name}, which no block fires. Did you mean “${near}”? It has ${own.join(", ")}.${belongs}`,
  );
}

/** What a name without `hf-` must be a slip of. All else is an event of an author's own, also where it resembles one of another block. */
function meantBy(event: string, own: readonly string[], ofBrowser: () => readonly string[]): string | undefined {
  if (own.includes(`hf-${event}`)) return `hf-${event}`;
  // Any event may come up from what is inside a block that only holds others.
  if (event.length < 5 || own.every((one) => one === "hf-error")) return undefined;
  return [...own, ...ofBrowser()].find((known) => isSlip(event, plain(known)));
}

/** Whether one letter is doubled, missing or swapped with its neighbour. Another letter makes another word: `charge`, `clock`. */
function isSlip(event: string, known: string): boolean {
  // What `changed` or `closed` means is an event of an author's own.
  if (event.startsWith(known)) return false;
  const first = [...known].findIndex((letter, at) => letter !== event[at]);
  const rest = (name: string, from: number) => name.slice(first + from);
  const isDoubled = event[first] === event[first - 1] && rest(event, 1) === rest(known, 0);
  const isMissing = rest(event, 0) === rest(known, 1);
  const isSwapped = event[first] === known[first + 1] && event[first + 1] === known[first] && rest(event, 2) === rest(known, 2);
  return isDoubled || isMissing || isSwapped;
}

function nearest(event: string, names: readonly string[]): string {
  return names.reduce((best, name) => (apart(event, name) < apart(event, best) ? name : best));
}

function apart(event: string, known: string): number {
  return typosApart(plain(event), plain(known));
}

/** Without what the names of this library have before them. */
function plain(name: string): string {
  return name.replace(/^hf-/, "");
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
