import type { Description } from "./block.ts";
import type { ListenerDescription } from "./on.ts";

/** What was made while a part of an app was built: its blocks and its listeners. */
export interface Captured {
  readonly blocks: Set<Description>;
  readonly listeners: ListenerDescription[];
}

let current: Captured | undefined;

/** Builds a part of an app. The listeners made meanwhile are the part's own, whatever their triggers are. */
export function capture<T>(build: () => T): Captured & { readonly result: T } {
  const outer = current;
  const captured: Captured = { blocks: new Set(), listeners: [] };
  current = captured;
  try {
    return { ...captured, result: build() };
  } finally {
    current = outer;
  }
}

export function noteBlock(made: Description): void {
  current?.blocks.add(made);
}

/** Keeps a listener with the part that is being built, else with the block that sets it off. */
export function noteListener(made: ListenerDescription, first: Description): void {
  (current?.listeners ?? first.listeners).push(made);
}
