// The figures that the project holds itself to (test/bench/figures.json has the last ones): what was met must stay met,
// what was missed may not get worse.
import { readFileSync, writeFileSync } from "node:fs";

const FILE = "test/bench/figures.json";

/** The kinds of figures, and how much worse or better than the last one counts. */
const KINDS = {
  /** In kB of 1000 bytes: other hashes in names pack a little differently. */
  sizes: { isWorse: (value: number, last: number) => value > last + 0.1, isBetter: (value: number, last: number) => value < last },
  /** Of nodes, of modules. */
  counts: { isWorse: (value: number, last: number) => value > last, isBetter: (value: number, last: number) => value < last },
  /** Of requests, before a box can be typed into. */
  rounds: { isWorse: (value: number, last: number) => value > last, isBetter: (value: number, last: number) => value < last },
  /** Of times, against a baseline in the same run. */
  ratios: { isWorse: (value: number, last: number) => value > last * 1.1, isBetter: (value: number, last: number) => value * 1.1 < last },
};

export type Kind = keyof typeof KINDS;
type Figures = Record<Kind, Record<string, number>>;

export interface Figure {
  readonly kind: Kind;
  readonly what: string;
  readonly value: number;
  /** What the design asks for, if it asks for something. */
  readonly goal?: number | undefined;
}

/** How a figure stands. `worse` and `new` are not let pass; a goal that is missed as before is only told. */
export type Verdict = "ok" | "missed" | "worse" | "new";

export function lastFigures(): Figures {
  return { sizes: {}, counts: {}, rounds: {}, ratios: {}, ...(JSON.parse(readFileSync(FILE, "utf8")) as Partial<Figures>) };
}

export function judge({ kind, value, goal = Infinity }: Figure, last: number | undefined): Verdict {
  if (last === undefined) return "new";
  const wasMet = last <= goal && goal !== Infinity;
  // Times vary: one that was met by a hair may be over it by a hair.
  if (wasMet && kind !== "ratios" ? value > goal : KINDS[kind].isWorse(value, last)) return "worse";
  return value <= goal ? "ok" : "missed";
}

/** Writes down those that are better than the last, and those that are new. */
export function keep(figures: readonly Figure[]): void {
  const last = lastFigures();
  for (const { kind, what, value } of figures) {
    const before = last[kind][what];
    if (before === undefined || KINDS[kind].isBetter(value, before)) last[kind][what] = value;
  }
  writeFileSync(FILE, `${JSON.stringify(last, null, 2)}\n`);
}

/** In red, where somebody looks at it. */
export function red(text: string): string {
  return process.stdout.isTTY ? `\u001B[31m${text}\u001B[39m` : text;
}

export function saysVerdict(verdict: Verdict, last: number | undefined): string {
  if (verdict === "ok") return "ok";
  if (verdict === "missed") return red("red");
  return red(verdict === "new" ? "red: not in test/bench/figures.json, --keep writes it down" : `red: WORSE than ${last}`);
}
