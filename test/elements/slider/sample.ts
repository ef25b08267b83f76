import type { Sample } from "../../contract/sample.ts";

export const sample: Sample = {
  tag: "hf-slider",
  properties: { label: "Temperature", min: 0, max: 2, step: 0.1 },
  value: () => 0.7,
  formData: ["0.7"],
};
