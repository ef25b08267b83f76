import type { Sample } from "../../contract/sample.ts";

export const sample: Sample = {
  tag: "hf-button",
  properties: { variant: "primary" },
  text: "Send it",
};
