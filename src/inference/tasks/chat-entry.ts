import type { TaskEntry } from "./task-table.ts";

/** Parameters of all that writes word by word. */
export const SAMPLING = { temperature: "number", top_p: "number", stop: "list", seed: "number" } as const;

/** A chat, in the table of tasks. Most apps with a model have no other task, and need not load the table to call it. */
export const CHAT = {
  shape: "chat",
  streams: true,
  parameters: {
    ...SAMPLING,
    system: "string",
    prompt: "string",
    messages: "json",
    max_tokens: "number",
    frequency_penalty: "number",
    presence_penalty: "number",
    reasoning_effort: "string",
    response_format: "json",
    logit_bias: "json",
    tools: "json",
    tool_choice: "json",
    stream_options: "json",
  },
} as const satisfies TaskEntry;
