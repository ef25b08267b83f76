import { isKnownLabel, type Occurrence } from "./labels.ts";
import type { PageLayout, Segment } from "./layout.ts";
import { plain, type FoundValue } from "./values.ts";

const ABBREVIATION = /\b(inc|ltd|co|corp|llc|bros|st|ave|rd|blvd|jr|sr|dr|mr|mrs|ms|no)\.$/;
const ADDRESS_LINES = 3;
const HEAD_LINES = 6;
const FIRM = /^(inc|ltd|llc|llp|plc|corp|co|company|gmbh|ag|kg|s\.?a|b\.?v)\.?$/i;

/** Text that may be an answer: whole segments, and what follows a label within one. */
export function textValues(page: PageLayout, labels: readonly Occurrence[]): FoundValue[] {
  const whole = page.segments.map((segment): FoundValue => ({
    kind: "text",
    segment,
    from: 0,
    to: segment.words.length - 1,
  }));
  const rest = labels
    .filter(({ segment, to }) => to < segment.words.length - 1)
    .map(({ segment, to }): FoundValue => ({
      kind: "text",
      segment,
      from: skipFillers(segment, to + 1),
      to: segment.words.length - 1,
    }))
    .filter((value) => value.from <= value.to);
  return [...whole, ...rest];
}

/** Whoever a page is from stands at its head: the first firm, else the first line that is no title. */
export function letterhead(page: PageLayout): FoundValue | undefined {
  const top = page.segments.filter((segment) => segment.line < HEAD_LINES && !segment.label && !isKnownLabel(segment));
  const names = top.filter((segment) => segment.words.length > 1 && segment.words.every((word) => !/\d/.test(word.text)));
  const segment = names.find(({ words }) => FIRM.test(words.at(-1)?.text ?? "")) ?? names[0];
  return segment && { kind: "text", segment, from: 0, to: segment.words.length - 1 };
}

/** The answer as the models give it: lower case, no currency, no punctuation around it. */
export function printed(value: FoundValue, page: PageLayout, indices: readonly number[]): string {
  const texts = wordsOf(page, indices);
  const text = texts.join(" ").toLowerCase();
  switch (value.kind) {
    case "amount":
      return text.replace(/[$€£¥]|\b(usd|eur|gbp|chf|cad|aud|rs)\b\.?/g, "").replace(/^[\s*(:]+|[\s*),;:.-]+$/g, "");
    case "text": {
      const trimmed = text.replace(/^[\s“”"'‘’`|*•;,_:.-]+|[\s“”"'‘’`|*;,_:-]+$/g, "");
      return ABBREVIATION.test(trimmed) ? trimmed : trimmed.replace(/\.+$/, "");
    }
    default:
      return plain(text);
  }
}

/** An address goes on in the lines right below, as long as they start at the same edge. */
export function withFollowingLines(value: FoundValue, page: PageLayout): number[] {
  const indices = value.segment.indices.slice(value.from, value.to + 1);
  const left = value.segment.words[value.from]?.box.x0 ?? value.segment.box.x0;
  let last = value.segment;
  for (let count = 1; count < ADDRESS_LINES; count++) {
    const next = page.segments.find((other) => other.line > last.line && Math.abs(other.box.x0 - left) < page.wordHeight);
    if (!next || next.label || isKnownLabel(next) || next.box.y0 - last.box.y1 > 1.1 * page.wordHeight) break;
    indices.push(...next.indices);
    last = next;
  }
  return indices;
}

function wordsOf(page: PageLayout, indices: readonly number[]): string[] {
  const texts = new Map<number | undefined, string>();
  for (const segment of page.segments) {
    segment.words.forEach(({ text }, at) => texts.set(segment.indices[at], text));
  }
  return indices.map((index) => texts.get(index) ?? "");
}

function skipFillers(segment: Segment, from: number): number {
  let at = from;
  while (/^(is|are|was|of|the|to|by|:|-|–)$/i.test(segment.words[at]?.text ?? "")) at++;
  return at;
}
