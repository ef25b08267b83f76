import { addElement } from "./add-element.ts";

/** Browsers copy the whole text of a node for each addition, so long texts are cut into nodes of this size. */
const LONGEST = 4096;

/**
 * Adds text to the end of a node. Neighbouring texts are one node up to a length, so that the same text always makes
 * the same nodes. Between nodes of one endless word a line may break: without a place for it the layout of several
 * such nodes can be quadratic (1 MB: 13 s).
 *
 * @param boundary a text node that must stay as it is
 */
export function addText(text: string, parent: Node, boundary?: Node | null): void {
  let from = 0;
  const last = parent.lastChild;
  if (last instanceof Text && last !== boundary && last.length < LONGEST) {
    from = LONGEST - last.length;
    if (text !== "") last.appendData(text.slice(0, from));
  }
  for (; from < text.length; from += LONGEST) {
    const before = parent.lastChild;
    if (before instanceof Text && before !== boundary && !/\s/.test(before.data)) addElement(parent, "wbr");
    parent.appendChild(document.createTextNode(text.slice(from, from + LONGEST)));
  }
}
