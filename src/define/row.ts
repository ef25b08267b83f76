import { define } from "../base/define.ts";
import { HfRow } from "../elements/row/row.ts";

define(HfRow);

export { HfRow };
