import { createRenderer } from "../../../src/markdown/markdown.ts";

/** What a text cost, in milliseconds; each the least of some tries, because other programs use the machine as well. */
export interface Cost {
  readonly whole: number;
  readonly streamed: number;
  /** Of the pieces, each by its own least time: in every try something else of the machine falls on some piece. */
  readonly longestPiece: number;
  readonly depth: number;
}

const PIECE = 64;

/** Renders a text whole and in pieces, and again while a figure is over its limit. */
export function endure(text: string, limits: { readonly whole: number; readonly piece: number }, tries = 5): Cost {
  let best: Cost = { whole: Infinity, streamed: Infinity, longestPiece: Infinity, depth: 0 };
  const least: number[] = [];
  for (let left = tries; left > 0; left--) {
    const whole = timeOf(text);
    const { streamed, pieces, depth } = stream(text);
    for (const [index, time] of pieces.entries()) least[index] = Math.min(least[index] ?? Infinity, time);
    best = {
      whole: Math.min(best.whole, whole),
      streamed: Math.min(best.streamed, streamed),
      longestPiece: Math.max(...least),
      depth: Math.max(best.depth, depth),
    };
    if (best.whole < limits.whole && best.longestPiece <= limits.piece && best.streamed < 3 * best.whole + 1000) break;
  }
  return best;
}

/**
 * How many times as long `longer` takes as `shorter`, by the least time of each. They take turns, since the machine is
 * faster at one moment than at the next, and go on while the growth is over its limit.
 * @param floor in milliseconds; less than this counts as this, because the noise of the machine is larger
 */
export function growth(shorter: string, longer: string, limits: { readonly growth: number; readonly floor: number }, rounds = 10): number {
  let [short, long] = [Infinity, Infinity];
  const grown = () => long / Math.max(short, limits.floor);
  do {
    short = Math.min(short, timeOf(shorter));
    long = Math.min(long, timeOf(longer));
  } while (grown() >= limits.growth && --rounds > 0);
  return grown();
}

function timeOf(text: string): number {
  const renderer = createRenderer(document.createElement("div"));
  // The garbage of what ran before is not on this text's account. Browsers have it where --expose-gc is given.
  (globalThis as { gc?: () => void }).gc?.();
  const start = performance.now();
  renderer.finish(text);
  return performance.now() - start;
}

function stream(text: string): { streamed: number; pieces: number[]; depth: number } {
  const target = document.createElement("div");
  const renderer = createRenderer(target);
  const start = performance.now();
  const pieces: number[] = [];
  let before = start;
  for (let end = PIECE; end < text.length + PIECE; end += PIECE) {
    renderer.update(text.slice(0, end));
    const now = performance.now();
    pieces.push(now - before);
    before = now;
  }
  renderer.finish();
  return { streamed: performance.now() - start, pieces, depth: depthOf(target) };
}

function depthOf(root: Element): number {
  let deepest = 0;
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_ALL);
  for (let depth = 0, node: Node | null = root; node;) {
    deepest = Math.max(deepest, depth);
    if (walker.firstChild()) depth++;
    else {
      while (node && !walker.nextSibling()) {
        node = walker.parentNode();
        depth--;
      }
    }
    node = node && walker.currentNode;
  }
  return deepest;
}
