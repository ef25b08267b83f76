// Made by `npm run catalogue` from src/catalogue.ts and the classes: edit those.
import { define } from "../base/define.ts";
import { HfState } from "../app/hf-state.ts";

define(HfState);

export { HfState };
