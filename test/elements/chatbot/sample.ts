import type { Sample } from "../../contract/sample.ts";

export const sample: Sample = {
  tag: "hf-chatbot",
  properties: { label: "Chat" },
  value: () => [
    { id: "1", role: "user", content: "Who is invoiced?" },
    { id: "2", role: "assistant", content: "**Ada Lovelace**, for `154.08` euros.", status: "done" },
  ],
};
