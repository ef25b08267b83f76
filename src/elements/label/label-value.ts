import { cleanNumber, cleanText } from "../../base/clean.ts";
import { freeze } from "../../core/frozen.ts";

/** One class and how sure the model is of it, from 0 to 1. */
export interface Confidence {
  readonly label: string;
  readonly confidence: number;
}

/** The answer of a classifier: the class it chose, and all it thought of, the surest first. */
export interface LabelValue {
  readonly label: string;
  readonly confidences: readonly Confidence[];
}

/** What an `hf-label` takes: a class, Gradio's shape, the result of a task or a list of them, or a number for each class. */
export type LabelAccepts =
  | string
  | number
  | { readonly label?: string; readonly confidences?: readonly Confidence[] }
  | Result
  | readonly (Result | string | number)[]
  | Readonly<Record<string, number>>;

/** One result of a task that gives scores. */
interface Result {
  readonly label?: string;
  readonly answer?: string;
  /** What a fill-mask model puts in. */
  readonly token_str?: string;
  readonly word?: string;
  readonly score?: number;
  readonly confidence?: number;
}

/** The one shape of all that a label takes. What makes no sense is left out. */
export function toLabelValue(value: unknown): LabelValue {
  const text = cleanText(value);
  if (text !== undefined) return freeze({ label: text, confidences: [] });
  if (typeof value !== "object" || value === null) return freeze({ label: "", confidences: [] });
  const { label, confidences } = value as Record<string, unknown>;
  const list = listOf(value, confidences);
  const sorted = list.flatMap(toConfidence).sort((one, other) => other.confidence - one.confidence);
  const chosen = cleanText(label) !== undefined && Array.isArray(confidences) ? cleanText(label) : sorted[0]?.label;
  return freeze({ label: chosen ?? inWords(list), confidences: sorted });
}

function listOf(value: object, confidences: unknown): unknown[] {
  // A model that fills several gaps gives a list for each.
  if (Array.isArray(value)) return value.flat();
  if (Array.isArray(confidences)) return confidences;
  if (typeof wordsOf(value) === "string") return [value];
  return Object.entries(value).flatMap(([label, score]) => (cleanNumber(score) === undefined ? [] : { label, score }));
}

/** What was given without any score. */
function inWords(list: readonly unknown[]): string {
  const texts = list.map(cleanText);
  if (texts.every((text) => text !== undefined)) return texts.join(", ");
  return list.map((item) => cleanText(wordsOf(item))).find((words) => words !== undefined) ?? "";
}

/** What a result says, by the name that its task has for it. */
function wordsOf(item: unknown): unknown {
  if (typeof item !== "object" || item === null) return undefined;
  const { label, answer, token_str: token, word, entity_group: group, entity = group } = item as Record<string, unknown>;
  if (typeof word === "string" && typeof entity === "string") return `${word} (${entity})`;
  return label ?? answer ?? (typeof token === "string" ? token.trim() : undefined) ?? word;
}

function toConfidence(item: unknown): Confidence[] {
  const label = cleanText(wordsOf(item));
  if (label === undefined) return [];
  const { confidence, score } = item as Record<string, unknown>;
  const number = cleanNumber(confidence) ?? cleanNumber(score);
  return number === undefined ? [] : [{ label, confidence: Math.min(1, Math.max(0, number)) }];
}
