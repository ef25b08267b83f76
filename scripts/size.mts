// What a first visit costs: all that a real browser fetches of each page, over HTTP/2 with every file late, and in how many
// rounds. Fails where a figure is worse than the last one that was written down.
//   npm run size              the table
//   npm run size -- --log     and each request
//   npm run size -- --keep    and writes down what is better
import { existsSync, readdirSync, statSync } from "node:fs";
import { openBrowser } from "../test/browser/browser.ts";
import { judge, keep, lastFigures, saysVerdict, type Figure } from "./figures.mts";
import { npmRows } from "./sizes/npm.mjs";
import { npmPages } from "./visits/npm-pages.mts";
import { CDN, chat, scriptedPages, type VisitedPage } from "./visits/pages.mts";
import { bytesOfParts } from "./visits/parts.mts";
import { printLog } from "./visits/print-log.mts";
import { bytesOf, TYPED, visit, type Visit } from "./visits/visit.mts";

/** In kB, of pages by their stages. */
const GOALS: Readonly<Record<string, number>> = {
  "text box with a listener, at rest": 28,
  "chat, at rest": 45,
  "chat, after its first answer": 86,
  "chat interface with save, at rest": 68,
  "chat interface with save, after an answer": 105,
  // Lit and base, and a block's own.
  "text box by npm path, Vite, at rest": 13.5,
};
const ROUNDS = 2;
/** How many browsers are at it at once: they mostly wait. */
const BROWSERS = 3;

/** The two visits of a page. */
interface Visited {
  readonly alone: Visit;
  readonly typed: Visit;
}

const isKept = process.argv.includes("--keep");
const since = performance.now();
checkBuild();
const pages = [...scriptedPages, ...(await npmPages())];
const visits = await visitAll(pages);
const figures = [...visits.flatMap(figuresOf), ...(await npmFigures())];
const last = lastFigures();

console.log(`${"".padEnd(52)} ${"now".padStart(7)} ${"last".padStart(7)} ${"goal".padStart(6)}`);
let failed = false;
for (const figure of figures) {
  const { kind, what, value, goal } = figure;
  const before = last[kind][what];
  const verdict = judge(figure, before);
  failed ||= verdict === "worse" || (verdict === "new" && !isKept);
  const unit = kind === "sizes" ? "kB" : "";
  console.log(
    `${`${what}${kind === "rounds" ? ": rounds" : ""}`.padEnd(52)} ${shown(figure, value)} ${shown(figure, before)} ${String(goal ?? "–").padStart(6)} ${unit.padEnd(3)} ${saysVerdict(verdict, before)}`,
  );
}
for (const kind of ["sizes", "rounds"] as const)
  for (const what of Object.keys(last[kind]))
    if (!figures.some((figure) => figure.kind === kind && figure.what === what)) {
      failed = true;
      console.log(`${what.padEnd(52)} is in test/bench/figures.json, and nothing measures it.`);
    }
for (const { typed } of visits)
  if (typed.text !== TYPED) {
    failed = true;
    console.log(`${typed.page.name}: of what is typed at once stays ${JSON.stringify(typed.text)}.`);
  }
if (process.argv.includes("--log")) for (const { alone } of visits) printLog(alone);
if (isKept) keep(figures);
console.log(`(${((performance.now() - since) / 1000).toFixed(0)} s)`);
process.exit(failed ? 1 : 0);

/** That there is a build, and of this source. */
function checkBuild(): void {
  const entry = `${CDN}/hf-blocks.js`;
  const newest = Math.max(
    ...readdirSync("src", { recursive: true, withFileTypes: true }).map((file) => statSync(`${file.parentPath}/${file.name}`).mtimeMs),
  );
  if (existsSync(entry) && statSync(entry).mtimeMs >= newest) return;
  console.error(`There is no build of this source in ${CDN}. Run npm run build first.`);
  process.exit(1);
}

/** Every page twice: one that is left alone until it is at rest, and one that somebody types into at once. */
async function visitAll(pages: readonly VisitedPage[]): Promise<readonly Visited[]> {
  const visited = pages.map((page) => ({ page, visits: [] as Visit[] }));
  // What takes longest first.
  const inOrder = [...visited].sort((one, other) => other.page.steps.length - one.page.steps.length);
  const queue = [false, true].flatMap((typing) => inOrder.map((one) => ({ ...one, typing })));
  const lane = async (): Promise<void> => {
    const browser = await openBrowser(["--ignore-certificate-errors"]);
    try {
      for (let next = queue.shift(); next; next = queue.shift())
        next.visits[next.typing ? 1 : 0] = await visit(browser, next.page, { typing: next.typing });
    } finally {
      await browser.close();
    }
  };
  await Promise.all(Array.from({ length: BROWSERS }, lane));
  return visited.map(({ visits: [alone, typed] }) => ({ alone: alone!, typed: typed! }));
}

function figuresOf({ alone, typed }: Visited): Figure[] {
  const { page, log, stages } = alone;
  const sizes = stages.map(({ name, requests }) => sizeOf(`${page.name}, ${name}`, bytesOf(log.slice(0, requests))));
  const parts = page === chat ? bytesOfParts(log, CDN).map(({ what, bytes, goal }) => sizeOf(what, bytes, goal)) : [];
  // On a busy machine a box that waits for nothing more may come late; one that waits does so each time.
  const rounds = Math.min(alone.rounds, typed.rounds);
  return [...sizes, ...parts, { kind: "rounds", what: page.name, value: rounds, goal: ROUNDS }];
}

function sizeOf(what: string, bytes: number, goal = GOALS[what]): Figure {
  return { kind: "sizes", what, value: Number((bytes / 1000).toFixed(2)), goal };
}

/** What other bundlers make of the package. */
async function npmFigures(): Promise<Figure[]> {
  return (await npmRows()).map(({ what, kB, goal }) => sizeOf(what, kB * 1000, goal));
}

function shown({ kind }: Figure, value: number | undefined): string {
  return (value === undefined ? "–" : value.toFixed(kind === "sizes" ? 1 : 0)).padStart(7);
}
