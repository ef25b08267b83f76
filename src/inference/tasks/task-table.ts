import type { EngineMethod } from "../engine-methods.ts";

/** How a parameter is read from an attribute. `list` is JSON or items between commas. */
export type ParameterType = "string" | "number" | "boolean" | "list" | "json";

/** The kinds of block a task reads from and writes to, by tag without `hf-`. */
export type BlockKind =
  | "annotated-image"
  | "audio"
  | "chatbot"
  | "dataframe"
  | "highlighted-text"
  | "image"
  | "json"
  | "label"
  | "multimodal-textbox"
  | "textbox"
  | "video";

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
  /** One line, for people. */
  readonly title: string;
  readonly method: EngineMethod;
  readonly shape: InputShape;
  /** The blocks to read from, in order. */
  readonly inputs: readonly BlockKind[];
  readonly output: BlockKind;
  /** The answer grows while it arrives. */
  readonly streams?: true;
  /** The field of the answer that is the output's value; absent is the whole answer. */
  readonly field?: string;
  /** The field of each result that says it in words, where there are several with a score each. */
  readonly words?: "answer" | "label" | "token_str" | "word";
  /** By their name on the wire. `model` and `provider` belong to every task and are not repeated. */
  readonly parameters: Readonly<Record<string, ParameterType>>;
}

const sampling = { temperature: "number", top_p: "number", stop: "list", seed: "number" } as const;
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
  "audio-classification": task("Name the kind of a sound", "audioClassification", "file", ["audio"], "label", { words: "label" }),
  "audio-to-audio": task("Separate or clean a recording", "audioToAudio", "file", ["audio"], "json", { words: "label" }),
  "automatic-speech-recognition": task("Write down speech", "automaticSpeechRecognition", "file", ["audio"], "textbox", {
    field: "text",
  }),
  "chat-completion": task("Chat with a model", "chatCompletionStream", "chat", ["multimodal-textbox", "chatbot"], "chatbot", {
    streams: true,
    parameters: {
      ...sampling,
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
  }),
  "document-question-answering": task(
    "Answer a question about a document",
    "documentQuestionAnswering",
    "image+question",
    ["image", "textbox"],
    "label",
    {
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
  ),
  "feature-extraction": task("Turn text into numbers", "featureExtraction", "text", ["textbox"], "json", {
    parameters: {
      normalize: "boolean",
      prompt_name: "string",
      truncate: "boolean",
      truncation_direction: "string",
    },
  }),
  "fill-mask": task("Fill in the missing word", "fillMask", "text", ["textbox"], "label", {
    words: "token_str",
    parameters: { ...topK, targets: "list" },
  }),
  "image-classification": task("Name what a picture shows", "imageClassification", "file", ["image"], "label", { words: "label" }),
  "image-segmentation": task("Outline the things in a picture", "imageSegmentation", "file", ["image"], "annotated-image", {
    words: "label",
    parameters: {
      mask_threshold: "number",
      overlap_mask_area_threshold: "number",
      subtask: "string",
      threshold: "number",
    },
  }),
  "image-text-to-image": task("Make a picture from a picture and text", "imageTextToImage", "image+prompt", ["image", "textbox"], "image", {
    parameters: { ...picture, prompt: "string", target_size: "json" },
  }),
  "image-text-to-video": task("Make a video from a picture and text", "imageTextToVideo", "image+prompt", ["image", "textbox"], "video", {
    parameters: { ...picture, prompt: "string", num_frames: "number", target_size: "json" },
  }),
  "image-to-image": task("Change a picture", "imageToImage", "image+prompt", ["image", "textbox"], "image", {
    parameters: { ...picture, prompt: "string", target_size: "json" },
  }),
  "image-to-text": task("Describe a picture", "imageToText", "file", ["image"], "textbox", {
    field: "generated_text",
  }),
  "image-to-video": task("Make a video of a picture", "imageToVideo", "image+prompt", ["image", "textbox"], "video", {
    parameters: { ...picture, prompt: "string", num_frames: "number", target_size: "json" },
  }),
  "object-detection": task("Find the things in a picture", "objectDetection", "file", ["image"], "annotated-image", { words: "label" }),
  "question-answering": task("Answer a question about a text", "questionAnswering", "question+context", ["textbox", "textbox"], "label", {
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
  }),
  "sentence-similarity": task("Compare a sentence with others", "sentenceSimilarity", "sentence+sentences", ["textbox", "textbox"], "json"),
  summarization: task("Shorten a text", "summarization", "text", ["textbox"], "textbox", {
    field: "summary_text",
    parameters: {
      clean_up_tokenization_spaces: "boolean",
      truncation: "string",
      generate_parameters: "json",
    },
  }),
  "table-question-answering": task(
    "Answer a question about a table",
    "tableQuestionAnswering",
    "question+table",
    ["textbox", "dataframe"],
    "label",
    { words: "answer", parameters: { padding: "string", sequential: "boolean", truncation: "boolean" } },
  ),
  "tabular-classification": task("Classify the rows of a table", "tabularClassification", "table", ["dataframe"], "json"),
  "tabular-regression": task("Estimate a number for each row", "tabularRegression", "table", ["dataframe"], "json"),
  "text-classification": task("Judge a text", "textClassification", "text", ["textbox"], "label", {
    words: "label",
    parameters: { ...topK, function_to_apply: "string" },
  }),
  "text-generation": task("Continue a text", "textGenerationStream", "text", ["textbox"], "textbox", {
    streams: true,
    parameters: {
      ...sampling,
      ...topK,
      max_new_tokens: "number",
      do_sample: "boolean",
      repetition_penalty: "number",
      frequency_penalty: "number",
      typical_p: "number",
      truncate: "number",
      watermark: "boolean",
    },
  }),
  "text-to-audio": task("Turn text into sound", "textToAudio", "text", ["textbox"], "audio", {
    parameters: { generation_parameters: "json" },
  }),
  "text-to-image": task("Make a picture from text", "textToImage", "text", ["textbox"], "image", {
    parameters: { ...picture, width: "number", height: "number", scheduler: "string" },
  }),
  "text-to-speech": task("Read a text aloud", "textToSpeech", "text", ["textbox"], "audio", {
    parameters: { generation_parameters: "json", voice: "string" },
  }),
  "text-to-video": task("Make a video from text", "textToVideo", "text", ["textbox"], "video", {
    parameters: {
      guidance_scale: "number",
      negative_prompt: "list",
      num_frames: "number",
      num_inference_steps: "number",
      seed: "number",
    },
  }),
  "token-classification": task("Mark names and terms in a text", "tokenClassification", "text", ["textbox"], "highlighted-text", {
    words: "word",
    parameters: { aggregation_strategy: "string", ignore_labels: "list", stride: "number" },
  }),
  translation: task("Translate a text", "translation", "text", ["textbox"], "textbox", {
    field: "translation_text",
    parameters: {
      src_lang: "string",
      tgt_lang: "string",
      clean_up_tokenization_spaces: "boolean",
      truncation: "string",
      generate_parameters: "json",
    },
  }),
  "visual-question-answering": task(
    "Answer a question about a picture",
    "visualQuestionAnswering",
    "image+question",
    ["image", "textbox"],
    "label",
    { words: "answer", parameters: topK },
  ),
  "zero-shot-classification": task("Sort a text under your own labels", "zeroShotClassification", "text", ["textbox"], "label", {
    words: "label",
    parameters: {
      candidate_labels: "list",
      hypothesis_template: "string",
      multi_label: "boolean",
    },
  }),
  "zero-shot-image-classification": task(
    "Sort a picture under your own labels",
    "zeroShotImageClassification",
    "image+labels",
    ["image"],
    "label",
    { words: "label", parameters: { candidate_labels: "list", hypothesis_template: "string" } },
  ),
} as const satisfies Readonly<Record<string, TaskEntry>>;

export type TaskName = keyof typeof tasks;

function task(
  title: string,
  method: EngineMethod,
  shape: InputShape,
  inputs: readonly BlockKind[],
  output: BlockKind,
  rest: Pick<TaskEntry, "streams" | "field" | "words"> & { parameters?: TaskEntry["parameters"] } = {},
): TaskEntry {
  return { title, method, shape, inputs, output, parameters: {}, ...rest };
}
