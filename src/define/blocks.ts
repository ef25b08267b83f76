import { HfBlocks } from "../app/hf-blocks.ts";
import { define } from "../base/define.ts";

define(HfBlocks);
export { HfBlocks };
