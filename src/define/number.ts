import { define } from "../base/define.ts";
import { HfNumber } from "../elements/number/number.ts";

define(HfNumber);

export { HfNumber };
