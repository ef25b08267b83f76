import type { Sample } from "../../contract/sample.ts";

export const sample: Sample = {
  tag: "hf-on",
  properties: {},
  attributes: { value: "Hello {name}", outputs: "out" },
  showsNothing: "It says what the app around it does; that app shows what goes wrong.",
};
