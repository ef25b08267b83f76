import { define } from "../base/define.ts";
import { HfMultimodalTextbox } from "../elements/multimodal-textbox/multimodal-textbox.ts";

define(HfMultimodalTextbox);

export { HfMultimodalTextbox };
