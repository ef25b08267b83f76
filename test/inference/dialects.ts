// What each stream in test/fixtures/dialects says: one line a file, for tests without and with a page.
import { readdirSync, readFileSync } from "node:fs";

export interface Dialect {
  readonly thinks?: string;
  /** What is read, copied, and sent back at the next turn. */
  readonly says?: string;
  /** The text as it is kept, where there is more in it than is said. */
  readonly text?: string;
  readonly tools?: readonly { readonly id?: string; readonly name: string; readonly input?: unknown }[];
  readonly finish?: string;
  /** How the message ends; `done` if left out. */
  readonly status?: "stopped" | "error";
  /** The beginning of the sentence that a person is told about its end. */
  readonly told?: string;
  /** Whether the rest is offered. */
  readonly goesOn?: boolean;
  readonly model: string;
  /** All tokens, where the server says how many. */
  readonly tokens?: number;
}

const [paris, rome] = [{ city: "Paris" }, { city: "Rome" }];

// prettier-ignore
export const dialects: Readonly<Record<string, Dialect>> = {
  "text-generation-inference": { says: " The answer to the equation 1 + 1 is 2.", finish: "stop", model: "mistralai/Mistral-7B-Instruct-v0.2" },
  openai: { says: "two", finish: "stop", model: "gpt-3.5-turbo-0125" },
  "unknown-finish": { says: "2", finish: "eos", model: "meta-llama/Llama-3.3-70B-Instruct-Turbo", tokens: 50 },
  "cut-off": { says: "This is a test.", status: "error", told: "The answer could not be finished.", goesOn: true, model: "llama3.1-8b" },
  reasoning: { thinks: "Okay, one plus one is two.", says: "Two 二.", finish: "stop", model: "qwen3:0.6b" },
  "reasoning-content": { thinks: "First I count: **1**\n\nThen 2.", says: "Two.", finish: "stop", model: "qwen3-4b.gguf", tokens: 21 },
  "reasoning-as-text": { says: "Two.", text: "<think>\nOne and one are two.\n</think>\n\nTwo.", finish: "stop", model: "deepseek-r1-distill-qwen-7b" },
  "reasoning-again": { says: "Let me look.\n\nIt is two!\n\nIn code: `<think>`.", text: "<think>\nOne first\n</think>\n\nLet me look.<think>\nThen two.\n</think>It is two!\n<think>Surely?</think>\n\nIn code: `<think>`.", finish: "stop", model: "qwen3-30b-a3b-thinking" },
  "reasoning-alone": { thinks: "It is two.", finish: "stop", status: "stopped", told: "The model gave no answer.", model: "qwen3:0.6b" },
  "content-parts": { thinks: "One and one.", says: "Two, surely.", finish: "stop", model: "magistral-medium-2509", tokens: 28 },
  "content-on-finish": { says: "Two and no more.", finish: "stop", model: "meta-llama/Llama-3.1-8B-Instruct", tokens: 47 },
  "filter-results": { says: "Two.", finish: "stop", model: "gpt-4o-mini-2024-07-18" },
  "content-filter": { says: "First you", finish: "content_filter", status: "stopped", told: "The provider’s filter", model: "gpt-4o-mini-2024-07-18" },
  "tools-with-index": { tools: [{ id: "call_a", name: "get_weather", input: paris }, { id: "call_b", name: "get_time", input: { zone: "CET" } }], finish: "tool_calls", status: "stopped", told: "The model wants to use “get_weather” and “get_time”", model: "gpt-4o-mini-2024-07-18" },
  "tools-without-index": { says: "Let me look.", tools: [{ id: "1", name: "get_weather", input: paris }, { id: "2", name: "get_weather", input: rome }], finish: "stop", status: "stopped", told: "The model wants to use “get_weather”,", model: "local" },
  "tools-without-id": { tools: [{ name: "get_weather", input: paris }, { name: "get_time", input: {} }], finish: "tool_calls", status: "stopped", told: "The model wants to use", model: "local" },
  "tools-all-index-zero": { tools: [{ id: "a", name: "get_weather", input: paris }, { id: "b", name: "get_time", input: { zone: "CET" } }], finish: "tool_calls", status: "stopped", told: "The model wants to use", model: "local" },
  refusal: { says: "I’m sorry, I cannot help with that.", finish: "refusal", status: "stopped", told: "The model declined.", model: "gpt-4o-2024-08-06" },
  length: { says: "Once upon a time", finish: "length", status: "stopped", told: "The answer reached its length limit", goesOn: true, model: "HuggingFaceH4/zephyr-7b-beta" },
  "length-in-reasoning": { thinks: "Hm, let me see", finish: "length", status: "stopped", told: "The answer reached its length limit", goesOn: true, model: "qwen3:0.6b" },
  "two-answers": { says: "Two it is.", finish: "stop", model: "gpt-4o-mini-2024-07-18" },
  "line-ends-and-comments": { thinks: "One, zwei…", says: "Größe 🎈", finish: "stop", model: "deepseek/deepseek-r1", tokens: 15 },
  empty: { finish: "stop", status: "stopped", told: "The model gave no answer.", model: "m" },
  "no-done": { says: "Two.", finish: "stop", model: "m" },
  "broken-lines": { says: "Two and two.", finish: "stop", model: "m" },
  "completion-text": { says: "Two is the answer.", finish: "stop", model: "local.gguf", tokens: 13 },
  "completion-text-length": { says: "Two 二.", text: "<think>Hm</think>Two 二.", finish: "length", status: "stopped", told: "The answer reached its length limit", goesOn: true, model: "local.gguf" },
  "null-choices": { says: "Two.", finish: "stop", model: "m" },
};

const folder = new URL("../fixtures/dialects/", import.meta.url);

/** The files that there are. */
export function dialectFiles(): string[] {
  return readdirSync(folder).flatMap((file) => (file.endsWith(".sse") ? [file.slice(0, -4)] : []));
}

export function bytesOf(name: string): Uint8Array {
  return new Uint8Array(readFileSync(new URL(`${name}.sse`, folder)));
}

/** What is kept of the message: reasoning without its seconds, which are measured. */
export function contentOf({ thinks, says = "", text = says, tools = [] }: Dialect): unknown {
  if (thinks === undefined && tools.length === 0) return text;
  return [
    ...(thinks === undefined ? [] : [{ type: "reasoning", text: thinks }]),
    ...(text ? [{ type: "text", text }] : []),
    ...tools.map((tool) => ({ type: "tool", ...tool })),
  ];
}

/** A message's content without the seconds of its reasoning. */
export function withoutSeconds(content: unknown): unknown {
  if (!Array.isArray(content)) return content;
  return content.map((part: { type: string; seconds?: number }) => {
    if (part.type !== "reasoning") return part;
    const { seconds: _, ...rest } = part;
    return rest;
  });
}
