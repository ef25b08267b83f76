import { HfRender } from "../app/typescript/hf-render.ts";
import { define } from "../base/define.ts";

define(HfRender);
export { HfRender };
