import { createRenderer } from "../../../src/markdown/markdown.ts";
import { randoms } from "../render.ts";

/** What Markdown is written with. An address counts wherever it shows. */
export const MARKS = ["*", "_", "`", "~~", "](", "://"] as const;

/** A moment at which a mark shows more often than at the end. */
export interface Flash {
  /** The text, and how much of it had come. */
  readonly text: string;
  readonly at: number;
  readonly mark: string;
  readonly shown: string;
  readonly end: string;
}

/**
 * Streams each text, and gives the first moment of each at which it shows a mark more often than at its end.
 *
 * @param share how many of its prefixes are shown: 1 for all, letter by letter
 */
export function flashes(texts: readonly string[], share: number, seed: number): Flash[] {
  const random = randoms(seed);
  return texts.flatMap((text) => flashOf(text, () => random(1000) < share * 1000) ?? []);
}

function flashOf(text: string, isShown: () => boolean): Flash | undefined {
  const target = document.createElement("div");
  createRenderer(target).finish(text);
  const end = target.textContent;
  const most = MARKS.map((mark) => count(end, mark));
  const streamed = document.createElement("div");
  const renderer = createRenderer(streamed);
  let before = "";
  for (let at = 1; at <= text.length; at++) {
    if (!isShown()) continue;
    renderer.update(text.slice(0, at));
    const shown = streamed.textContent;
    if (shown === before) continue;
    before = shown;
    const place = MARKS.findIndex((mark, index) => count(shown, mark) > most[index]!);
    if (place >= 0) return { text, at, mark: MARKS[place]!, shown, end };
  }
  return undefined;
}

function count(text: string, mark: string): number {
  let found = 0;
  for (let at = text.indexOf(mark); at !== -1; at = text.indexOf(mark, at + mark.length)) found++;
  return found;
}
