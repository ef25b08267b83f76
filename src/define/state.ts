import { HfState } from "../app/hf-state.ts";
import { define } from "../base/define.ts";

define(HfState);
export { HfState };
