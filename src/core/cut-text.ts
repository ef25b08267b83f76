let segmenter: Intl.Segmenter | undefined;

/** What a person calls a character: it may be several code units, as a flag, a family or a syllable of Devanagari is. */
export interface Character {
  readonly start: number;
  readonly end: number;
}

/** The character that a code unit belongs to; an empty one where there is none. */
export function characterAt(text: string, index: number): Character {
  segmenter ??= new Intl.Segmenter();
  // What comes long after it says nothing of it, and the segmenter takes a copy of all that it is given.
  const { index: start, segment } = segmenter.segment(text.slice(0, index + 200)).containing(index) ?? { index, segment: "" };
  return { start, end: start + segment.length };
}

/** The first characters of a text, `most` code units at most. */
export function beginningOf(text: string, most: number): string {
  // One that is longer than all there is place for is cut after all.
  return text.slice(0, characterAt(text, most).start || most);
}

/** So near to the end a text is cut between words, where it has any. */
const WORD = 30;

/** A text of `most` code units at most, and `…` where there is more of it. */
export function shorten(text: string, most: number): string {
  if (text.length <= most) return text;
  const { length } = beginningOf(text, most);
  const from = Math.max(0, length - WORD);
  const word = text.slice(from, length + 1).search(/\s+\S*$/);
  return `${text.slice(0, word > 0 ? from + word : length)}…`;
}
