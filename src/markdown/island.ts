/** What owns the inside of an element, so that `morph` leaves it alone. */
export interface Island {
  /** Shows what `fresh` would. `fresh` is given up. @returns whether it can */
  take(fresh: Island): boolean;
}

const islands = new WeakMap<Node, Island>();

export function setIsland(element: Element, island: Island): void {
  islands.set(element, island);
}

export function islandOf(node: Node): Island | undefined {
  return islands.get(node);
}
