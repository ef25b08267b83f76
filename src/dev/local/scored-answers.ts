import { turnRound } from "./statement.ts";

/** An answer as question answering gives it; `score` is 0 to 1. */
export interface Scored {
  answer: string;
  score?: number | undefined;
}

const SURE = 0.8;
const LIKELY = 0.4;
const NEAR = 0.75; // a second answer with this share of the first score is worth a word

/** The scored answers in a text: the first JSON list of `{answer, score}`, or one such object. */
export function scoredAnswersIn(text: string): { answers: Scored[]; before: string; after: string } | undefined {
  for (let at = 0; at < text.length; at++) {
    if (text[at] !== "[" && text[at] !== "{") continue;
    const json = balanced(text, at) ?? "";
    const answers = asAnswers(json);
    if (!answers) continue;
    if (answers.length === 0 && !/answers?\W*$/i.test(text.slice(0, at))) continue;
    return { answers, before: text.slice(0, at), after: text.slice(at + json.length) };
  }
  return undefined;
}

/** The question in a text beside its answers: what follows “Question:”, else what ends in “?”. */
export function questionIn(text: string): string {
  const [, marked] = /\bquestion\s*[:=]\s*(.+?)(?=[\s,;.]*(?:\b(?:the )?(?:scored )?answers?\s*[:=]|\n|$))/is.exec(text) ?? [];
  if (marked) return marked.trim().replace(/^["“']|["”']$/g, "");
  const asked = text.match(/[^.!?\n:]*\?/g)?.at(-1);
  return asked?.trim() ?? "";
}

/** One short sentence that says the answers, with how sure they are in words. */
export function say(question: string, answers: readonly Scored[]): string {
  const [first, second] = [...answers].sort((a, b) => (b.score ?? 0) - (a.score ?? 0));
  if (!first?.answer.trim()) return "I could not find an answer to that in the document.";
  const state = turnRound(question);
  const answer = first.answer.trim();
  if (first.score === undefined) return closed(state(answer, ""));
  if (second && second.answer.trim() !== answer && (second.score ?? 0) >= NEAR * first.score) {
    return closed(`${state(answer, "most likely")}, though it could also be ${second.answer.trim()}`);
  }
  if (first.score >= SURE) return closed(`${state(answer, "")}; I am quite sure of that`);
  if (first.score >= LIKELY) return closed(state(answer, "probably"));
  return closed(`${state(answer, "perhaps")}, but I am not sure`);
}

function closed(text: string): string {
  return /[.!?]$/.test(text) ? text : `${text}.`;
}

function asAnswers(json: string): Scored[] | undefined {
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch {
    return undefined; // prose in brackets, not data
  }
  const list = Array.isArray(value) ? value : [value];
  return list.every(isScored) ? list.map(({ answer, score }) => ({ answer: String(answer), score })) : undefined;
}

function isScored(value: unknown): value is { answer: string | number; score?: number } {
  if (typeof value !== "object" || value === null || !("answer" in value)) return false;
  const { answer, score } = value as { answer: unknown; score?: unknown };
  return (typeof answer === "string" || typeof answer === "number") && (score === undefined || typeof score === "number");
}

/** The JSON list or object that starts here, found by its brackets outside of strings. */
function balanced(text: string, start: number): string | undefined {
  let depth = 0;
  let quoted = false;
  for (let at = start; at < text.length; at++) {
    const letter = text[at];
    if (quoted) {
      if (letter === "\\") at++;
      else if (letter === '"') quoted = false;
    } else if (letter === '"') quoted = true;
    else if (letter === "[" || letter === "{") depth++;
    else if ((letter === "]" || letter === "}") && --depth === 0) return text.slice(start, at + 1);
  }
  return undefined;
}
