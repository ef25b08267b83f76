import type { Description } from "./block.ts";
import type { ListenerDescription } from "./on.ts";

/** What was made while a part of an app was built: its blocks and its listeners. */
export interface Captured {
  readonly blocks: Set<Description>;
  readonly listeners: ListenerDescription[];
}

/** On the page, not in the module: the script tag's builders and what runs a part stand in different files, each with a copy of this. */
const BUILDING = Symbol.for("hf-blocks.building");
const page = globalThis as { [BUILDING]?: Captured | undefined };

/** Builds a part of an app. The listeners made meanwhile are the part's own, whatever their triggers are. */
export function capture<T>(build: () => T): Captured & { readonly result: T } {
  const outer = page[BUILDING];
  const captured: Captured = { blocks: new Set(), listeners: [] };
  page[BUILDING] = captured;
  try {
    return { ...captured, result: build() };
  } finally {
    page[BUILDING] = outer;
  }
}

export function noteBlock(made: Description): void {
  page[BUILDING]?.blocks.add(made);
}

/** Keeps a listener with the part that is being built, else with the block that sets it off. */
export function noteListener(made: ListenerDescription, first: Description): void {
  (page[BUILDING]?.listeners ?? first.listeners).push(made);
}
