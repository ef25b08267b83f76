import { HfEach, HfItem } from "../app/hf-each.ts";
import { define } from "../base/define.ts";

define(HfEach);
define(HfItem);
export { HfEach, HfItem };
