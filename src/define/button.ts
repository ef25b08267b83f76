// Made by `npm run catalogue` from src/catalogue.ts and the classes: edit those.
import { define } from "../base/define.ts";
import { HfButton } from "../elements/button/button.ts";

define(HfButton);

export { HfButton };
