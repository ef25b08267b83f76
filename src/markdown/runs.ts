import { addElement } from "./add-element.ts";
import { morph } from "./morph.ts";

/**
 * So many blocks stand side by side in an element. Those that follow stand in a run, a `div` of so many, and so on:
 * when one block grows, a browser goes through all that stand beside it, at every frame.
 */
const TOGETHER = 32;
/** No Markdown makes an element of this class. */
const RUN = "run";

/**
 * Makes the blocks of `target` after `after` look like `fresh`, as `morph` does.
 *
 * @returns the last block placed, or `after`
 */
export function placeBlocks(
  target: Element,
  after: ChildNode | null,
  fresh: readonly Node[],
  trim: boolean,
  kept?: Map<Node, Node>,
): ChildNode | null {
  let parent = after?.parentElement ?? target;
  let last = after;
  let end = TOGETHER;
  for (let node = after; node; node = node.previousSibling) end--;
  for (let from = 0; ; end += TOGETHER) {
    last = morph(parent, last, fresh.slice(from, end), trim && end >= fresh.length, kept);
    if (end >= fresh.length) break;
    parent = runAfter(parent, target);
    last = null;
    from = end;
  }
  // Runs are side by side in the target, and `morph` has trimmed what is in the last of them.
  if (trim && parent !== target) while (parent.nextSibling) parent.nextSibling.remove();
  return last;
}

/** The block before one, which may be the last of another run. */
export function blockBefore({ previousSibling, parentElement }: ChildNode, target: Element): ChildNode | null {
  if (previousSibling || parentElement === target) return previousSibling;
  const before = parentElement?.previousElementSibling ?? null;
  return before?.className === RUN ? before.lastChild : before;
}

/** Whether the blocks of `target`, or some of them, stand in this element. */
export function holdsBlocks(element: Element | null | undefined, target: Element): boolean {
  return element === target || element?.className === RUN;
}

function runAfter(parent: Element, target: Element): Element {
  const next = parent === target ? target.childNodes[TOGETHER] : parent.nextSibling;
  return (next as Element | null) ?? addElement(target, "div", RUN);
}
