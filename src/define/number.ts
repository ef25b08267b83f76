// Made by `npm run catalogue` from src/catalogue.ts and the classes: edit those.
import { define } from "../base/define.ts";
import { HfNumber } from "../elements/number/number.ts";

define(HfNumber);

export { HfNumber };
