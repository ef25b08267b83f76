// The changes that no test noticed, each with what was thought of it: a page that people read and write.
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import type { Change } from "./changes.mts";

export const PAGE = "test/survivors.md";
const UNJUDGED = "**Not judged yet.**";
const ENTRY = /^- (`[^\n]*)\n {2}(.+)$/gm;
const LONGEST = 160;

/** How a room did with one seed: `45 of 48`. */
export type Score = readonly [room: string, score: string];

/** What tells each change of a file from the others, without the number of its line, which moves with every edit. */
export function titles(changes: readonly Change[]): Map<Change, string> {
  const counts = new Map<string, number>();
  return new Map(
    changes.map((change) => {
      const where = [change.file.replace(/^src\//, ""), ...change.inside].join(" › ");
      const title = `\`${where}\`: ${code(change.from)} → ${code(change.to)}`;
      const nth = (counts.get(title) ?? 0) + 1;
      counts.set(title, nth);
      return [change, nth === 1 ? title : `${title} (${nth})`];
    }),
  );
}

/** On one line; of a long text the two ends. */
function code(text: string): string {
  const line = text.replaceAll(/\s+/g, " ").replaceAll("`", "´");
  return `\`${line.length > LONGEST ? `${line.slice(0, LONGEST / 2)} … ${line.slice(-LONGEST / 2)}` : line}\``;
}

/** The titles of those that stand there without a thought. */
export function unjudged(): Set<string> {
  return new Set([...judged()].flatMap(([title, said]) => (said === UNJUDGED ? [title] : [])));
}

function judged(): Map<string, string> {
  const page = existsSync(PAGE) ? readFileSync(PAGE, "utf8") : "";
  return new Map([...page.matchAll(ENTRY)].map(([, title, said]) => [title!, said!]));
}

/** What a run has found out, by titles. */
export interface Found {
  /** All that could be changed. */
  readonly known: ReadonlySet<string>;
  readonly tried: ReadonlySet<string>;
  readonly survived: ReadonlySet<string>;
}

/**
 * Writes down what a run has found. What was thought of a change stays, until a test notices it or its code is gone.
 * @returns those of which nobody has thought yet
 */
export function writeDown({ known, tried, survived }: Found, seed: string, scores: readonly Score[]): string[] {
  const before = existsSync(PAGE) ? readFileSync(PAGE, "utf8") : "";
  const thoughts = judged();
  const stays = (title: string) => known.has(title) && !tried.has(title);
  const all = [...new Set([...[...thoughts.keys()].filter(stays), ...survived])].sort();
  const entry = (title: string) => `- ${title}\n  ${thoughts.get(title) ?? UNJUDGED}\n`;
  const lists = [...new Set(all.map(roomOf))].map((room) => {
    const found = all.filter((title) => roomOf(title) === room);
    return `\n## ${room}\n\n${found.map(entry).join("")}`;
  });
  writeFileSync(PAGE, `${INTRODUCTION}\n${table(before, seed, scores)}${lists.join("")}`);
  return all.filter((title) => (thoughts.get(title) ?? UNJUDGED) === UNJUDGED);
}

const INTRODUCTION = `# Changes that no test notices

\`npm run mutate\` makes small faults in the source, one at a time, and runs the room's own tests over each. Here stands what
they did not notice, and why that is left so: what a test can tell has one. A run keeps the second line of each, and adds
what is new.
`;

function table(before: string, seed: string, scores: readonly Score[]): string {
  const cells = (line: string) =>
    line
      .split("|")
      .slice(1, -1)
      .map((cell) => cell.trim());
  const [head, , ...rows] = before
    .split("\n")
    .filter((line) => line.startsWith("|"))
    .map(cells);
  const rooms = [...new Set([...(head?.slice(1) ?? []), ...scores.map(([room]) => room)])];
  const all = new Map(rows.map(([name, ...said]) => [name, new Map(said.map((score, at) => [rooms[at], score]))]));
  if (scores.length > 0) all.set(seed, new Map([...(all.get(seed) ?? []), ...scores]));
  const line = (columns: readonly string[]) => `| ${columns.join(" | ")} |\n`;
  const body = [...all].map(([name, row]) => line([name ?? "", ...rooms.map((room) => row.get(room) ?? "")]));
  return line(["seed", ...rooms]) + line(["---", ...rooms.map(() => "---")]) + body.join("");
}

function roomOf(title: string): string {
  return title.slice(1).split("/")[0]!;
}
