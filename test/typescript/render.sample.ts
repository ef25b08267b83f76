import type { Sample } from "../contract/sample.ts";

export const sample: Sample = {
  tag: "hf-render",
  properties: {},
  text: "A part of an app",
  showsNothing: "It is the place of what is rendered and has no box; the app around it shows what goes wrong.",
};
