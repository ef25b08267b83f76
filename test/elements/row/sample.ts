import type { Sample } from "../../contract/sample.ts";

export const sample: Sample = {
  tag: "hf-row",
  properties: { equalHeight: true },
  text: "Side by side",
};
