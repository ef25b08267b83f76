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
          const match = left[found];
          if (!match) continue;
          at = found + 1;
          pair(node, match);
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
  const isEqual = (i: number, j: number): boolean => now[j] !== undefined && old[i]?.isEqualNode(now[j]) === true;
  const match = (i: number, j: number): boolean => {
    const [a, b] = [old[i], now[j]];
    if (!a || !b || !a.isEqualNode(b)) return false;
    pair(b, a);
    return true;
  };
  let start = 0;
  while (match(start, start)) start += 1;
  let [oldEnd, nowEnd] = [old.length, now.length];
  while (oldEnd > start && nowEnd > start && match(oldEnd - 1, nowEnd - 1)) [oldEnd, nowEnd] = [oldEnd - 1, nowEnd - 1];
  // How many are common from one place in each on.
  const width = nowEnd - start + 1;
  const counts = new Uint32Array((oldEnd - start + 1) * width);
  const placeOf = (i: number, j: number) => (i - start) * width + j - start;
  const countFrom = (i: number, j: number) => counts[placeOf(i, j)] ?? 0;
  for (let i = oldEnd - 1; i >= start; i--)
    for (let j = nowEnd - 1; j >= start; j--)
      counts[placeOf(i, j)] = isEqual(i, j) ? countFrom(i + 1, j + 1) + 1 : Math.max(countFrom(i + 1, j), countFrom(i, j + 1));
  for (let i = start, j = start; i < oldEnd && j < nowEnd;) {
    if (match(i, j)) [i, j] = [i + 1, j + 1];
    else if (countFrom(i + 1, j) >= countFrom(i, j + 1)) i++;
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
