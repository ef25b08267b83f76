import type { Sample } from "../../contract/sample.ts";

export const sample: Sample = {
  tag: "hf-chat-interface",
  properties: { handler: "reply", heading: "Chat", description: "Ask anything" },
  value: () => [
    { id: "1", role: "user", content: "Who is invoiced?" },
    { id: "2", role: "assistant", content: "**Ada Lovelace**, for `154.08` euros.", status: "done" },
  ],
  listsErrors: "What goes wrong in different places of an app is told side by side.",
};
