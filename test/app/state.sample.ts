import type { Sample } from "../contract/sample.ts";

export const sample: Sample = {
  tag: "hf-state",
  properties: {},
  value: () => ({ cart: ["apple", "pear"] }),
  showsNothing: "It holds a value that no person sees; the app around it shows what goes wrong.",
};
