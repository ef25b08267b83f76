// Made by `npm run catalogue` from src/catalogue.ts and the classes: edit those.
import { define } from "../base/define.ts";
import { HfColumn } from "../elements/column/column.ts";

define(HfColumn);

export { HfColumn };
