import { define } from "../base/define.ts";
import { HfColumn } from "../elements/column/column.ts";

define(HfColumn);

export { HfColumn };
