// Made by `npm run catalogue` from src/catalogue.ts and the classes: edit those.
import { define } from "../base/define.ts";
import { HfRow } from "../elements/row/row.ts";

define(HfRow);

export { HfRow };
