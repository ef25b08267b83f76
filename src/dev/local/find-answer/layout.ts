/** A rectangle in pixels of the picture that was read; y grows downwards. */
export interface Box {
  x0: number;
  y0: number;
  x1: number;
  y1: number;
}

/** One word as it was read; `confidence` is 0 to 100. */
export interface Word {
  text: string;
  box: Box;
  confidence: number;
}

/** Words that stand together on one line: a label, a value, a table cell or a line of prose. */
export interface Segment {
  /** Indices into the words of the page, from left to right. */
  indices: number[];
  words: Word[];
  box: Box;
  /** Which line of the page, from the top. */
  line: number;
  /** Its place within the line, from the left. */
  column: number;
  /** It ends with a colon, so what follows is its value. */
  label: boolean;
}

export interface PageLayout {
  lines: Segment[][];
  segments: Segment[];
  /** Height of a usual word, in pixels. */
  wordHeight: number;
}

const WIDEST_SPACE = 1.15; // between words of one segment, in word heights
const COLON = /[:：]$/;
const LONGEST_LABEL = 6; // words before a colon; a longer run is a sentence

/** A word, and its place in the list of all. */
interface Numbered {
  readonly word: Word;
  readonly index: number;
}

/**
 * Joins words into segments, splits those after colons, and groups them into lines.
 *
 * Words are joined to their neighbours first: columns of a form often stand at slightly
 * different heights, and whole rows would mix them up.
 */
export function layOut(words: readonly Word[]): PageLayout {
  const wordHeight = median(words.map((word) => height(word.box))) || 1;
  const pieces = joinNeighbours(words, wordHeight).flatMap(splitAtColon);
  const lines = rows(pieces, wordHeight).map((row, line) =>
    row.map(({ piece, box }, column): Segment => {
      const members = piece.map(({ word }) => word);
      const label = COLON.test(members.at(-1)?.text ?? "");
      return { indices: piece.map(({ index }) => index), words: members, box, line, column, label };
    }),
  );
  return { lines, segments: lines.flat(), wordHeight };
}

/** The smallest box around all words. */
export function around(words: readonly Word[]): Box {
  return {
    x0: Math.min(...words.map((word) => word.box.x0)),
    y0: Math.min(...words.map((word) => word.box.y0)),
    x1: Math.max(...words.map((word) => word.box.x1)),
    y1: Math.max(...words.map((word) => word.box.y1)),
  };
}

export function height(box: Box): number {
  return box.y1 - box.y0;
}

/** How much of the narrower box lies over or under the other, from 0 to 1. */
export function overlapAcross(a: Box, b: Box): number {
  const shared = Math.min(a.x1, b.x1) - Math.max(a.x0, b.x0);
  return Math.max(0, shared / Math.max(1, Math.min(a.x1 - a.x0, b.x1 - b.x0)));
}

function joinNeighbours(words: readonly Word[], wordHeight: number): Numbered[][] {
  const pieces: Numbered[][] = [];
  const order = words.map((word, index) => ({ word, index })).sort((a, b) => a.word.box.x0 - b.word.box.x0);
  for (const numbered of order) {
    const { word } = numbered;
    let nearest: { piece: Numbered[]; gap: number } | undefined;
    for (const piece of pieces) {
      const last = piece.at(-1)?.word;
      if (!last) continue;
      const gap = word.box.x0 - last.box.x1;
      // The tallest word sets the usual space: a dash or a dot is low but stands in the same line.
      const tallest = Math.max(0.8 * wordHeight, height(last.box), height(word.box));
      if (gap < -0.5 * tallest || gap > WIDEST_SPACE * tallest || !inOneLine(last, word)) continue;
      if (!nearest || gap < nearest.gap) nearest = { piece, gap };
    }
    if (nearest) nearest.piece.push(numbered);
    else pieces.push([numbered]);
  }
  return pieces;
}

function inOneLine(a: Word, b: Word): boolean {
  const shared = Math.min(a.box.y1, b.box.y1) - Math.max(a.box.y0, b.box.y0);
  const [low, tall] = [height(a.box), height(b.box)].sort((x, y) => x - y) as [number, number];
  const mark = [a, b].some((word) => !/[\p{L}\p{N}]/u.test(word.text));
  return shared > 0.5 * low && (mark || tall < 2.2 * low);
}

/** Words that stand together, from left to right, with the box around them. */
interface Boxed {
  readonly piece: readonly Numbered[];
  readonly box: Box;
}

function rows(pieces: readonly (readonly Numbered[])[], wordHeight: number): Boxed[][] {
  const found: { row: Boxed[]; middle: number }[] = [];
  const boxed = pieces
    .map((piece): Boxed => ({ piece, box: around(piece.map(({ word }) => word)) }))
    .sort((a, b) => middle(a.box) - middle(b.box));
  for (const one of boxed) {
    const fit = found.findLast(
      ({ row }) =>
        row.some((other) => isLevel(other.box, one.box, wordHeight)) && !row.some((other) => overlapAcross(other.box, one.box) > 0.3),
    );
    if (fit) {
      fit.row.push(one);
      fit.middle = median(fit.row.map(({ box }) => middle(box)));
    } else {
      found.push({ row: [one], middle: middle(one.box) });
    }
  }
  found.sort((a, b) => a.middle - b.middle);
  return found.map(({ row }) => row.sort((a, b) => a.box.x0 - b.box.x0));
}

/** Two segments of one line share their middle or, in different sizes, their foot. */
function isLevel(a: Box, b: Box, wordHeight: number): boolean {
  const lower = Math.max(0.7 * wordHeight, Math.min(height(a), height(b)));
  return (
    Math.abs(middle(a) - middle(b)) < 0.42 * lower ||
    (Math.abs(a.y1 - b.y1) < 0.3 * lower && height(a) < 3 * height(b) && height(b) < 3 * height(a))
  );
}

function splitAtColon(piece: readonly Numbered[]): Numbered[][] {
  const parts: Numbered[][] = [];
  let part: Numbered[] = [];
  for (const numbered of piece) {
    part.push(numbered);
    if (!COLON.test(numbered.word.text) || part.length > LONGEST_LABEL) continue;
    parts.push(part);
    part = [];
  }
  return part.length > 0 ? [...parts, part] : parts;
}

function middle(box: Box): number {
  return (box.y0 + box.y1) / 2;
}

function median(numbers: number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}
