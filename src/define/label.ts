// Made by `npm run catalogue` from src/catalogue.ts and the classes: edit those.
import { define } from "../base/define.ts";
import { HfLabel } from "../elements/label/label.ts";

define(HfLabel);

export { HfLabel };
