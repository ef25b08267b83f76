import type { Sample } from "../../contract/sample.ts";

export const sample: Sample = {
  tag: "hf-label",
  properties: { label: "Class", top: 3 },
  value: () => ({ cat: 0.855, dog: 0.1, "polar bear": 0.045 }),
};
