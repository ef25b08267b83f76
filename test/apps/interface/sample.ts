import type { Sample } from "../../contract/sample.ts";

export const sample: Sample = {
  tag: "hf-interface",
  properties: { handler: "greet" },
  children: () => ["inputs", "outputs"].map((slot) => Object.assign(document.createElement("hf-textbox"), { slot, label: slot })),
  listsErrors: "What goes wrong in different places of an app is told side by side.",
};
