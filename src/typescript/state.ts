import type { HfChangeEvent, HfExpireEvent } from "../app/events.ts";
import { HfState } from "../app/hf-state.ts";
import { describe, type Block, type GlobalOptions } from "./block.ts";

/** A value of the app that is not shown: `state<number[]>({ value: [] })`. */
export function state<T = any>(
  options: Pick<GlobalOptions, "id" | "scope" | "ttl" | "private"> & { value?: T | (() => T) } = {},
): Block<T, { change: HfChangeEvent; "hf-change": Event; "hf-expire": HfExpireEvent }, { value: T }, T, "change"> {
  return describe(HfState.tag, HfState, options, []);
}
