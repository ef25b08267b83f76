import { islandOf } from "./island.ts";

/** Among so many that are added or taken away, the direction of their text is looked for once. */
const MANY = 32;
/** Of so many each costs more than to style the block again, letters or not. */
const VERY_MANY = 1000;

/**
 * Makes the children of `parent` after `after` look like `fresh`. Nodes that fit stay, so that a selection, focus and
 * scroll positions in them survive while the text grows.
 *
 * @param trim whether older nodes behind the last fresh one go
 * @param kept is told which old element stands for a fresh one
 * @returns the last node placed, or `after`
 */
export function morph(
  parent: Element,
  after: ChildNode | null,
  fresh: readonly Node[],
  trim: boolean,
  kept?: Map<Node, Node>,
): ChildNode | null {
  let last = after;
  for (const [place, node] of fresh.entries()) {
    const old = behind(parent, last);
    if (!old) {
      withoutDirection(parent, fresh.length - place, () => {
        for (const node of fresh.slice(place)) parent.append(node);
      });
      return fresh.at(-1) as ChildNode;
    }
    if (old.nodeName === node.nodeName && patch(old, node, kept)) {
      last = old;
    } else {
      old.replaceWith(node);
      last = node as ChildNode;
    }
  }
  if (trim && behind(parent, last))
    withoutDirection(parent, parent.childNodes.length, () => {
      while (behind(parent, last)) behind(parent, last)?.remove();
    });
  return last;
}

function behind(parent: Element, node: ChildNode | null): ChildNode | null {
  return node ? node.nextSibling : parent.firstChild;
}

/**
 * A browser looks through a whole block for its direction, as far as there is no letter, each time that something is added
 * to it or taken away. To set it anew styles the whole block again, so one that begins with letters is left alone.
 */
function withoutDirection(parent: Element, count: number, change: () => void): void {
  const block = count > MANY && parent.closest<HTMLElement>("[dir=auto]");
  const isSet = block && (count > VERY_MANY || !beginsWithLetters(block));
  if (isSet) block.dir = "";
  change();
  if (isSet) block.dir = "auto";
}

function beginsWithLetters(block: HTMLElement): boolean {
  const texts = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
  for (let looks = MANY; looks > 0 && texts.nextNode(); looks--) {
    const { textContent, parentElement } = texts.currentNode;
    // What has a direction of its own, as code has, says nothing of its block's.
    if (/\p{L}/u.test(textContent ?? "") && parentElement?.closest("[dir]") === block) return true;
  }
  return false;
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
    // As when something is added, so when it is taken away.
    fresh.removeAttribute("dir");
    kept?.set(fresh, old);
    if (!island) morph(old, null, [...fresh.childNodes], true, kept);
  }
  return true;
}

function copyAttributes(old: Element, fresh: Element): void {
  if (!old.hasAttributes() && !fresh.hasAttributes()) return;
  for (const name of old.getAttributeNames()) if (!fresh.hasAttribute(name)) old.removeAttribute(name);
  for (const { name, value } of fresh.attributes) if (old.getAttribute(name) !== value) old.setAttribute(name, value);
}
