// Made by `npm run catalogue` from src/catalogue.ts and the classes: edit those.
import { define } from "../base/define.ts";
import { HfRender } from "../typescript/hf-render.ts";

define(HfRender);

export { HfRender };
