import type { HfError } from "../core/hf-error.ts";
import type { Progress } from "../core/progress.ts";
import type { Heard, Run } from "./run.ts";

/** How a run reaches one block, without knowing what a block is. */
export interface Port {
  /** What an author calls the block, for messages: `<hf-textbox id="msg">`. */
  readonly name: string;
  /** The id by which a record of outputs names it. */
  readonly id?: string | undefined;
  /** The block's value now. */
  get(): unknown;
  /**
   * Writes a frozen value that differs from the one before; `null` empties the block.
   * @param from the value it was made from, where that is not what the run has read or written last
   */
  set(value: unknown, run: Run, from?: unknown): void;
  /** Sets properties of the block. */
  update(properties: Record<string, unknown>, run: Run): void;
  /** From now on nobody is told of what is written, until `release`, which tells of it once. */
  hold?(): void;
  release?(run: Run, heard: Heard): void;
  /** Whether something listens to changes of this block, so that each value matters and not only the newest. */
  watched?(): boolean;
  /**
   * A run that may write here begins, reports how far it is, ends. `kind` says how much of it to show. Runs overlap:
   * the block is at rest when as many have ended as have begun.
   */
  begin?(run: Run, kind: ProgressKind): void;
  progress?(run: Run, progress: Progress): void;
  end?(run: Run): void;
  /** Shows a fault of the run at the block. @returns whether there is a place for it */
  fail?(error: HfError, run: Run): boolean;
  /** Shows what a validator says of the block's value; "" takes it away again. */
  invalid?(message: string, run: Run): void;
  /** Whether the block is no longer part of the app, so that writing to it makes no sense. */
  gone?(): boolean;
}

/** How much of a run is shown: a bar and its text, only that it goes on, nothing. */
export type ProgressKind = "full" | "minimal" | "hidden";

/**
 * The inputs or outputs of a listener: none, one, several in order or several by name.
 * The shape that an author passes is the shape that the handler gets and gives back.
 */
export type Shape<Item> =
  | { readonly kind: "none" }
  | { readonly kind: "one"; readonly item: Item }
  | { readonly kind: "list"; readonly items: readonly Item[] }
  | { readonly kind: "record"; readonly items: ReadonlyMap<string, Item> };

export const NONE: Shape<never> = { kind: "none" };

/** All items of a shape, in order. */
export function itemsOf<Item>(shape: Shape<Item>): readonly Item[] {
  if (shape.kind === "none") return [];
  if (shape.kind === "one") return [shape.item];
  return shape.kind === "list" ? shape.items : [...shape.items.values()];
}

/** The ports of a shape by name: that of its record, else the blocks' own ids. */
export function namedItems(shape: Shape<Port>): ReadonlyMap<string, Port> {
  return shape.kind === "record" ? shape.items : new Map(itemsOf(shape).map((port) => [port.id ?? "", port]));
}

/** The same shape with each item replaced by what `read` gives for it. */
export function readShape<Item>(shape: Shape<Item>, read: (item: Item) => unknown): unknown {
  if (shape.kind === "none") return undefined;
  if (shape.kind === "one") return read(shape.item);
  if (shape.kind === "list") return shape.items.map(read);
  return Object.fromEntries([...shape.items].map(([name, item]) => [name, read(item)]));
}

/** A shape of other items in the same places. */
export function mapShape<From, To>(shape: Shape<From>, map: (item: From) => To): Shape<To> {
  if (shape.kind === "none") return shape;
  if (shape.kind === "one") return { kind: "one", item: map(shape.item) };
  if (shape.kind === "list") return { kind: "list", items: shape.items.map(map) };
  return { kind: "record", items: new Map([...shape.items].map(([name, item]) => [name, map(item)])) };
}
