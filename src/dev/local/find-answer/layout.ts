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

export interface Page {
  lines: Segment[][];
  segments: Segment[];
  /** Height of a usual word, in pixels. */
  wordHeight: number;
}

const WIDEST_SPACE = 1.15; // between words of one segment, in word heights
const LONGEST_LABEL = 6; // words before a colon; a longer run is a sentence

/**
 * Joins words into segments, splits those after colons, and groups them into lines.
 *
 * Words are joined to their neighbours first: columns of a form often stand at slightly
 * different heights, and whole rows would mix them up.
 */
export function layOut(words: readonly Word[]): Page {
  const wordHeight = median(words.map((word) => height(word.box))) || 1;
  const pieces = joinNeighbours(words, wordHeight).flatMap((piece) => splitAtColon(piece, words));
  const lines = rows(pieces, words, wordHeight).map((row, line) =>
    row.map((indices, column): Segment => {
      const members = indices.map((index) => words[index]!);
      const label = /[:：]$/.test(members.at(-1)!.text);
      return { indices, words: members, box: around(members), line, column, label };
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

function joinNeighbours(words: readonly Word[], wordHeight: number): number[][] {
  const pieces: number[][] = [];
  const order = words.map((_, index) => index).sort((a, b) => words[a]!.box.x0 - words[b]!.box.x0);
  for (const index of order) {
    const word = words[index]!;
    let nearest: { piece: number[]; gap: number } | undefined;
    for (const piece of pieces) {
      const last = words[piece.at(-1)!]!;
      const gap = word.box.x0 - last.box.x1;
      // The tallest word sets the usual space: a dash or a dot is low but stands in the same line.
      const tallest = Math.max(0.8 * wordHeight, height(last.box), height(word.box));
      if (gap < -0.5 * tallest || gap > WIDEST_SPACE * tallest || !inOneLine(last, word)) continue;
      if (!nearest || gap < nearest.gap) nearest = { piece, gap };
    }
    if (nearest) nearest.piece.push(index);
    else pieces.push([index]);
  }
  return pieces;
}

function inOneLine(a: Word, b: Word): boolean {
  const shared = Math.min(a.box.y1, b.box.y1) - Math.max(a.box.y0, b.box.y0);
  const [low, tall] = [height(a.box), height(b.box)].sort((x, y) => x - y) as [number, number];
  const mark = [a, b].some((word) => !/[\p{L}\p{N}]/u.test(word.text));
  return shared > 0.5 * low && (mark || tall < 2.2 * low);
}

function rows(pieces: number[][], words: readonly Word[], wordHeight: number): number[][][] {
  const found: { pieces: number[][]; boxes: Box[]; middle: number }[] = [];
  const placed = pieces
    .map((piece) => ({ piece, box: around(piece.map((index) => words[index]!)) }))
    .sort((a, b) => middle(a.box) - middle(b.box));
  for (const { piece, box } of placed) {
    const row = found.findLast(
      (candidate) =>
        candidate.boxes.some((other) => isLevel(other, box, wordHeight)) &&
        !candidate.boxes.some((other) => overlapAcross(other, box) > 0.3),
    );
    if (row) {
      row.pieces.push(piece);
      row.boxes.push(box);
      row.middle = median(row.boxes.map(middle));
    } else {
      found.push({ pieces: [piece], boxes: [box], middle: middle(box) });
    }
  }
  found.sort((a, b) => a.middle - b.middle);
  return found.map((row) => row.pieces.sort((a, b) => words[a[0]!]!.box.x0 - words[b[0]!]!.box.x0));
}

/** Two segments of one line share their middle or, in different sizes, their foot. */
function isLevel(a: Box, b: Box, wordHeight: number): boolean {
  const lower = Math.max(0.7 * wordHeight, Math.min(height(a), height(b)));
  return (
    Math.abs(middle(a) - middle(b)) < 0.42 * lower ||
    (Math.abs(a.y1 - b.y1) < 0.3 * lower && height(a) < 3 * height(b) && height(b) < 3 * height(a))
  );
}

function splitAtColon(piece: number[], words: readonly Word[]): number[][] {
  let length = 0;
  return split(piece, (index) => {
    length++;
    if (!/[:：]$/.test(words[index]!.text) || length > LONGEST_LABEL) return false;
    length = 0;
    return true;
  });
}

function split(list: number[], after: (item: number) => boolean): number[][] {
  const parts: number[][] = [];
  let part: number[] = [];
  list.forEach((item, at) => {
    part.push(item);
    if (after(item) || at === list.length - 1) {
      parts.push(part);
      part = [];
    }
  });
  return parts;
}

function middle(box: Box): number {
  return (box.y0 + box.y1) / 2;
}

function median(numbers: number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}
