import { HfInterface } from "../apps/interface/hf-interface.ts";
import { define } from "../base/define.ts";

define(HfInterface);
export { HfInterface };
