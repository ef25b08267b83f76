import { itemsOf, NONE, type Shape } from "../graph/port.ts";
import type { AnyBlock, Description } from "./block.ts";
import { isDescription } from "./description.ts";
import type { Ports } from "./on.ts";

/** Inputs or outputs as the graph takes them. */
export function shapeOf(ports: Ports | undefined): Shape<AnyBlock> {
  if (!ports) return NONE;
  if (typeof ports === "string" || isDescription(ports)) return { kind: "one", item: ports };
  if (Array.isArray(ports)) return { kind: "list", items: ports as AnyBlock[] };
  return { kind: "record", items: new Map(Object.entries(ports as Record<string, Description>)) };
}

/** All blocks of inputs or outputs. */
export function blocksOf(ports: Ports | undefined): readonly AnyBlock[] {
  return itemsOf(shapeOf(ports));
}
