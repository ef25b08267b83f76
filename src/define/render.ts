import { HfRender } from "../typescript/hf-render.ts";
import { define } from "../base/define.ts";

define(HfRender);
export { HfRender };
