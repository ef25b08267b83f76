// Made by `npm run catalogue` from src/catalogue.ts and the classes: edit those.
import { define } from "../base/define.ts";
import { HfMultimodalTextbox } from "../elements/multimodal-textbox/multimodal-textbox.ts";

define(HfMultimodalTextbox);

export { HfMultimodalTextbox };
