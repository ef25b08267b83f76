import { authorError } from "../core/hf-error.ts";
import { describe, type AnyBlock, type Block, type Child, type Description } from "./block.ts";
import { HfRender } from "./hf-render.ts";
import {
  blocksOf,
  describeListener,
  triggersOf,
  type HandlerRun,
  type In,
  type ListenOptions,
  type Ports,
  type TriggerDescription,
} from "./on.ts";

/** What a part of an app is made of: a block, several, or nothing. */
export type Rendered = Child | readonly Child[] | null | undefined | void;

export interface RenderOptions extends Pick<ListenOptions, "mode"> {
  /** What renders it anew, besides loading. Each change of an input, if left out. */
  on?: TriggerDescription | readonly TriggerDescription[];
}

/**
 * A part of an app that is made of values, and made anew when they change:
 * `render(tasks, (list) => list.map((task) => row({ key: task.id }, markdown(task.text))))`.
 *
 * Blocks that are the same as before (by id or `key`, else label, else order) keep what is in them. Listeners made
 * inside belong to this version: the next one replaces them, and what they run goes on to its end.
 */
export function render<const I extends Ports | undefined>(
  inputs: I,
  build: (values: In<I>, run: HandlerRun) => Rendered,
  options: RenderOptions = {},
): Block<never, {}, {}, never, string> {
  const { on, ...others } = options;
  const triggers = on ? triggersOf(on) : [];
  if (triggers.length === 0 && blocksOf(inputs).length === 0)
    throw authorError("render() has no inputs to follow. Pass at least one block, or { on } with what renders it.");
  const block = describe(HfRender.tag, HfRender, {}, []) as Description;
  const region = { block, build: build as (values: unknown, run: unknown) => unknown };
  const made = describeListener({
    name: "render()",
    triggers,
    live: true,
    handler: region.build,
    inputs,
    outputs: undefined,
    options: others,
    region,
  });
  block.listeners.push(made);
  return block as AnyBlock as Block<never, {}, {}, never, string>;
}
