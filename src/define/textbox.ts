import { define } from "../base/define.ts";
import { HfTextbox } from "../elements/textbox/textbox.ts";

define(HfTextbox);

export { HfTextbox };
