import type { Sample } from "../contract/sample.ts";

export const sample: Sample = {
  tag: "hf-timer",
  properties: { interval: 60 },
  showsNothing: "It only ticks; the app around it shows what goes wrong.",
};
