import { HfInterface } from "../app/hf-interface.ts";
import { define } from "../base/define.ts";

define(HfInterface);
export { HfInterface };
