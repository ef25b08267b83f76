// Made by `npm run catalogue` from src/catalogue.ts and the classes: edit those.
import { define } from "../base/define.ts";
import { HfEach, HfItem } from "../app/each/hf-each.ts";

define(HfEach);
define(HfItem);

export { HfEach, HfItem };
