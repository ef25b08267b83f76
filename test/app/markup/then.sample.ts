import type { Sample } from "../../contract/sample.ts";

export const sample: Sample = {
  tag: "hf-then",
  properties: {},
  attributes: { when: "success", value: "Done", outputs: "out" },
  showsNothing: "It says what the app around it does; that app shows what goes wrong.",
};
