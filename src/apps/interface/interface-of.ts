import { describe, type AnyBlock } from "../../typescript/block.ts";
import { asApp, type AppBlock, type BlocksOptions } from "../../typescript/blocks.ts";
import { blocksOf, shapeOf, type TypedHandler, type Out, type Ports } from "../../typescript/on.ts";
import { isTask, type Task } from "../../typescript/task.ts";
import { HfInterface } from "./hf-interface.ts";

export interface InterfaceOptions extends BlocksOptions {}

/**
 * A whole app around one function: `interfaceOf((text) => text, textbox({ label: "In" }), textbox({ label: "Out" }))`.
 * The function gets the inputs in the shape that is passed here, and gives the outputs back in theirs.
 * In its place, `task("…", { model, … })` lets a model do the work.
 */
export function interfaceOf<
  const I extends Ports | undefined = undefined,
  const O extends Ports | undefined = undefined,
  const R extends Out<O> | void = Out<O>,
  const A = R,
>(handler: TypedHandler<I, O, Event, R, A>, inputs?: I, outputs?: O, options?: InterfaceOptions): AppBlock;
export function interfaceOf(task: Task, inputs?: Ports, outputs?: Ports, options?: InterfaceOptions): AppBlock;
export function interfaceOf(work: unknown, inputs?: Ports, outputs?: Ports, options: InterfaceOptions = {}): AppBlock {
  // A state that goes in and comes out again stands once.
  const given = blocksOf(inputs);
  const side = (slot: string, blocks: readonly AnyBlock[]) => describe("div", undefined, { slot, class: "hf-side" }, blocks);
  const shapes = { inputs: shapeOf(inputs), outputs: shapeOf(outputs) };
  const does = isTask(work) ? { task: work.name, parameters: work.options } : { handler: work };
  return asApp(
    describe(HfInterface.tag, HfInterface, { ...options, ...does, shapes }, [
      side("inputs", given),
      side(
        "outputs",
        blocksOf(outputs).filter((block) => !given.includes(block)),
      ),
    ]),
  );
}
