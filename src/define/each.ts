import { HfEach, HfItem } from "../app/each/hf-each.ts";
import { define } from "../base/define.ts";

define(HfEach);
define(HfItem);
export { HfEach, HfItem };
