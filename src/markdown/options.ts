import { nameOf } from "../base/markup-value.ts";
import type { MathDelimiter } from "./math-rules.ts";
import { REASONING_TAGS, type ReasoningTag } from "../core/reasoning.ts";
import type { Images } from "./urls.ts";

/** What an author can choose. */
export interface MarkdownOptions {
  /** What stands around maths: `$$…$$`, `\[…\]` and `\(…\)` unless said otherwise. */
  readonly mathDelimiters?: readonly MathDelimiter[] | undefined;
  /** The tags around a model's reasoning: `<think>…</think>` unless said otherwise. */
  readonly reasoningTags?: readonly ReasoningTag[] | undefined;
  /** Which pictures load without a click, beside inline ones: none unless said otherwise. */
  readonly images?: Images | undefined;
}

/** An element that shows Markdown, with what its author chose: anything at all. */
export interface MarkdownHost extends Element {
  readonly latexDelimiters: readonly MathDelimiter[] | undefined;
  readonly reasoningTags: readonly ReasoningTag[] | undefined;
  readonly images: Images;
}

const MATHS: readonly MathDelimiter[] = [
  { left: "$$", right: "$$", display: true },
  { left: "\\[", right: "\\]", display: true },
  { left: "\\(", right: "\\)", display: false },
];

/** Attributes of which was said that they are no JSON. */
const told = new WeakMap<Element, Set<string>>();

/** What the author of an element chose. An attribute that is no JSON counts as not given, and the console says so. */
export function choicesOf(host: MarkdownHost): MarkdownOptions {
  const { latexDelimiters: mathDelimiters, reasoningTags, images } = host;
  tell(host, "latex-delimiters", mathDelimiters, '[{"left": "$", "right": "$", "display": false}]');
  tell(host, "reasoning-tags", reasoningTags, '[["<think>", "</think>"]]');
  return { mathDelimiters, reasoningTags, images };
}

function tell(host: Element, name: string, given: unknown, example: string): void {
  const before = told.get(host) ?? new Set();
  if (typeof given !== "string" || before.has(name + given)) return;
  told.set(host, before.add(name + given));
  console.error(
    `${nameOf(host)} has the attribute ${name}=${JSON.stringify(given)}, which is not JSON. Write it as JSON, for example ${example}.`,
  );
}

/** The entries of the right shape in anything at all; what is usual where it is no list. */
export function delimitersIn(given: unknown): readonly MathDelimiter[] {
  return listOf(given, MATHS, (entry) => {
    const { left, right, display } = Object(entry) as Record<string, unknown>;
    return isText(left) && isText(right) ? { left, right, display: display === true } : undefined;
  });
}

/** As `delimitersIn`, for tags. */
export function tagsIn(given: unknown): readonly ReasoningTag[] {
  return listOf(given, REASONING_TAGS, (entry) => {
    const [open, close] = Array.isArray(entry) ? (entry as unknown[]) : [];
    return isText(open) && isText(close) ? ([open, close] as const) : undefined;
  });
}

function listOf<Item>(given: unknown, usual: readonly Item[], read: (entry: unknown) => Item | undefined): readonly Item[] {
  return Array.isArray(given) ? given.map(read).filter((item) => item !== undefined) : usual;
}

function isText(value: unknown): value is string {
  return typeof value === "string" && value !== "";
}
