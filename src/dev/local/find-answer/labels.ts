import type { Segment } from "./layout.ts";
import type { Term } from "./question.ts";
import { plain } from "./values.ts";
import { KNOWN_LABELS } from "./concepts.ts";
import { DOCUMENT_WORDS, FILLERS, stem } from "./words.ts";

/** A place in the document where the words of a term stand. */
export interface Occurrence {
  segment: Segment;
  /** First and last word, counted within the segment. */
  from: number;
  to: number;
  /** 1 for the asked words, less for other words of the same meaning and for slips of the reader. */
  similarity: number;
}

const LONGEST_PHRASE = 4;
const LEAST = 0.3;
const SYNONYM = 0.92;
const INSIDE_A_WORD = 0.42; // `total` in `Subtotal`
const INSIDE_A_LABEL = 0.5; // `total` in `Sub total`, which is a label of its own

/** Every place where a term is written, in every length in which it can be read there. */
export function occurrences(term: Term, segments: readonly Segment[]): Occurrence[] {
  const found: Occurrence[] = [];
  for (const segment of segments) {
    const stems = segment.words.map((word) => stem(plain(word.text)));
    for (let from = 0; from < stems.length; from++) {
      for (let to = from; to < Math.min(stems.length, from + LONGEST_PHRASE); to++) {
        const likenesses = readings(stems.slice(from, to + 1).join("")).map((written) => likeness(written, term));
        const similarity = Math.max(...likenesses) * standing(stems, from, to, term);
        const place = { segment, from, to, similarity };
        if (similarity > LEAST && !isFillerInside(place)) found.push(place);
      }
    }
  }
  return found;
}

/** How alike two compact phrases are: 1 the same, 0 different; slips of the reader cost a little. */
export function resemblance(written: string, phrase: string): number {
  if (written === phrase) return 1;
  if (/^\d+$/.test(written) || written.length < 2) return 0;
  const [a, b] = [unconfused(written), unconfused(phrase)];
  if (a === b) return 0.95;
  const shorter = Math.min(a.length, b.length);
  if (shorter >= 5 && distance(a, b) <= (shorter >= 9 ? 2 : 1)) return 0.85;
  if (b.length >= 4 && a.length > b.length && a.endsWith(b)) return INSIDE_A_WORD;
  return 0;
}

/** Whether a segment is made of labels only: `Ship to`, `Invoice #`, `Unit price`. */
export function isKnownLabel(segment: Segment): boolean {
  const stems = segment.words.map((word) => stem(plain(word.text)));
  if (KNOWN_LABELS.has(stems.join(""))) return true;
  return stems.every((text) => readings(text).some((reading) => KNOWN_LABELS.has(reading) || DOCUMENT_WORDS.has(reading)));
}

/** `PO#` is two words to a person: each alone counts, and both together. */
function readings(written: string): string[] {
  return written.length > 1 && written.endsWith("#") ? [written, written.slice(0, -1), "#"] : [written];
}

/** `To` and `From` are labels at the head of a line or alone, not within a sentence. */
function isFillerInside({ segment, from, to }: Occurrence): boolean {
  const filler = segment.words.slice(from, to + 1).every((word) => FILLERS.has(plain(word.text)));
  return filler && (from > 0 || segment.words.length > 4);
}

function likeness(written: string, term: Term): number {
  if (!written) return 0;
  return Math.max(resemblance(written, term.exact), ...term.labels.map((label) => SYNONYM * resemblance(written, label)));
}

/** A shorter match inside a longer label that means something else counts for less. */
function standing(stems: string[], from: number, to: number, term: Term): number {
  for (let left = Math.max(0, from - 2); left <= from; left++) {
    for (let right = Math.min(stems.length - 1, to + 2); right >= to; right--) {
      if (left === from && right === to) continue;
      const longer = stems.slice(left, right + 1).join("");
      if (KNOWN_LABELS.has(longer) && !term.labels.includes(longer) && !FILLERS.has(longer)) {
        return term.generic || term.document ? 1 : INSIDE_A_LABEL;
      }
    }
  }
  return 1;
}

/** Letters and digits that readers take for each other, made one. */
function unconfused(text: string): string {
  return text
    .replace(/[0q]/g, "o")
    .replace(/[1i|!]/g, "l")
    .replace(/5/g, "s")
    .replace(/8/g, "b")
    .replace(/rn/g, "m")
    .replace(/vv/g, "w");
}

/** Edit distance (Levenshtein) of two short words. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 0; i < a.length; i++) {
    let corner = Infinity;
    let left = Infinity;
    row = row.map((above, j) => {
      left = Math.min(corner + (a[i] === b[j - 1] ? 0 : 1), above + 1, left + 1);
      corner = above;
      return left;
    });
  }
  return row.at(-1) ?? 0;
}
