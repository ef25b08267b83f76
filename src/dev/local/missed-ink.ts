import type { Box, Word } from "./find-answer/layout.ts";
import type { GreyPicture } from "./skew.ts";

const DARK = 128;
const WHITE = 255;
const NEAR = 1.6; // word heights between a word and a letter that may belong to it

/**
 * How many letters stand right beside a number and in no word: the reader has cut values there.
 *
 * @param height of a usual word, in pixels
 */
export function missedLetters(picture: GreyPicture, words: readonly Word[], height: number): number {
  const { data, width } = picture;
  const seen = new Uint8Array(data.length);
  for (const { box } of words) {
    for (let y = Math.max(0, box.y0 - 2); y < Math.min(picture.height, box.y1 + 2); y++) {
      seen.fill(1, y * width + Math.max(0, box.x0 - 2), y * width + Math.min(width, box.x1 + 2));
    }
  }
  const values = words.filter((word) => /\d/.test(word.text));
  let missed = 0;
  for (let at = 0; at < data.length; at++) {
    if (seen[at] || (data[at] ?? WHITE) >= DARK) continue;
    const blob = outline(picture, seen, at);
    if (isLetter(blob, height) && values.some(({ box }) => belongsTo(blob, box, height))) missed++;
  }
  return missed;
}

/** The box around the dark pixels that hang together with this one; marks them as seen. */
function outline({ data, width, height }: GreyPicture, seen: Uint8Array, start: number): Box {
  const box = { x0: start % width, y0: Math.floor(start / width), x1: 0, y1: 0 };
  const open = [start];
  seen[start] = 1;
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    const x = at % width;
    const y = (at - x) / width;
    box.x0 = Math.min(box.x0, x);
    box.x1 = Math.max(box.x1, x + 1);
    box.y0 = Math.min(box.y0, y);
    box.y1 = Math.max(box.y1, y + 1);
    for (const [next, inside] of [
      [at - 1, x > 0],
      [at + 1, x < width - 1],
      [at - width, y > 0],
      [at + width, y < height - 1],
    ] as const) {
      if (!inside || seen[next] || (data[next] ?? WHITE) >= DARK) continue;
      seen[next] = 1;
      open.push(next);
    }
  }
  return box;
}

function isLetter({ x0, x1, y0, y1 }: Box, height: number): boolean {
  return y1 - y0 > 0.45 * height && y1 - y0 < 1.5 * height && x1 - x0 > 0.08 * height && x1 - x0 < 1.5 * height;
}

function belongsTo(blob: Box, word: Box, height: number): boolean {
  if (word.y1 - word.y0 > 2 * height) return false;
  const shared = Math.min(blob.y1, word.y1) - Math.max(blob.y0, word.y0);
  const gap = Math.max(blob.x0 - word.x1, word.x0 - blob.x1);
  return shared > 0.6 * (blob.y1 - blob.y0) && gap < NEAR * height;
}

/**
 * The words of two readings of one picture: those of the first, but where the second found a
 * longer word in the same place, that one, and whatever only the second found.
 */
export function mergeReadings(first: readonly Word[], second: readonly Word[]): Word[] {
  const kept = new Set(first);
  for (const word of second) {
    const rivals = first.filter((other) => overlapArea(word.box, other.box) > 0.4 * area(other.box));
    const covered = first.some((other) => overlapArea(word.box, other.box) > 0.3 * area(word.box));
    const grown = rivals.length > 0 && word.text.length > lettersOf(rivals) && word.confidence > 60;
    if (covered && !grown) continue;
    if (!covered && word.confidence < 50) continue;
    for (const rival of rivals) kept.delete(rival);
    kept.add(word);
  }
  return [...kept];
}

function lettersOf(words: readonly Word[]): number {
  return words.reduce((sum, word) => sum + word.text.length, 0);
}

function area(box: Box): number {
  return (box.x1 - box.x0) * (box.y1 - box.y0);
}

function overlapArea(a: Box, b: Box): number {
  const across = Math.min(a.x1, b.x1) - Math.max(a.x0, b.x0);
  const down = Math.min(a.y1, b.y1) - Math.max(a.y0, b.y0);
  return across > 0 && down > 0 ? across * down : 0;
}
