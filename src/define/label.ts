import { define } from "../base/define.ts";
import { HfLabel } from "../elements/label/label.ts";

define(HfLabel);

export { HfLabel };
