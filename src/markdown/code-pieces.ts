/** Longer lines have no colours: a grammar may look through the rest of a line, and more than once, at each of its letters. */
const LONGEST_LINE = 2000;
/** A piece is so many characters at most, and so much work unless it is a single line. */
const LONGEST_PIECE = 4096;
const MOST_WORK_AT_ONCE = 16_000;
/** How much work the colours of one block may be. */
export const MOST_WORK = 200_000;
/** A line's characters count once for each so many of them. */
const USUAL_LINE = 80;

/** Where the first piece of a text ends. All of this follows from the text alone, however it arrives. */
export interface Piece {
  readonly length: number;
  /** In characters, those of longer lines several times; 0 for what has no colours. */
  readonly work: number;
  /** `open`: the text may go on in it. `full`: it has as much as it may. `apart`: it is a line that is too long, or ends before one. */
  readonly kind: "open" | "full" | "apart";
}

/** Colouring goes piece by piece, each of whole lines. */
export function firstPiece(text: string): Piece {
  let [length, work] = [0, 0];
  for (;;) {
    const line = text.slice(length, length + LONGEST_LINE + 1);
    const size = line.indexOf("\n") + 1 || line.length;
    const ends = line[size - 1] === "\n";
    if (!ends && size > LONGEST_LINE) return length > 0 ? { length, work, kind: "apart" } : longLine(text);
    const more = size * Math.ceil(size / USUAL_LINE);
    if (!ends) return { length: text.length, work: work + more, kind: "open" };
    if (length > 0 && (length + size > LONGEST_PIECE || work + more > MOST_WORK_AT_ONCE)) return { length, work, kind: "full" };
    length += size;
    work += more;
  }
}

function longLine(text: string): Piece {
  const end = text.indexOf("\n", LONGEST_LINE) + 1;
  return { length: end || text.length, work: 0, kind: end ? "apart" : "open" };
}
