import type { EngineMethod } from "../engine-methods.ts";
import { CHAT, SAMPLING } from "./chat-entry.ts";

/** How a parameter is read from an attribute. `list` is JSON or items between commas. */
export type ParameterType = "string" | "number" | "boolean" | "list" | "json";

/**
 * How the inputs of a method are made from the values of blocks: `text` and `file` as they are, the others as a
 * record of the fields they name; a prompt is the parameter of that name.
 */
export type InputShape =
  | "chat"
  | "text"
  | "file"
  | "image+question"
  | "image+labels"
  | "image+prompt"
  | "question+context"
  | "question+table"
  | "sentence+sentences"
  | "table";

/** One thing a model can do. */
export interface TaskEntry {
  readonly shape: InputShape;
  /** The answer grows while it arrives. */
  readonly streams?: true;
  /** What the file is that it makes. */
  readonly file?: "audio" | "image" | "video";
  /** The field of the answer that is the output's value; absent is the whole answer. */
  readonly field?: string;
  /** The field of each result that says it in words, where there are several with a score each. */
  readonly words?: "answer" | "label" | "token_str" | "word";
  /** By their name on the wire. `model` and `provider` belong to every task and are not repeated. */
  readonly parameters?: Readonly<Record<string, ParameterType>>;
}

const topK = { top_k: "number" } as const;
const picture = {
  negative_prompt: "string",
  guidance_scale: "number",
  num_inference_steps: "number",
  seed: "number",
} as const;

/**
 * The tasks by their name at the Hub. Where the client sends a file as bare bytes it drops every parameter,
 * so those tasks have none here.
 */
export const tasks = {
  "audio-classification": { shape: "file", words: "label" },
  "audio-to-audio": { shape: "file", words: "label" },
  "automatic-speech-recognition": { shape: "file", field: "text" },
  "chat-completion": CHAT,
  "document-question-answering": {
    shape: "image+question",
    words: "answer",
    parameters: {
      ...topK,
      lang: "string",
      doc_stride: "number",
      max_answer_len: "number",
      max_question_len: "number",
      max_seq_len: "number",
      handle_impossible_answer: "boolean",
      word_boxes: "json",
    },
  },
  "feature-extraction": {
    shape: "text",
    parameters: {
      normalize: "boolean",
      prompt_name: "string",
      truncate: "boolean",
      truncation_direction: "string",
    },
  },
  "fill-mask": { shape: "text", words: "token_str", parameters: { ...topK, targets: "list" } },
  "image-classification": { shape: "file", words: "label" },
  "image-segmentation": {
    shape: "file",
    words: "label",
    parameters: {
      mask_threshold: "number",
      overlap_mask_area_threshold: "number",
      subtask: "string",
      threshold: "number",
    },
  },
  "image-text-to-image": { shape: "image+prompt", file: "image", parameters: { ...picture, prompt: "string", target_size: "json" } },
  "image-text-to-video": {
    shape: "image+prompt",
    file: "video",
    parameters: { ...picture, prompt: "string", num_frames: "number", target_size: "json" },
  },
  "image-to-image": { shape: "image+prompt", file: "image", parameters: { ...picture, prompt: "string", target_size: "json" } },
  "image-to-text": { shape: "file", field: "generated_text" },
  "image-to-video": {
    shape: "image+prompt",
    file: "video",
    parameters: { ...picture, prompt: "string", num_frames: "number", target_size: "json" },
  },
  "object-detection": { shape: "file", words: "label" },
  "question-answering": {
    shape: "question+context",
    words: "answer",
    parameters: {
      ...topK,
      doc_stride: "number",
      max_answer_len: "number",
      max_question_len: "number",
      max_seq_len: "number",
      align_to_words: "boolean",
      handle_impossible_answer: "boolean",
    },
  },
  "sentence-similarity": { shape: "sentence+sentences" },
  summarization: {
    shape: "text",
    field: "summary_text",
    parameters: {
      clean_up_tokenization_spaces: "boolean",
      truncation: "string",
      generate_parameters: "json",
    },
  },
  "table-question-answering": {
    shape: "question+table",
    words: "answer",
    parameters: { padding: "string", sequential: "boolean", truncation: "boolean" },
  },
  "tabular-classification": { shape: "table" },
  "tabular-regression": { shape: "table" },
  "text-classification": { shape: "text", words: "label", parameters: { ...topK, function_to_apply: "string" } },
  "text-generation": {
    shape: "text",
    streams: true,
    parameters: {
      ...SAMPLING,
      ...topK,
      max_new_tokens: "number",
      do_sample: "boolean",
      repetition_penalty: "number",
      frequency_penalty: "number",
      typical_p: "number",
      truncate: "number",
      watermark: "boolean",
    },
  },
  "text-to-audio": { shape: "text", file: "audio", parameters: { generation_parameters: "json" } },
  "text-to-image": { shape: "text", file: "image", parameters: { ...picture, width: "number", height: "number", scheduler: "string" } },
  "text-to-speech": { shape: "text", file: "audio", parameters: { generation_parameters: "json", voice: "string" } },
  "text-to-video": {
    shape: "text",
    file: "video",
    parameters: {
      guidance_scale: "number",
      negative_prompt: "list",
      num_frames: "number",
      num_inference_steps: "number",
      seed: "number",
    },
  },
  "token-classification": {
    shape: "text",
    words: "word",
    parameters: { aggregation_strategy: "string", ignore_labels: "list", stride: "number" },
  },
  translation: {
    shape: "text",
    field: "translation_text",
    parameters: {
      src_lang: "string",
      tgt_lang: "string",
      clean_up_tokenization_spaces: "boolean",
      truncation: "string",
      generate_parameters: "json",
    },
  },
  "visual-question-answering": { shape: "image+question", words: "answer", parameters: topK },
  "zero-shot-classification": {
    shape: "text",
    words: "label",
    parameters: {
      candidate_labels: "list",
      hypothesis_template: "string",
      multi_label: "boolean",
    },
  },
  "zero-shot-image-classification": {
    shape: "image+labels",
    words: "label",
    parameters: { candidate_labels: "list", hypothesis_template: "string" },
  },
} as const satisfies Readonly<Record<string, TaskEntry>>;

export type TaskName = keyof typeof tasks;

/** The method of the client that does a task. */
export function methodOf(name: string, { streams }: TaskEntry): EngineMethod {
  const method = name.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
  return `${method}${streams ? "Stream" : ""}` as EngineMethod;
}
