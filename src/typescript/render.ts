import type { Handler } from "../graph/perform.ts";
import { describe, type AnyBlock, type Block, type Child, type Description } from "./block.ts";
import { HfRender } from "./hf-render.ts";
import { describeListener, triggersOf, type HandlerRun, type In, type ListenOptions, type Ports, type TriggerDescription } from "./on.ts";

/** What a part of an app is made of: a block, several, or nothing. */
export type Rendered = Child | readonly Child[] | null | undefined | void;

type RegionBlock = Block<never, {}, {}, never, string>;

export interface RenderOptions extends Pick<ListenOptions, "mode"> {
  /** What renders it anew, besides loading. Each change of an input, if left out. */
  on?: TriggerDescription | readonly TriggerDescription[];
}

/**
 * A part of an app that is made of values, and made anew when they change:
 * `render(tasks, (list) => list.map((task) => row({ key: task.id }, markdown(task.text))))`.
 *
 * Without inputs it is made once, at load: `render(() => …)`.
 *
 * Blocks that are the same as before (by id or `key`, else label, else order) keep what is in them. Listeners made
 * inside belong to this version: the next one replaces them, and what they run goes on to its end.
 */
export function render(build: (values: undefined, run: HandlerRun) => Rendered, options?: RenderOptions): RegionBlock;
export function render<const I extends Ports | undefined>(
  inputs: I,
  build: (values: In<I>, run: HandlerRun) => Rendered,
  options?: RenderOptions,
): RegionBlock;
export function render(...given: unknown[]): RegionBlock {
  const [inputs, build, options = {}] = (typeof given[0] === "function" ? [undefined, ...given] : given) as [
    Ports,
    Handler,
    RenderOptions?,
  ];
  const { on, ...others } = options;
  const triggers = on ? triggersOf(on) : [];
  const block = describe(HfRender.tag, HfRender, {}, []) as Description;
  const region = { block, build };
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
  return block as AnyBlock as RegionBlock;
}
