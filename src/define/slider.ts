import { define } from "../base/define.ts";
import { HfSlider } from "../elements/slider/slider.ts";

define(HfSlider);

export { HfSlider };
