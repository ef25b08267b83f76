// Made by `npm run catalogue` from src/catalogue.ts and the classes: edit those.
import { define } from "../base/define.ts";
import { HfTextbox } from "../elements/textbox/textbox.ts";

define(HfTextbox);

export { HfTextbox };
