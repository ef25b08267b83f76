/// <reference types="vite/types/importMeta.d.ts" />
import { isInlineModule, PAGE_META } from "./addresses.ts";

/** Which node of the page each node of its source became. */
export type Twins = Map<Node, Node>;

/** The nodes of the page as the parser made them, before scripts change anything. */
export interface PageShape {
  readonly node: Node;
  readonly name: string;
  readonly data: string | null;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly PageShape[];
}

export function pageShapeOf(node: Node): PageShape {
  const attributes =
    node instanceof Element ? new Map([...node.attributes].map(({ name, value }) => [name, value])) : new Map<string, string>();
  return { node, name: node.nodeName, data: node.nodeValue, attributes, children: childrenOf(node).map(pageShapeOf) };
}

/** A template's children are in its content. */
export function childrenOf(node: Node): Node[] {
  return [
    ...(node instanceof HTMLTemplateElement || node.nodeName === "TEMPLATE" ? (node as HTMLTemplateElement).content : node).childNodes,
  ];
}

/** Finds the page's node for each node of the source. What the dev server has put into the page has none. */
export function alignPage(source: Node, shape: PageShape, twins: Twins = new Map()): Twins {
  twins.set(source, shape.node);
  let at = 0;
  for (const child of childrenOf(source)) {
    const found = shape.children.findIndex((one, index) => index >= at && isSame(child, one));
    const twin = shape.children[found];
    if (!twin) continue;
    at = found + 1;
    alignPage(child, twin, twins);
  }
  return twins;
}

function isSame(source: Node, { name, data, attributes }: PageShape): boolean {
  if (source.nodeName !== name) return false;
  if (!isElement(source)) return source.nodeValue === data;
  if (name === "SCRIPT") return isSameScript(source, attributes);
  // An address may have been rewritten on the way.
  return (
    [...source.attributes].every(
      (attribute) => attributes.get(attribute.name) === attribute.value || /^(src|href|srcset|style|poster|data)$/.test(attribute.name),
    ) && attributes.get("name") !== PAGE_META
  );
}

function isSameScript(source: Element, attributes: ReadonlyMap<string, string>): boolean {
  const src = source.getAttribute("src");
  const there = attributes.get("src") ?? "";
  if (src !== null) return isSameAddress(src, there);
  if ((source.getAttribute("type") ?? "") !== (attributes.get("type") ?? "")) return false;
  // Vite serves an inline module under an address of its own.
  return source.getAttribute("type") === "module" ? isInlineModule(there) : !attributes.has("src");
}

/** Vite puts its base before addresses from the root, and the time of the last change after all. */
function isSameAddress(source: string, there: string): boolean {
  const served = fileAt(there);
  return served === fileAt(source) || (source.startsWith("/") && served === fileAt(`${import.meta.env.BASE_URL}${source.slice(1)}`));
}

function fileAt(address: string): string {
  const { origin, pathname } = new URL(address, location.href);
  return origin + pathname;
}

/** Also of another document, whose classes are the same but whose globals are not. */
export function isElement(node: Node): node is Element {
  return node.nodeType === Node.ELEMENT_NODE;
}
