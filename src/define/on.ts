// Made by `npm run catalogue` from src/catalogue.ts and the classes: edit those.
import { define } from "../base/define.ts";
import { HfOn, HfThen } from "../app/markup/hf-on.ts";

define(HfOn);
define(HfThen);

export { HfOn, HfThen };
