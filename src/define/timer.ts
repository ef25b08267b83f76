// Made by `npm run catalogue` from src/catalogue.ts and the classes: edit those.
import { define } from "../base/define.ts";
import { HfTimer } from "../app/hf-timer.ts";

define(HfTimer);

export { HfTimer };
