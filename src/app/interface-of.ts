import { describe, type AnyBlock, type Block } from "./block.ts";
import { HfInterface } from "./hf-interface.ts";
import { blocksOf, shapeOf, type Handler, type Out, type Ports } from "./on.ts";

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
export function interfaceOf<const I extends Ports | undefined = undefined, const O extends Ports | undefined = undefined, const R extends Out<O> | void = Out<O>, const A = R>(
  handler: Handler<I, O, Event, R, A>,
  inputs?: I,
  outputs?: O,
  options: InterfaceOptions = {},
): Block<never, {}, InterfaceOptions, never, string> {
  // A state that goes in and comes out again stands once.
  const given = blocksOf(inputs);
  const side = (slot: string, blocks: readonly AnyBlock[]) => describe("div", undefined, { slot, class: "hf-side" }, blocks);
  const shapes = { inputs: shapeOf(inputs), outputs: shapeOf(outputs) };
  return describe(HfInterface.tag, HfInterface, { ...options, handler, shapes }, [side("inputs", given), side("outputs", blocksOf(outputs).filter((block) => !given.includes(block)))]) as AnyBlock as Block<never, {}, InterfaceOptions, never, string>;
}
