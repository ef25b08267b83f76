import { itemsOf } from "../../graph/port.ts";
import { describe, type AnyBlock } from "../../typescript/block.ts";
import { asApp, type AppBlock, type BlocksOptions } from "../../typescript/blocks.ts";
import type { TypedHandler, Out } from "../../typescript/on.ts";
import { isTask, type Task } from "../../typescript/task.ts";
import { HfInterface } from "./hf-interface.ts";
import { NamedBlocks, type BlocksNamed, type NamedInputs, type NamedOutputs } from "./named-blocks.ts";

export interface InterfaceOptions extends BlocksOptions {}

/**
 * A whole app around one function: `interfaceOf((text) => text, "text", textbox({ label: "Out" }))`. Blocks may be given by
 * their names, such as `"text"`, `"number"` or `"image"`.
 * The function gets the inputs in the shape that is passed here, and gives the outputs back in theirs.
 * In its place, `task("…", { model, … })` lets a model do the work.
 */
export function interfaceOf<
  const I extends NamedInputs | undefined = undefined,
  const O extends NamedOutputs | undefined = undefined,
  const R extends Out<BlocksNamed<O>> | void = Out<BlocksNamed<O>>,
  const A = R,
>(
  work: TypedHandler<BlocksNamed<I>, BlocksNamed<O>, Event, R, A> | Task,
  inputs?: I,
  outputs?: O,
  options: InterfaceOptions = {},
): AppBlock {
  const named = new NamedBlocks();
  const shapes = { inputs: named.shapeOf(inputs, "inputs"), outputs: named.shapeOf(outputs, "outputs") };
  // A state that goes in and comes out again stands once.
  const given = itemsOf(shapes.inputs);
  const side = (slot: string, blocks: readonly AnyBlock[]) =>
    describe(
      "div",
      undefined,
      { slot, class: "hf-side", spare: true },
      blocks.map((block) => named.frameOf(block)),
    );
  const does = isTask(work) ? { task: work.name, parameters: work.options } : { handler: work };
  return asApp(
    describe(HfInterface.tag, HfInterface, { ...options, ...does, shapes }, [
      side("inputs", given),
      side(
        "outputs",
        itemsOf(shapes.outputs).filter((block) => !given.includes(block)),
      ),
    ]),
  );
}
