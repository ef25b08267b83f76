import type { Sample } from "../../contract/sample.ts";

export const sample: Sample = {
  tag: "hf-number",
  properties: { label: "Seed", info: "Any whole number", min: 0, max: 1000, step: 5 },
  value: () => 42,
  canBeEmpty: true,
  formData: ["42"],
};
