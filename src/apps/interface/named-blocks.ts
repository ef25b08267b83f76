import { authorError } from "../../core/hf-error.ts";
import { mapShape, type Shape } from "../../graph/port.ts";
import { describe, type AnyBlock, type Description } from "../../typescript/block.ts";
import { isDescription } from "../../typescript/description.ts";
import type { Ports } from "../../typescript/on.ts";
import { shapeOf } from "../../typescript/ports.ts";
import { SHORTCUTS, type ShortcutBlocks, type ShortcutFiles } from "./shortcuts.ts";

/** Blocks, with names in place of those that need no options: `"text"`, `["text", "number"]`. */
type Named<Name> = AnyBlock | Name | readonly (AnyBlock | Name)[] | { readonly [name: string]: AnyBlock | Name };
export type NamedInputs = Named<keyof ShortcutBlocks | keyof ShortcutFiles>;
export type NamedOutputs = Named<keyof ShortcutBlocks>;
/** The blocks that they stand for. */
export type BlocksNamed<I> = I extends AnyBlock
  ? I
  : I extends keyof (ShortcutBlocks & ShortcutFiles)
    ? (ShortcutBlocks & ShortcutFiles)[I]
    : I extends object
      ? { readonly [K in keyof I]: BlocksNamed<I[K]> }
      : I;

type Side = "inputs" | "outputs";

/** Makes the blocks of an interface that are given by their names. */
export class NamedBlocks {
  /** What is placed for a native field: the field with words beside it. */
  private readonly frames = new Map<AnyBlock, AnyBlock>();
  private states: Description[] = [];

  /** @throws {HfError} author, where something is neither a block nor the name of one */
  shapeOf(ports: NamedInputs | undefined, side: Side): Shape<AnyBlock> {
    const shape = shapeOf(ports as Ports | undefined);
    const labels = shape.kind === "record" ? [...shape.items.keys()] : [];
    // A state that goes in and comes out again is one.
    const states = this.states;
    this.states = [];
    return mapShape(shape, (port: unknown) => {
      const label = labels.shift();
      if (isDescription(port)) return port;
      return (port === "state" && states.shift()) || this.make(port, side, label && { label });
    });
  }

  /** What is placed for a block. */
  frameOf(block: AnyBlock): AnyBlock {
    return this.frames.get(block) ?? block;
  }

  private make(name: unknown, side: Side, label: { readonly label: string } | "" | undefined): Description {
    const names = namesFor(side);
    if (!names.includes(name as string))
      throw authorError(
        `interfaceOf() has ${JSON.stringify(name)} among its ${side}, which is no block. Names of blocks: ${names.join(", ")}.`,
      );
    const [tag = "", accept = ""] = SHORTCUTS[name as string]?.split(" ") ?? [];
    const made = { "data-made": side };
    if (tag.startsWith("hf-")) {
      const block = describe(tag, undefined, { ...made, ...label }, []);
      if (name === "state") this.states.push(block);
      return block;
    }
    const field = describe("input", undefined, { type: tag, accept }, []);
    this.frames.set(field, describe("label", undefined, made, [describe("span", undefined, {}, label ? [label.label] : []), field]));
    return field;
  }
}

/** The names that a side takes: in a field for files nothing can be shown. */
export function namesFor(side: Side): string[] {
  return Object.keys(SHORTCUTS).filter((name) => side === "inputs" || !SHORTCUTS[name]?.startsWith("file"));
}
