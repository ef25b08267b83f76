import { describe, type AnyBlock } from "../../typescript/block.ts";
import { asApp, type AppBlock } from "../../typescript/blocks.ts";
import { blocksOf, shapeOf, type TypedHandler, type Out, type Ports } from "../../typescript/on.ts";
import { HfInterface } from "./hf-interface.ts";

export interface InterfaceOptions {
  id?: string;
  /** What the app's state is stored under. */
  name?: string;
  /** Where inference calls go. */
  endpoint?: string;
}

/**
 * A whole app around one function: `interfaceOf((text) => text, textbox({ label: "In" }), textbox({ label: "Out" }))`.
 * The function gets the inputs in the shape that is passed here, and gives the outputs back in theirs.
 */
export function interfaceOf<
  const I extends Ports | undefined = undefined,
  const O extends Ports | undefined = undefined,
  const R extends Out<O> | void = Out<O>,
  const A = R,
>(handler: TypedHandler<I, O, Event, R, A>, inputs?: I, outputs?: O, options: InterfaceOptions = {}): AppBlock {
  // A state that goes in and comes out again stands once.
  const given = blocksOf(inputs);
  const side = (slot: string, blocks: readonly AnyBlock[]) => describe("div", undefined, { slot, class: "hf-side", spare: true }, blocks);
  const shapes = { inputs: shapeOf(inputs), outputs: shapeOf(outputs) };
  return asApp(
    describe(HfInterface.tag, HfInterface, { ...options, handler, shapes }, [
      side("inputs", given),
      side(
        "outputs",
        blocksOf(outputs).filter((block) => !given.includes(block)),
      ),
    ]),
  );
}
