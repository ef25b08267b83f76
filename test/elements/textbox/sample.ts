import type { Sample } from "../../contract/sample.ts";

export const sample: Sample = {
  tag: "hf-textbox",
  properties: { label: "Response", info: "What the model said", lines: 3, placeholder: "Nothing yet" },
  value: () => "The total is 154.08 euros.",
  canBeEmpty: true,
  formData: ["The total is 154.08 euros."],
};
