// Made by `npm run catalogue` from src/catalogue.ts and the classes: edit those.
import { define } from "../base/define.ts";
import { HfBlocks } from "../app/hf-blocks.ts";

define(HfBlocks);

export { HfBlocks };
