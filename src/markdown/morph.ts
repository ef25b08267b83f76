import { islandOf } from "./island.ts";

/**
 * Makes the children of `parent` after `after` look like `fresh`. Nodes that fit stay, so that a selection, focus and
 * scroll positions in them survive while the text grows.
 *
 * @param trim whether older nodes behind the last fresh one go
 * @param kept is told which old element stands for a fresh one
 * @returns the last node placed, or `after`
 */
export function morph(
  parent: Node,
  after: ChildNode | null,
  fresh: readonly Node[],
  trim: boolean,
  kept?: Map<Node, Node>,
): ChildNode | null {
  let last = after;
  for (const node of fresh) {
    const old: ChildNode | null = last ? last.nextSibling : parent.firstChild;
    if (old && old.nodeName === node.nodeName && patch(old, node, kept)) {
      last = old;
    } else {
      if (old) parent.replaceChild(node, old);
      else parent.appendChild(node);
      last = node as ChildNode;
    }
  }
  if (trim) while (last ? last.nextSibling : parent.firstChild) (last ? last.nextSibling! : parent.firstChild!).remove();
  return last;
}

/** @returns whether the old node now stands for the fresh one */
function patch(old: Node, fresh: Node, kept: Map<Node, Node> | undefined): boolean {
  if (old instanceof Text && fresh instanceof Text) {
    if (old.data === fresh.data) return true;
    if (fresh.data.startsWith(old.data)) old.appendData(fresh.data.slice(old.data.length));
    else old.data = fresh.data;
  } else if (old instanceof Element && fresh instanceof Element) {
    const [island, other] = [islandOf(old), islandOf(fresh)];
    if ((island || other) && !(other && island?.take(other))) return false;
    copyAttributes(old, fresh);
    kept?.set(fresh, old);
    if (!island) morph(old, null, [...fresh.childNodes], true, kept);
  }
  return true;
}

function copyAttributes(old: Element, fresh: Element): void {
  for (const name of old.getAttributeNames()) if (!fresh.hasAttribute(name)) old.removeAttribute(name);
  for (const name of fresh.getAttributeNames()) {
    const value = fresh.getAttribute(name)!;
    if (old.getAttribute(name) !== value) old.setAttribute(name, value);
  }
}
