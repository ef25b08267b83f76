import { HfOn, HfThen } from "../app/hf-on.ts";
import { define } from "../base/define.ts";

define(HfOn);
define(HfThen);
export { HfOn, HfThen };
