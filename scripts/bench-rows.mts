// What a measurement of test/bench prints, read again: a line has what was measured, two spaces, its value (a ratio as `× 1.2`
// or `1.20 x`, a count as `4,800 nodes`), and where there is a goal `goal 1.5` and `ok` or `OVER`. An indented line belongs to the one above it.
import type { Figure } from "./figures.mts";

/** A line with a verdict, a ratio or a count. */
export interface Row {
  readonly what: string;
  /** Whether the goal is met, where there is one. */
  readonly met: boolean | undefined;
  readonly text: string;
  /** What is the same on each machine: a ratio, a count. */
  readonly figure: Figure | undefined;
}

export function rowsOf(bench: string, printed: string): Row[] {
  let above = "";
  return printed.split("\n").flatMap((line): Row[] => {
    const [, indent = "", label] = /^( *)(\S.*?)(?: {2,}|$)/.exec(line) ?? [];
    if (!label) return [];
    if (!indent) above = label;
    const what = `${bench}: ${indent ? `${above}, ` : ""}${label}`;
    const [, verdict] = /\b(ok|OVER)\b/.exec(line) ?? [];
    const figure = figureIn(line.slice(indent.length + label.length), what);
    if (!verdict && !figure) return [];
    const met = verdict === undefined ? undefined : !/\bOVER\b/.test(line);
    return [{ what, met, text: `${bench}: ${line.trim().replace(/ {2,}/g, "  ")}`, figure }];
  });
}

function figureIn(text: string, what: string): Figure | undefined {
  const [, goal] = /goal ([\d.]+)/.exec(text) ?? [];
  const [, sign, unit] = /× ([\d.]+)|([\d.]+) x(?= |$)/.exec(text) ?? [];
  const [, count] = /([\d,]+) (?:nodes|modules)\b/.exec(text) ?? [];
  const value = sign ?? unit ?? count?.replace(",", "");
  return value === undefined
    ? undefined
    : {
        kind: value === (sign ?? unit) ? "ratios" : "counts",
        what,
        value: Number(value),
        goal: goal === undefined ? undefined : Number(goal),
      };
}
