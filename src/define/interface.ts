import { HfInterface } from "../app/interface/hf-interface.ts";
import { define } from "../base/define.ts";

define(HfInterface);
export { HfInterface };
