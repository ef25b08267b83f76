import type { Occurrence } from "./labels.ts";
import { around, height, overlapAcross, type Box, type PageLayout, type Segment } from "./layout.ts";
import { plain, typedValues, type FoundValue, type FoundKind } from "./values.ts";
import { DOCUMENT_WORDS, FILLERS, stem } from "./words.ts";

/** What the page tells about its values: where labels and other values stand. */
export interface Surroundings {
  page: PageLayout;
  /** Typed values by segment. */
  values: ReadonlyMap<Segment, readonly FoundValue[]>;
  /** By segment, for each word whether it says nothing else: a word of the question, a value or a filler. */
  quiet: ReadonlyMap<Segment, readonly boolean[]>;
}

/** Looks over the page once, for all questions about single values. */
export function survey(page: PageLayout, labels: readonly Occurrence[]): Surroundings {
  const values = new Map<Segment, readonly FoundValue[]>();
  const quiet = new Map<Segment, boolean[]>();
  for (const segment of page.segments) {
    const typed = typedValues(segment);
    const isInValue = (index: number) => typed.some((value) => index >= value.from && index <= value.to);
    values.set(segment, typed);
    quiet.set(
      segment,
      segment.words.map((word, index) => isEmpty(plain(word.text)) || isInValue(index)),
    );
  }
  for (const { segment, from, to, similarity } of labels) {
    if (similarity >= KNOWN_WORD) quiet.get(segment)?.fill(true, from, to + 1);
  }
  return { page, values, quiet };
}

function isEmpty(text: string): boolean {
  const root = stem(text);
  return !root || FILLERS.has(text) || DOCUMENT_WORDS.has(root);
}

const LEFT: Partial<Record<FoundKind, number>> = { count: 0.6, date: 0.45 };
const KNOWN_WORD = 0.6; // similarity
const PROSE = 6; // a segment of this many words is a sentence, not a label

/**
 * How strongly a label points at a value, from 0 to 1: right beside it, after its colon,
 * below it in its column, or near it in the same sentence.
 */
export function pointing(label: Occurrence, value: FoundValue, around: Surroundings): number {
  const { segment } = label;
  let strength: number;
  if (segment === value.segment) strength = inSegment(label, value, around);
  else if (segment.line === value.segment.line) strength = onLine(label, value, around);
  else strength = Math.max(below(label, value, around), inParagraph(label, value, around));
  return strength * label.similarity * purity(label, around);
}

function inSegment(label: Occurrence, value: FoundValue, around: Surroundings): number {
  const { segment } = label;
  if (value.from > label.to) {
    let between = 0;
    for (let index = label.to + 1; index < value.from; index++) {
      if (!isQuiet(segment, index, around)) between++;
    }
    const rivals = sameKind(segment, value, around).filter((other) => other.from > label.to && other.from < value.from);
    const stops = sentenceEnds(segment.words.slice(label.to, value.from).map((word) => word.text));
    return 0.98 * 0.9 ** between * 0.5 ** rivals.length * 0.4 ** stops;
  }
  if (value.to < label.from) return 0.5 * 0.9 ** (label.from - value.to - 1);
  return 0;
}

function onLine(label: Occurrence, value: FoundValue, around: Surroundings): number {
  const line = around.page.lines[label.segment.line] ?? [];
  // Counts and dates often open a row.
  if (value.segment.column < label.segment.column) return LEFT[value.kind] ?? 0.15;
  let strength = 0.97;
  const own = sameKind(label.segment, value, around).filter((other) => other.from > label.to);
  strength *= 0.6 ** own.length;
  for (const between of line.slice(label.segment.column + 1, value.segment.column)) {
    if (between.label) strength *= isExplained(between, around) ? 1 : 0.2;
    else if (sameKind(between, value, around).length > 0) strength *= 0.92;
    else strength *= isExplained(between, around) ? 1 : 0.7;
  }
  if (value.kind === "text" && !label.segment.label && isHeading(value.segment, around.page)) strength *= 0.5;
  // `Date: 3 May` right of `Invoice` belongs to its own words first.
  const ahead = value.segment.words.slice(0, value.from).filter((_, index) => !isQuiet(value.segment, index, around));
  return strength * 0.6 ** Math.min(2, ahead.length);
}

function below(label: Occurrence, value: FoundValue, surroundings: Surroundings): number {
  const { page } = surroundings;
  const { segment } = label;
  if (value.segment.line < segment.line || segment.words.length >= PROSE) return 0;
  const labelBox = around(segment.words.slice(label.from, label.to + 1));
  const valueBox = around(value.segment.words.slice(value.from, value.to + 1));
  if (!inColumn(labelBox, valueBox, page.wordHeight) && !inColumn(segment.box, valueBox, page.wordHeight)) return 0;
  let strength = 0.88;
  let floor = segment.box.y1;
  for (let line = segment.line + 1; line < value.segment.line; line++) {
    const between = page.lines[line]?.find((other) => overlapAcross(other.box, valueBox) > 0.2);
    if (!between) continue;
    strength *= 0.82;
    floor = between.box.y1;
  }
  const gap = (valueBox.y0 - floor) / page.wordHeight;
  if (gap > 2.5) strength *= Math.max(0.3, 2.5 / gap);
  if (isServed(label, value, surroundings)) strength *= 0.45;
  if (value.kind !== "text" && isHeadOfColumn(labelBox, value, surroundings)) strength *= 0.8;
  const previous = page.lines[value.segment.line]?.[value.segment.column - 1];
  if (previous?.label && !isExplained(previous, surroundings)) strength *= 0.3;
  const ahead = value.segment.words.slice(0, value.from).filter((_, index) => !isQuiet(value.segment, index, surroundings));
  return strength * 0.75 ** Math.min(3, ahead.length);
}

/** Whether something stands closer below a segment than lines stand elsewhere: it is a label above its value. */
function isHeading({ box }: Segment, page: PageLayout): boolean {
  const column = page.segments.filter((other) => inColumn(other.box, box, page.wordHeight));
  const under = nearestBelow(column, box.y1);
  if (!under) return false;
  const gap = under.box.y0 - box.y1;
  const above = box.y0 - Math.max(-Infinity, ...column.filter((other) => other.box.y1 <= box.y0).map((other) => other.box.y1));
  const next = nearestBelow(column, under.box.y1);
  return gap < 2 * page.wordHeight && gap < 0.7 * above && (!next || gap < 0.7 * (next.box.y0 - under.box.y1));
}

function nearestBelow(segments: readonly Segment[], y: number): Segment | undefined {
  return segments.filter((other) => other.box.y0 >= y - 2).sort((a, b) => a.box.y0 - b.box.y0)[0];
}

/** A label over a whole column of values points at none of them in particular. */
function isHeadOfColumn(box: Box, value: FoundValue, { page, values }: Surroundings): boolean {
  const column = page.segments.filter((other) => other.box.y0 >= box.y1 && inColumn(other.box, value.segment.box, page.wordHeight));
  return column.filter((other) => values.get(other)?.some((typed) => typed.kind === value.kind)).length > 1;
}

/** A label with a value on its own line does not need one below. */
function isServed(label: Occurrence, value: FoundValue, around: Surroundings): boolean {
  const line = around.page.lines[label.segment.line] ?? [];
  if (sameKind(label.segment, value, around).some((other) => other.from > label.to)) return true;
  const next = line[label.segment.column + 1];
  if (!next) return false;
  return label.segment.label || (value.kind !== "text" && sameKind(next, value, around).length > 0);
}

/** Sentences run over several lines: the words count, not the columns. */
function inParagraph(label: Occurrence, value: FoundValue, around: Surroundings): number {
  const { page } = around;
  const [first, last] = label.segment.line < value.segment.line ? [label.segment, value.segment] : [value.segment, label.segment];
  if (last.line - first.line > 2 || Math.max(first.words.length, last.words.length) < PROSE) return 0;
  const texts: string[] = [];
  const forward = first === label.segment;
  texts.push(...first.words.slice((forward ? label.to : value.to) + 0).map((word) => word.text));
  for (let line = first.line; line < last.line; line++) {
    const upper = onlySegment(page.lines[line]);
    const lower = onlySegment(page.lines[line + 1]);
    if (!upper || !lower || upper.words.length < 4) return 0;
    if (lower.box.y0 - upper.box.y1 > 1.6 * page.wordHeight) return 0;
    if (line + 1 < last.line) texts.push(...lower.words.map((word) => word.text));
  }
  texts.push(...last.words.slice(0, forward ? value.from : label.from).map((word) => word.text));
  return (forward ? 0.75 : 0.5) * 0.96 ** texts.length * 0.4 ** sentenceEnds(texts);
}

/** The segment of a line that has no other. */
function onlySegment(line: readonly Segment[] = []): Segment | undefined {
  return line.length === 1 ? line[0] : undefined;
}

/** How much of the label's own words the question explains. */
function purity(label: Occurrence, around: Surroundings): number {
  const { segment } = label;
  let foreign = 0;
  segment.words.forEach((_, index) => {
    if ((index < label.from || index > label.to) && !isQuiet(segment, index, around)) foreign++;
  });
  return Math.max(segment.words.length >= PROSE ? 0.65 : 0.4, 1 / (1 + 0.3 * foreign));
}

function isQuiet(segment: Segment, index: number, around: Surroundings): boolean {
  return around.quiet.get(segment)?.[index] ?? false;
}

function isExplained(segment: Segment, around: Surroundings): boolean {
  return segment.words.every((_, index) => isQuiet(segment, index, around));
}

function sameKind(segment: Segment, value: FoundValue, around: Surroundings): FoundValue[] {
  return (around.values.get(segment) ?? []).filter((other) => other.kind === value.kind && other !== value);
}

function inColumn(label: Box, value: Box, wordHeight: number): boolean {
  const shared = overlapAcross(label, value);
  const aligned = Math.min(Math.abs(label.x0 - value.x0), Math.abs(label.x1 - value.x1)) < wordHeight;
  return shared > 0.5 || (aligned && shared > 0) || (aligned && height(value) > 0 && Math.abs(label.x0 - value.x0) < wordHeight);
}

function sentenceEnds(texts: readonly string[]): number {
  return texts.slice(0, -1).filter((text, index) => /[a-z\d)]{2}[.!?]$/i.test(text) && /^[A-Z“"]/.test(texts[index + 1] ?? "")).length;
}
