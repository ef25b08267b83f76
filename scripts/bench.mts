// Runs every measurement of test/bench, or those named, and says at the end which figures hold:
//   npm run bench, npm run bench state
//   npm run bench -- --keep    writes down ratios that are better
// A goal that is missed is said; what fails is a ratio that is worse by a tenth than the last one, in three runs of three.
import { spawn } from "node:child_process";
import { readdirSync } from "node:fs";
import { rowsOf, type Row } from "./bench-rows.mts";
import { judge, keep, lastFigures, red } from "./figures.mts";

const RUNS = 3;

const wanted = process.argv.slice(2).filter((name) => !name.startsWith("--"));
const all = readdirSync("test/bench")
  .filter((file) => file.endsWith(".ts"))
  .map((file) => file.slice(0, -3));
const unknown = wanted.filter((name) => !all.includes(name));
if (unknown.length > 0) {
  console.error(`There is no measurement ${unknown.join(", ")}. There are: ${all.join(", ")}.`);
  process.exit(1);
}

const { ratios, counts } = lastFigures();
const last = { ...ratios, ...counts };
const rows: Row[] = [];
const failures: string[] = [];
for (const name of wanted.length > 0 ? wanted : all) {
  const runs: Row[][] = [];
  let worse: string[] = [];
  do {
    console.log(`\n— ${name}${runs.length > 0 ? `, once more: ${worse.join("; ")}` : ""} —`);
    const { printed, code } = await run(name);
    const found = rowsOf(name, printed);
    // One that says of nothing that it is over has broken off.
    if (code !== 0 && found.every(({ met }) => met !== false)) failures.push(`${name} ended with exit code ${code}`);
    runs.push(found);
    worse = runs.map(worseIn).reduce((those, others) => those.filter((what) => others.includes(what)));
  } while (worse.length > 0 && runs.length < RUNS);
  rows.push(...runs.at(-1)!);
  failures.push(...worse.map((what) => `${what}: worse than ${last[what]}, ${RUNS} times of ${RUNS}`));
  const measured = runs.at(-1)!.map(({ what }) => what);
  failures.push(
    ...Object.keys(last).flatMap((what) => (what.startsWith(`${name}: `) && !measured.includes(what) ? `${what}: not measured` : [])),
  );
}
if (process.argv.includes("--keep")) keep(rows.flatMap(({ figure }) => figure ?? []));

console.log("\n— Which figures hold —");
for (const { text } of rows.filter(({ met }) => met)) console.log(`holds   ${text}`);
for (const { text } of rows.filter(({ met }) => met === false)) console.log(red(`missed  ${text}`));
for (const text of failures) console.log(red(`WORSE   ${text}`));
console.log(`${rows.filter(({ met }) => met).length} of ${rows.filter(({ met }) => met !== undefined).length} hold.`);
process.exit(failures.length > 0 ? 1 : 0);

function run(name: string): Promise<{ printed: string; code: number | null }> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, ["--import=tsx", `test/bench/${name}.ts`], { stdio: ["ignore", "pipe", "inherit"] });
    let printed = "";
    child.stdout.setEncoding("utf8").on("data", (text: string) => {
      printed += text;
      process.stdout.write(text);
    });
    child.on("close", (code) => resolve({ printed, code }));
  });
}

/** What of one run is worse than it was. */
function worseIn(rows: readonly Row[]): string[] {
  return rows.flatMap(({ what, figure }) => (figure && judge(figure, last[what]) === "worse" ? what : []));
}
