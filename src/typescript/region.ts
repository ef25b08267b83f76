import { authorError } from "../core/hf-error.ts";
import type { Handler } from "../graph/perform.ts";
import { describe, type AnyBlock, type Child, type Description } from "./block.ts";
import { isDescription } from "./description.ts";
import { capture } from "./capture.ts";
import type { ListenerDescription } from "./on.ts";
import { placeTree, type ElementOf, type PlacedTree } from "./place-tree.ts";
import { placedElement } from "./placed.ts";

/** What each region shows now. */
const shown = new WeakMap<Element, PlacedTree>();

/** What a region belongs to. */
export interface Around {
  readonly outer: ElementOf;
  listenTo(listeners: readonly ListenerDescription[], elementOf: ElementOf): void;
}

/** The handler of a region's listener: builds its blocks anew and takes over their listeners. */
export function regionHandler(build: Handler, element: Element, { outer, listenTo }: Around): Handler {
  return (values, run) => {
    const { result, blocks, listeners } = capture(() => build(values, run));
    const tree = describe(element.localName, undefined, {}, childrenOf(result));
    // What was made outside and is on the page already is not made a second time.
    const known = (block: AnyBlock) => !blocks.has(block as Description) && (outer(block) ?? placedElement(block)) !== undefined;
    const named = { ...tree, listeners: [...listeners] };
    const placed = placeTree(named, shown.get(element), { region: element, known });
    shown.set(element, placed);
    const elementOf = (block: AnyBlock) => placed.elementOf(block) ?? outer(block) ?? placedElement(block);
    listenTo(placed.listeners, elementOf);
  };
}

function childrenOf(result: unknown): Child[] {
  if (result === null || result === undefined) return [];
  const children = Array.isArray(result) ? (result as unknown[]) : [result];
  const odd = children.find((child) => typeof child !== "string" && !isDescription(child));
  if (odd !== undefined)
    throw authorError(
      `render() got ${odd instanceof Promise ? "a promise" : JSON.stringify(odd)}, which is not a block. Return what builders give, at once; wait for data in a listener that writes to a state.`,
    );
  return children as Child[];
}
