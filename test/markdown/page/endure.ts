import { createRenderer } from "../../../src/markdown/markdown.ts";

/** What a text cost, in milliseconds; each the least of some tries, because other programs use the machine as well. */
export interface Cost {
  readonly whole: number;
  readonly streamed: number;
  readonly longestPiece: number;
  readonly depth: number;
}

const PIECE = 64;

/** Renders a text whole and in pieces, and again while a figure is over its limit. */
export function endure(text: string, limits: { readonly whole: number; readonly piece: number }, tries = 5): Cost {
  let best: Cost = { whole: Infinity, streamed: Infinity, longestPiece: Infinity, depth: 0 };
  for (let left = tries; left > 0; left--) {
    const whole = timeOf(text);
    const { streamed, longestPiece, depth } = stream(text);
    best = {
      whole: Math.min(best.whole, whole),
      streamed: Math.min(best.streamed, streamed),
      longestPiece: Math.min(best.longestPiece, longestPiece),
      depth: Math.max(best.depth, depth),
    };
    if (best.whole < limits.whole && best.longestPiece <= limits.piece && best.streamed < 3 * best.whole + 1000) break;
  }
  return best;
}

/** How long the whole text takes at best, of three tries or until it is no more than `enough`. */
export function leastTime(text: string, enough: number): number {
  let least = Infinity;
  for (let left = 3; left > 0 && least > enough; left--) least = Math.min(least, timeOf(text));
  return least;
}

function timeOf(text: string): number {
  const renderer = createRenderer(document.createElement("div"));
  const start = performance.now();
  renderer.finish(text);
  return performance.now() - start;
}

function stream(text: string): { streamed: number; longestPiece: number; depth: number } {
  const target = document.createElement("div");
  const renderer = createRenderer(target);
  const start = performance.now();
  let longestPiece = 0;
  let before = start;
  for (let end = PIECE; end < text.length + PIECE; end += PIECE) {
    renderer.update(text.slice(0, end));
    const now = performance.now();
    longestPiece = Math.max(longestPiece, now - before);
    before = now;
  }
  renderer.finish();
  return { streamed: performance.now() - start, longestPiece, depth: depthOf(target) };
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
