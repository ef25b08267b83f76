import type { Sample } from "../../contract/sample.ts";

export const sample: Sample = {
  tag: "hf-item",
  properties: {},
  text: "One item",
  showsNothing: "It is the place of one item and has no box; the app around it shows what goes wrong.",
};
