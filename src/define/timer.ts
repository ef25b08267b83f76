import { HfTimer } from "../app/hf-timer.ts";
import { define } from "../base/define.ts";

define(HfTimer);
export { HfTimer };
