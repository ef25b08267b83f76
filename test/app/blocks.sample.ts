import type { Sample } from "../contract/sample.ts";

export const sample: Sample = {
  tag: "hf-blocks",
  properties: { name: "" },
  text: "An app",
  listsErrors: "What goes wrong in different places of an app is told side by side.",
};
