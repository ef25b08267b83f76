import type { Sample } from "../../contract/sample.ts";

export const sample: Sample = {
  tag: "hf-column",
  properties: {},
  text: "One below the other",
};
