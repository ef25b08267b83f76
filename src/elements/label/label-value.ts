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

/** What an `hf-label` takes: a class, Gradio's shape, a list of a task's results, or a number for each class. */
export type LabelAccepts =
  | string
  | number
  | { readonly label?: string; readonly confidences?: readonly Confidence[] }
  | readonly { readonly label?: string; readonly answer?: string; readonly score?: number; readonly confidence?: number }[]
  | Readonly<Record<string, number>>;

/** The one shape of all that a label takes. What makes no sense is left out. */
export function toLabelValue(value: unknown): LabelValue {
  const text = cleanText(value);
  if (text !== undefined) return freeze({ label: text, confidences: [] });
  if (typeof value !== "object" || value === null) return freeze({ label: "", confidences: [] });
  const { label, confidences } = value as Record<string, unknown>;
  const given = typeof label === "string" ? label : undefined;
  const list = Array.isArray(value) ? value : Array.isArray(confidences) ? confidences : given === undefined ? pairs(value) : [];
  const sorted = list.flatMap(toConfidence).sort((one, other) => other.confidence - one.confidence);
  return freeze({ label: given ?? sorted[0]?.label ?? "", confidences: sorted });
}

function pairs(record: object): unknown[] {
  return Object.entries(record).map(([label, score]) => ({ label, score }));
}

function toConfidence(item: unknown): Confidence[] {
  if (typeof item !== "object" || item === null) return [];
  const { label, answer, confidence, score } = item as Record<string, unknown>;
  const text = cleanText(label) ?? cleanText(answer);
  const number = cleanNumber(confidence) ?? cleanNumber(score);
  return text === undefined || number === undefined ? [] : [{ label: text, confidence: Math.min(1, Math.max(0, number)) }];
}
