import type { InferenceClient, Options } from "@huggingface/inference";

/** The calls an app can make: names and arguments are those of `InferenceClient`. */
export const engineMethods = [
  "audioClassification",
  "audioToAudio",
  "automaticSpeechRecognition",
  "chatCompletion",
  "chatCompletionStream",
  "documentQuestionAnswering",
  "featureExtraction",
  "fillMask",
  "imageClassification",
  "imageSegmentation",
  "imageTextToImage",
  "imageTextToVideo",
  "imageToImage",
  "imageToText",
  "imageToVideo",
  "objectDetection",
  "questionAnswering",
  "sentenceSimilarity",
  "summarization",
  "tableQuestionAnswering",
  "tabularClassification",
  "tabularRegression",
  "textClassification",
  "textGeneration",
  "textGenerationStream",
  "textToAudio",
  "textToImage",
  "textToSpeech",
  "textToVideo",
  "tokenClassification",
  "translation",
  "visualQuestionAnswering",
  "zeroShotClassification",
  "zeroShotImageClassification",
] as const satisfies readonly (keyof InferenceClient)[];

export type EngineMethod = (typeof engineMethods)[number];

/** One chunk of a streamed chat, in the OpenAI shape. */
export type ChatChunk = ReturnType<InferenceClient["chatCompletionStream"]> extends AsyncGenerator<infer Chunk> ? Chunk : never;

/** One scored answer about a document: `score` is 0 to 1, `start` and `end` are word positions. */
export type DocumentAnswer = Awaited<ReturnType<InferenceClient["documentQuestionAnswering"]>>;

type DocumentArgs = Parameters<InferenceClient["documentQuestionAnswering"]>[0];
type Shared = Omit<Pick<InferenceClient, EngineMethod>, "documentQuestionAnswering">;

/** What an author may give as engine: an `InferenceClient`, or any subset of its methods. */
export type PartialEngine = Partial<
  Shared & {
    documentQuestionAnswering(args: DocumentArgs, options?: Options): Promise<DocumentAnswer | DocumentAnswer[]>;
  }
>;

/** What a run gets: the same methods, bound to the run's signal and guarded. */
export type Engine = Shared & {
  /** Gives every scored answer, best first; none is `[]`. (`InferenceClient` keeps only the first.) */
  documentQuestionAnswering(args: DocumentArgs, options?: Options): Promise<DocumentAnswer[]>;
};

/** What a task asks of its one call. */
export interface EngineOptions extends Options {
  /** Gives every scored answer in a list, where an `InferenceClient` keeps only the first of them. */
  allAnswers?: boolean;
}

/** The Hub's name of what a method does: `documentQuestionAnswering` is `document-question-answering`. */
export function taskOfMethod(method: EngineMethod): string {
  return method.replace(/Stream$/, "").replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

/** Whether the answer of a method arrives in pieces. */
export function streams(method: EngineMethod): boolean {
  return method.endsWith("Stream");
}

/** Whether the answer of a method is a file (a `Blob`), not JSON. */
export function answersWithFile(method: EngineMethod): boolean {
  return /To(Image|Video|Speech)$|^textToAudio$/.test(method);
}
