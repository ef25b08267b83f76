import type { Segment } from "./layout.ts";

/** What a piece of text looks like, whatever stands beside it. */
export type FoundKind =
  | "amount"
  | "date"
  | "time"
  | "percent"
  | "email"
  | "phone"
  | "url"
  | "count" // a bare whole number
  | "identifier" // letters, digits and marks mixed
  | "text";

/** A run of words in one segment that may be an answer. */
export interface FoundValue {
  kind: FoundKind;
  segment: Segment;
  /** First and last word, counted within the segment. */
  from: number;
  to: number;
}

const CURRENCY = String.raw`(?:[$€£¥]|usd|eur|gbp|chf|cad|aud|rs\.?)`;
const NUMBER = String.raw`\d{1,3}(?:[.,' ]\d{3})*(?:[.,]\d{1,2})?|\d+(?:[.,]\d{1,2})?`;
const MONTH = String.raw`(?:jan|feb|mar|apr|may|jun|jul|aug|sep|sept|oct|nov|dec)[a-z]*\.?`;
const YEAR = String.raw`(?:19|20)\d{2}`;

const FORMS: { kind: FoundKind; longest: number; form: RegExp }[] = [
  { kind: "email", longest: 1, form: /^[\w.+-]+@[\w-]+(\.[\w-]+)+$/ },
  {
    kind: "url",
    longest: 1,
    form: /^(https?:\/\/\S+|www\.\S+\.\S+|[a-z][a-z0-9-]*\.(com|org|net|io|eu|info|example)(\/\S*)?)$/,
  },
  {
    kind: "date",
    longest: 4,
    form: new RegExp(
      String.raw`^(?:\d{1,2}([./-])\d{1,2}\1(?:\d{4}|\d{2})|\d{4}([./-])\d{1,2}\2\d{1,2}` +
        String.raw`|\d{1,2}(?:st|nd|rd|th)?\.? (?:of )?${MONTH},?(?: ${YEAR})?` +
        String.raw`|${MONTH} \d{1,2}(?:st|nd|rd|th)?,?(?: ${YEAR})?|${MONTH} ${YEAR}|\d{1,2}-${MONTH}-(?:\d{4}|\d{2}))$`,
    ),
  },
  {
    kind: "time",
    longest: 2,
    form: /^\d{1,2}[:.]\d{2}(:\d{2})? ?([ap]\.?m\.?)$|^\d{1,2} ?[ap]\.?m\.?$|^\d{1,2}:\d{2}(:\d{2})?$/,
  },
  { kind: "percent", longest: 2, form: /^-?\d+([.,]\d+)? ?%$/ },
  {
    kind: "amount",
    longest: 3,
    form: new RegExp(`^(?:-?${CURRENCY} ?-?(?:${NUMBER})(?:\\.-)?|-?(?:${NUMBER}) ?${CURRENCY}|-?\\d{1,3}(?:[.,' ]?\\d{3})*[.,]\\d{2})$`),
  },
  {
    kind: "phone",
    longest: 5,
    form: /^(\+\d{1,3}[ .-]?)?(\(\d{1,5}\)[ .-]?)?\d{2,5}([ .-]\d{2,5}){1,4}$/,
  },
  { kind: "count", longest: 1, form: /^\d{1,4}$/ },
];

/** All typed values of a segment, the longest reading of each place first. */
export function typedValues(segment: Segment): FoundValue[] {
  const texts = segment.words.map((word) => plain(word.text));
  const found: FoundValue[] = [];
  let from = 0;
  while (from < texts.length) {
    const value = readAt(segment, texts, from);
    if (value) found.push(value);
    from = value ? value.to + 1 : from + 1;
  }
  return found;
}

/** Whether this run of words is one long code: numbers and short blocks of capitals. */
export function isOneCode(texts: readonly string[]): boolean {
  return texts.some((text) => /\d/.test(text)) && texts.every((text) => /\d/.test(text) || /^[A-Z]{1,5}$/.test(text));
}

/** A word without the punctuation around it, in lower case. */
export function plain(text: string): string {
  return text
    .toLowerCase()
    .replace(/^[“”"'‘’`|*•;,_[{<]+/, "")
    .replace(/[“”"'‘’`|*;:,_\]}>]+$/, "")
    .replace(/(?<=\d)\.$/, "");
}

function readAt(segment: Segment, texts: string[], from: number): FoundValue | undefined {
  for (const { kind, longest, form } of FORMS) {
    for (let to = Math.min(texts.length, from + longest) - 1; to >= from; to--) {
      if (!form.test(texts.slice(from, to + 1).join(" "))) continue;
      if (kind === "phone" && !isPhone(texts.slice(from, to + 1))) continue;
      return { kind, segment, from, to };
    }
  }
  if (!/\d/.test(texts[from] ?? "")) return undefined;
  // A long code is often printed in groups: it is one value when the whole segment is.
  const to = texts.slice(from).every((text) => /\d/.test(text)) ? texts.length - 1 : from;
  return { kind: "identifier", segment, from, to };
}

function isPhone(texts: string[]): boolean {
  const whole = texts.join(" ");
  const digits = whole.replace(/\D/g, "").length;
  return digits >= 7 && digits <= 15 && (/^\+|^\(/.test(whole) || /[ .-]/.test(whole));
}
