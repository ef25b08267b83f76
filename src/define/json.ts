// Made by `npm run catalogue` from src/catalogue.ts and the classes: edit those.
import { define } from "../base/define.ts";
import { HfJson } from "../elements/json/json.ts";

define(HfJson);

export { HfJson };
