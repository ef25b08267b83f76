import type { Sample } from "../../contract/sample.ts";

export const sample: Sample = {
  tag: "hf-each",
  properties: { inputs: "tasks", item: "task", key: "id" },
  children: () => [document.createElement("template")],
  showsNothing: "It is the place of its items and has no box; the app around it shows what goes wrong.",
};
