import { isKnownLabel, occurrences, type Occurrence } from "./labels.ts";
import { layOut, type PageLayout, type Word } from "./layout.ts";
import { pointing, survey, type Surroundings } from "./evidence.ts";
import { understand, type Question, type Term } from "./question.ts";
import { isOneCode, type FoundValue, type FoundKind } from "./values.ts";
import { letterhead, printed, textValues, withFollowingLines } from "./spans.ts";
import type { WantedKind } from "./concepts.ts";

export type { Box, Word } from "./layout.ts";

/** One possible answer, in the shape document question answering models give. */
export interface ScoredAnswer {
  /** In lower case, as the models give it; amounts without their currency. */
  answer: string;
  /** 0 to 1. */
  score: number;
  /** First and last word of the answer, as indices into the words given. */
  start: number;
  end: number;
}

const LEAST_SCORE = 0.12;
const LEAST_EVIDENCE = 0.2;
const BARE_VALUE = 0.35; // a value of the right kind beside no label, when the question names none
/** Kinds that say what they are even where no label does. */
const SPEAKING_KINDS: ReadonlySet<FoundKind> = new Set(["amount", "date", "time", "percent", "email", "phone", "url"]);
const UNLABELLED_SENDER = 0.4;
const UNSEEN = 0.4;
const IN_TITLE = 0.2; // the document's own name holds weakly for every value in it

/** How well a kind of value answers a question that wants another kind; 0.05 where nothing is said. */
const FIT: Record<WantedKind, Partial<Record<FoundKind, number>>> = {
  amount: { amount: 1, count: 0.5, identifier: 0.25, percent: 0.2, text: 0.1 },
  date: { date: 1, time: 0.3, text: 0.3 },
  time: { time: 1, date: 0.3, text: 0.2 },
  percent: { percent: 1, amount: 0.15, count: 0.15 },
  count: { count: 1, amount: 0.1, identifier: 0.3, text: 0.1 },
  identifier: { identifier: 1, count: 1, phone: 0.6, amount: 0.35, date: 0.2, text: 0.1 },
  phone: { phone: 1, identifier: 0.3, count: 0.2 },
  email: { email: 1 },
  url: { url: 1, email: 0.1 },
  name: { text: 1, email: 0.3, identifier: 0.1 },
  address: { text: 1, email: 0.1, url: 0.1 },
  any: {
    text: 1,
    amount: 0.9,
    date: 0.9,
    time: 0.9,
    percent: 0.9,
    email: 0.9,
    phone: 0.9,
    url: 0.9,
    count: 0.9,
    identifier: 0.9,
  },
};

/**
 * Finds the answers to a question among the words of a page, best first.
 *
 * It knows labels and where their values stand (right of them, after a colon, below them), and
 * what an amount, a date or a number looks like. It does not understand the text.
 *
 * @param words in any order; `start` and `end` of the answers are indices into this list
 * @param options.topK how many answers at most (5)
 * @returns an empty list when nothing plausible stands on the page
 */
export function findAnswer(question: string, words: readonly Word[], options: { topK?: number | undefined } = {}): ScoredAnswer[] {
  const page = layOut(words);
  const asked = understand(question);
  if (asked.terms.length === 0) return [];
  const found = asked.terms.map((term): Found => ({ term, places: occurrences(term, page.segments) }));
  const labels = found.flatMap(({ places }) => places);
  const surroundings = survey(page, labels);
  const typed = [...surroundings.values.values()].flat();
  const texts = textValues(page, labels).filter(
    (text) => !typed.some((value) => value.segment === text.segment && value.from <= text.from && value.to >= text.to),
  );
  const candidates = [...typed, ...texts];
  let scored = candidates.map((value) => ({
    value,
    score: rate(value, asked, found, surroundings),
  }));
  if (scored.every((item) => item.score < BARE_VALUE) && asked.terms.every((term) => term.generic || term.document)) {
    scored = typed.map((value) => ({
      value,
      score: SPEAKING_KINDS.has(value.kind) ? BARE_VALUE * fitOf(value, asked) : 0,
    }));
  }
  if (scored.every((item) => item.score < LEAST_SCORE) && asked.terms.some((term) => term.concept === "sender")) {
    const head = letterhead(page);
    if (head) scored = [{ value: head, score: UNLABELLED_SENDER }];
  }
  const plausible = scored.filter((item) => item.score >= LEAST_SCORE).sort((a, b) => b.score - a.score);
  return distinct(plausible, page, asked).slice(0, options.topK ?? 5);
}

/** What a question asks about, and where that stands on the page. */
interface Found {
  readonly term: Term;
  readonly places: readonly Occurrence[];
}

function rate(value: FoundValue, asked: Question, found: readonly Found[], around: Surroundings): number {
  let weights = 0;
  let sum = 0;
  let specific = 0;
  let needed = false;
  const someFound = found.some(({ term, places }) => !term.generic && !term.document && places.length > 0);
  for (const { term, places } of found) {
    let strength = Math.max(0, ...places.map((place) => (covers(place, value) ? 0 : pointing(place, value, around))));
    if (term.document && places.length > 0) strength = Math.max(strength, IN_TITLE);
    if (!term.generic && !(term.document && asked.terms.length > 1 && term.weight < 0.5)) {
      needed = true;
      specific = Math.max(specific, strength);
    }
    // A word that stands nowhere on the page, such as the verb of the question, tells little.
    const weight = places.length === 0 && someFound ? UNSEEN * term.weight : term.weight;
    weights += weight;
    sum += weight * strength;
  }
  if (needed && specific < LEAST_EVIDENCE) return 0;
  const evidence = weights > 0 ? (sum / weights) ** 1.2 : 0;
  const words = value.segment.words.slice(value.from, value.to + 1);
  const confidence = words.reduce((total, word) => total + word.confidence, 0) / words.length / 100;
  return Math.min(0.99, evidence * fitOf(value, asked) * likelihood(value) * (0.75 + 0.25 * confidence));
}

function fitOf(value: FoundValue, asked: Question): number {
  return FIT[asked.wanted][kindOf(value)] ?? 0.05;
}

/** Text made of codes only is a code, whatever it was found as. */
function kindOf(value: FoundValue): FoundKind {
  if (value.kind !== "text") return value.kind;
  const texts = value.segment.words.slice(value.from, value.to + 1).map((word) => word.text);
  return isOneCode(texts) ? "identifier" : "text";
}

/** Labels are no answers. */
function likelihood(value: FoundValue): number {
  if (value.kind !== "text") return 1;
  if (value.segment.label) return 0.05;
  const whole = value.from === 0 && value.to === value.segment.words.length - 1;
  if (whole && isKnownLabel(value.segment)) return 0.15;
  return 1;
}

function covers(place: Occurrence, value: FoundValue): boolean {
  return place.segment === value.segment && place.from <= value.to && place.to >= value.from;
}

function distinct(scored: { value: FoundValue; score: number }[], page: PageLayout, asked: Question): ScoredAnswer[] {
  const answers: ScoredAnswer[] = [];
  const used = new Set<number>();
  for (const { value, score } of scored) {
    const indices = asked.wanted === "address" ? withFollowingLines(value, page) : value.segment.indices.slice(value.from, value.to + 1);
    const answer = printed(value, page, indices);
    if (!answer || indices.some((index) => used.has(index)) || answers.some((other) => other.answer === answer)) continue;
    for (const index of indices) used.add(index);
    answers.push({
      answer,
      score: Math.round(score * 1e4) / 1e4,
      start: Math.min(...indices),
      end: Math.max(...indices),
    });
  }
  return answers;
}
