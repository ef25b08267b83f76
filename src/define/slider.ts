// Made by `npm run catalogue` from src/catalogue.ts and the classes: edit those.
import { define } from "../base/define.ts";
import { HfSlider } from "../elements/slider/slider.ts";

define(HfSlider);

export { HfSlider };
