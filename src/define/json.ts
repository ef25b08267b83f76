import { define } from "../base/define.ts";
import { HfJson } from "../elements/json/json.ts";

define(HfJson);

export { HfJson };
