import { moveNode } from "../base/move-node.ts";
import { childrenOf, isElement, type Twins } from "./page-align.ts";
import { matchPages, type Pairs } from "./page-match.ts";
import { renewItems } from "./renew-items.ts";

/**
 * Makes of the page what makes the new source of the old one.
 * @param twins which node of the page each node of the source is; those of the new source when this is done
 * @returns what became what, and in how many places something changed
 */
export function patchPage(old: Document, next: Document, twins: Twins): { pairs: Pairs; count: number } {
  const pairs = matchPages(old, next);
  const now: Twins = new Map();
  const renewed = new Set<Element>();
  let count = 0;

  const patch = (b: Node): void => {
    const a = pairs.get(b);
    const live = a && twins.get(a);
    if (!live) return;
    now.set(b, live);
    if (isElement(b)) count += patchAttributes(live as Element, a as Element, b);
    else if (a.nodeValue !== b.nodeValue) {
      live.nodeValue = b.nodeValue;
      count += 1;
    }
    if (isRunnable(b)) return;
    const before = count;
    patchChildren(b, live);
    // What is in a template does not count for `isEqualNode`.
    if (b.nodeName === "TEMPLATE" && count > before && live.parentElement) renewed.add(live.parentElement);
  };

  const patchChildren = (b: Node, live: Node): void => {
    const parent = live instanceof HTMLTemplateElement ? live.content : live;
    let last: Node | undefined;
    for (const child of childrenOf(b)) {
      const earlier = pairs.get(child);
      const twin = earlier && twins.get(earlier);
      if (twin) {
        if (!isInPlace(twin, parent, last)) {
          moveNode(parent, twin, placeAfter(parent, last, b));
          count += 1;
        }
        patch(child);
        last = twin;
      } else if (!earlier && !isRunnable(child)) {
        const made = document.importNode(child, false);
        now.set(child, made);
        moveNode(parent, made, placeAfter(parent, last, b));
        if (isElement(child) || child.nodeValue?.trim()) count += 1;
        // What stood elsewhere before is moved into it.
        patchChildren(child, made);
        last = made;
      }
    }
  };

  const scroll = [scrollX, scrollY] as const;
  const staying = new Set(pairs.values());
  const gone = [...twins].filter(([a]) => !staying.has(a));
  patch(next);
  // Last, so that what has only moved is out of it.
  for (const [a, live] of gone) {
    if (isRunnable(a)) continue;
    if (isElement(a) && live.isConnected) count += 1;
    (live as ChildNode).remove();
  }
  for (const place of renewed) renewItems(place);
  // A browser scrolls to what has the focus when that is moved.
  if (scrollX !== scroll[0] || scrollY !== scroll[1]) scrollTo({ left: scroll[0], top: scroll[1], behavior: "instant" });
  twins.clear();
  for (const [b, live] of now) twins.set(b, live);
  return { pairs, count };
}

/** Scripts that run: they are not patched but run again. Scripts with other types hold data. */
export function isRunnable(node: Node): boolean {
  return (
    isElement(node) &&
    node.localName === "script" &&
    /^(|module|importmap|(text|application)\/(java|ecma)script)$/.test(node.getAttribute("type") ?? "")
  );
}

function patchAttributes(live: Element, a: Element, b: Element): number {
  if (isRunnable(b)) return 0;
  const names = new Set([...a.getAttributeNames(), ...b.getAttributeNames()]);
  let count = 0;
  for (const name of names) {
    const value = b.getAttribute(name);
    if (value === a.getAttribute(name)) continue;
    if (value === null) live.removeAttribute(name);
    else live.setAttribute(name, value);
    count += 1;
  }
  return count;
}

function isInPlace(node: Node, parent: Node, last: Node | undefined): boolean {
  if (node.parentNode !== parent) return false;
  return !last || (last.compareDocumentPosition(node) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;
}

/** Before what a node is inserted. With nothing before it: before all that the source has there; in the head after what the dev server has put there. */
function placeAfter(parent: Node, last: Node | undefined, source: Node): Node | null {
  if (last) return last.nextSibling;
  return source.nodeName === "HEAD" ? null : parent.firstChild;
}
