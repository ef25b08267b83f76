import { define } from "../base/define.ts";
import { HfButton } from "../elements/button/button.ts";

define(HfButton);

export { HfButton };
