import { createRenderer, type MarkdownOptions } from "../../../src/markdown/markdown.ts";
import { outline, randoms } from "../render.ts";

/** A text whose pieces end in other nodes than the whole. */
export interface Difference {
  readonly pieces: readonly string[];
  readonly got: string;
  readonly expected: string;
}

export interface Tried {
  /** How many ways to cut were tried. */
  readonly count: number;
  readonly differences: readonly Difference[];
}

/** Every way to cut each text in two; of texts longer than `most`, that many ways, spread evenly. */
export function splitInTwo(texts: readonly string[], most: number): Tried {
  return tryAll(texts, function* (text) {
    const step = Math.max(1, text.length / most);
    for (let at = 0; at <= text.length; at += step) yield [text.slice(0, at), text.slice(at)];
  });
}

/** Each text one character at a time. */
export function splitSingly(texts: readonly string[]): Tried {
  return tryAll(texts, (text) => [text.split("")]);
}

/** Random pieces of each text: of some length up to half of it, or single characters somewhere and large pieces around. */
export function splitAtRandom(texts: readonly string[], ways: number, seed: number): Tried {
  const random = randoms(seed);
  return tryAll(texts, function* (text) {
    for (let way = 0; way < ways; way++) yield way % 2 === 0 ? singleIn(text, random(text.length + 1), random) : randomPieces(text, random);
  });
}

function singleIn(text: string, from: number, random: (below: number) => number): string[] {
  const to = from + 2 + random(5);
  return [text.slice(0, from), ...text.slice(from, to).split(""), text.slice(to)];
}

function randomPieces(text: string, random: (below: number) => number): string[] {
  const longest = 2 + random(Math.max(1, text.length / (1 + random(4))));
  const pieces: string[] = [];
  for (let at = 0; at < text.length;) pieces.push(text.slice(at, (at += 1 + random(longest))));
  return pieces;
}

/** Every fifth text is tried with more delimiters than the usual ones. */
const MORE: MarkdownOptions = {
  mathDelimiters: [
    { left: "$$", right: "$$", display: true },
    { left: "$", right: "$", display: false },
    { left: "\\[", right: "\\]", display: true },
    { left: "((", right: "))", display: true },
  ],
};

function tryAll(texts: readonly string[], waysOf: (text: string) => Iterable<readonly string[]>): Tried {
  let count = 0;
  const differences: Difference[] = [];
  for (const [index, text] of texts.entries()) {
    const options = index % 5 === 4 ? MORE : undefined;
    const whole = document.createElement("div");
    createRenderer(whole, options).finish(text);
    for (const pieces of waysOf(text)) {
      count++;
      const target = document.createElement("div");
      const renderer = createRenderer(target, options);
      let soFar = "";
      try {
        for (const piece of pieces) renderer.update((soFar += piece));
        renderer.finish();
        if (target.isEqualNode(whole)) continue;
      } catch (error) {
        target.textContent = String(error);
      }
      differences.push({ pieces, got: outline(target), expected: outline(whole) });
      if (differences.length > 5) return { count, differences };
    }
  }
  return { count, differences };
}
