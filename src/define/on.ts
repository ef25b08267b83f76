import { HfOn, HfThen } from "../app/markup/hf-on.ts";
import { define } from "../base/define.ts";

define(HfOn);
define(HfThen);
export { HfOn, HfThen };
