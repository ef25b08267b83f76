import { childrenOf, isElement } from "./page-align.ts";

/** For each node of the new source, the node of the old one that it is the next version of. */
export type Pairs = Map<Node, Node>;

/** Matches two versions of a page: by id wherever it stands, then what is equal, then what is alike, in order. */
export function matchPages(old: Document, next: Document): Pairs {
  const pairs: Pairs = new Map([[next, old]]);
  const taken = new Set<Node>();
  const pair = (b: Node, a: Node) => (pairs.set(b, a), taken.add(a));
  const nextIds = idsOf(next);
  for (const [id, b] of nextIds) {
    const a = idsOf(old).get(id);
    if (a && a.nodeName === b.nodeName) pair(b, a);
  }
  const visit = (b: Node): void => {
    const a = pairs.get(b);
    if (a) {
      const before = childrenOf(a).filter((node) => !taken.has(node));
      const now = childrenOf(b).filter((node) => !pairs.has(node));
      matchEqual(before, now, pair);
      for (const alike of [isAlike, hasSameName]) {
        let at = 0;
        const left = before.filter((node) => !taken.has(node));
        for (const node of now) {
          if (pairs.has(node)) continue;
          const found = left.findIndex((one, index) => index >= at && !taken.has(one) && alike(one, node) && !isElsewhere(one, nextIds));
          if (found < 0) continue;
          at = found + 1;
          pair(node, left[found]!);
        }
      }
    }
    childrenOf(b).forEach(visit);
  };
  visit(next);
  return pairs;
}

function idsOf(page: Document): Map<string, Element> {
  return new Map([...page.querySelectorAll("[id]")].map((element) => [element.id, element]));
}

/** The longest common sequence of equal nodes; what is equal at both ends needs no table. */
function matchEqual(old: readonly Node[], now: readonly Node[], pair: (b: Node, a: Node) => void): void {
  let start = 0;
  while (start < old.length && start < now.length && old[start]!.isEqualNode(now[start]!)) pair(now[start]!, old[start++]!);
  let end = 0;
  while (end < old.length - start && end < now.length - start && old[old.length - 1 - end]!.isEqualNode(now[now.length - 1 - end]!)) {
    pair(now[now.length - 1 - end]!, old[old.length - 1 - end]!);
    end += 1;
  }
  const a = old.slice(start, old.length - end);
  const b = now.slice(start, now.length - end);
  const lengths = Array.from({ length: a.length + 1 }, () => Array.from({ length: b.length + 1 }, () => 0));
  for (let i = a.length - 1; i >= 0; i--)
    for (let j = b.length - 1; j >= 0; j--)
      lengths[i]![j] = a[i]!.isEqualNode(b[j]!) ? lengths[i + 1]![j + 1]! + 1 : Math.max(lengths[i + 1]![j]!, lengths[i]![j + 1]!);
  for (let i = 0, j = 0; i < a.length && j < b.length;) {
    if (a[i]!.isEqualNode(b[j]!)) pair(b[j++]!, a[i++]!);
    else if (lengths[i + 1]![j]! >= lengths[i]![j + 1]!) i++;
    else j++;
  }
}

/** Attributes by which an author tells elements apart. */
const TELLING = ["from", "name", "handler", "slot", "src", "href", "label", "type", "for"];

function isAlike(a: Node, b: Node): boolean {
  return (
    hasSameName(a, b) &&
    isElement(a) &&
    isElement(b) &&
    TELLING.some((name) => a.hasAttribute(name) && a.getAttribute(name) === b.getAttribute(name)) &&
    (a.localName !== "script" || hasSameSource(a, b))
  );
}

function hasSameName(a: Node, b: Node): boolean {
  return a.nodeName === b.nodeName && (!isElement(a) || a.localName !== "script" || hasSameSource(a, b as Element));
}

/** A script from a file is another script than one from another file. */
function hasSameSource(a: Element, b: Element): boolean {
  return a.getAttribute("src") === b.getAttribute("src") && a.getAttribute("type") === b.getAttribute("type");
}

/** Its id stands somewhere else now. */
function isElsewhere(node: Node, ids: ReadonlyMap<string, Element>): boolean {
  return isElement(node) && node.id !== "" && ids.has(node.id);
}
