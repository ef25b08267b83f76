import { HfRender } from "../app/hf-render.ts";
import { define } from "../base/define.ts";

define(HfRender);
export { HfRender };
