import type { Parser } from "./parser.ts";

/** Signs of writing that sets no spaces between words: of Chinese, Japanese and Korean, of Thai, Lao, Burmese, Khmer, Tibetan. */
const UNSPACED =
  /[\u0e00-\u109f\u1100-\u11ff\u1780-\u17ff\u2e80-\u2fff\u3001-\ua4cf\ua960-\ua97f\uac00-\ud7ff\uf900-\ufaff\ufe30-\ufe4f\uff01-\uffee\u{16fe0}-\u{1b2ff}\u{20000}-\u{3fffd}]/u;
const SPACE = /[\t-\r\p{Zs}]/u;
const PUNCTUATION = /[\p{P}\p{S}]/u;

/**
 * Decides which runs of `*`, `_` and `~` open and which close. CommonMark's rules lean on the spaces between words, which
 * is why `**提示：**先` stays as it is there. Here a sign of a writing without them is never the punctuation that keeps a
 * run from opening or closing, and beside other punctuation it counts as a space.
 */
export function addFlanking(made: Parser): void {
  made.inline.State.prototype.scanDelims = function (start, canSplitWord) {
    const { src, posMax } = this;
    let end = start;
    while (end < posMax && src[end] === src[start]) end++;
    // By code point: the last of the two units before may be half of one.
    const before = Array.from(src.slice(Math.max(0, start - 2), start)).at(-1) ?? " ";
    const after = end < posMax ? String.fromCodePoint(src.codePointAt(end) ?? 0) : " ";
    const left = touches(after, before);
    const right = touches(before, after);
    return {
      can_open: left && (canSplitWord || !right || PUNCTUATION.test(before)),
      can_close: right && (canSplitWord || !left || PUNCTUATION.test(after)),
      length: end - start,
    };
  };
}

/** Whether a run belongs to the text on its one side. */
function touches(inner: string, outer: string): boolean {
  if (SPACE.test(inner)) return false;
  return UNSPACED.test(inner) || !PUNCTUATION.test(inner) || UNSPACED.test(outer) || SPACE.test(outer) || PUNCTUATION.test(outer);
}
