import { characterAt } from "../core/cut-text.ts";
import { addElement } from "./add-element.ts";

/** Browsers copy the whole text of a node for each addition, so long texts are cut into nodes of this size. */
const LONGEST = 4096;
/** No character that a person reads has more code units; what looks like one is cut. */
const LONGEST_CHARACTER = 100;

/**
 * Adds text to the end of a node. Neighbouring texts are one node up to a length, so that the same text always makes
 * the same nodes. Between nodes of one endless word a line may break: without a place for it the layout of several
 * such nodes can be quadratic (1 MB: 13 s).
 */
export function addText(text: string, parent: Node): void {
  let from = 0;
  const last = parent.lastChild;
  if (last instanceof Text && last.length < LONGEST + LONGEST_CHARACTER) {
    from = roomFor(text, last);
    if (from > 0) last.appendData(text.slice(0, from));
  }
  while (from < text.length) {
    const before = parent.lastChild;
    if (before instanceof Text && !/\s/.test(before.data)) addElement(parent, "wbr");
    const end = from + endOfNode(text.slice(from, from + LONGEST + LONGEST_CHARACTER));
    parent.appendChild(document.createTextNode(text.slice(from, end)));
    from = end;
  }
}

/** How much of a text fits into a node that has some already. */
function roomFor(text: string, { data }: Text): number {
  if (data.length + text.length <= LONGEST) return text.length;
  return endOfNode(data + text.slice(0, LONGEST + LONGEST_CHARACTER - data.length)) - data.length;
}

/** Where a node ends that begins with `text`: behind the character at whose middle it would be full. */
function endOfNode(text: string): number {
  if (text.length <= LONGEST) return text.length;
  const { start, end } = characterAt(text, LONGEST);
  return start === LONGEST ? LONGEST : end;
}
