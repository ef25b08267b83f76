import type { Sample } from "../../contract/sample.ts";

export const sample: Sample = {
  tag: "hf-json",
  properties: { label: "Answers" },
  value: () => [
    { answer: "154.08", score: 0.75, tokens: [1, 2, { deep: null }] },
    { answer: "155", score: 0.25, sure: false },
  ],
};
