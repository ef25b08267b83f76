import type { Sample } from "../../contract/sample.ts";

export const sample: Sample = {
  tag: "hf-conversations",
  properties: { for: "chat" },
};
