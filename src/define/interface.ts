// Made by `npm run catalogue` from src/catalogue.ts and the classes: edit those.
import { define } from "../base/define.ts";
import { HfInterface } from "../apps/interface/hf-interface.ts";

define(HfInterface);

export { HfInterface };
