import type { AnyBlock } from "./block.ts";

/** For blocks that a part of an app names and another part has placed. A module keeps its blocks, and not what left the page. */
const placed = new WeakMap<AnyBlock, WeakRef<Element>>();

export function notePlaced(block: AnyBlock, element: Element): void {
  placed.set(block, new WeakRef(element));
}

/** The element that a block became, wherever on the page. */
export function placedElement(block: AnyBlock): Element | undefined {
  const element = placed.get(block)?.deref();
  return element?.isConnected ? element : undefined;
}
