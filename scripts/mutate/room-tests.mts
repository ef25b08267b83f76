// The tests of one room: run over its source as it is, and over a changed one.
import { fork } from "node:child_process";
import { readdirSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { applied, type Change } from "./changes.mts";
import type { Told } from "./run-tests.mts";

/** In milliseconds: as long as a file of tests may take, over the source as it is. */
const LONGEST = 600_000;
/** A test takes its time on a machine with other work: so many times as long as the slowest file took by itself, and no less than that. */
const PATIENCE = 4;
const LEAST_PATIENCE = 10_000;
const CHILD = resolve("scripts/mutate/run-tests.mts");
const LOADERS = ["--import", pathToFileURL(resolve("scripts/mutate/substitute.mjs")).href, "--import", "tsx"];

/** What is said of a run that did not come to its end. */
export const STUCK = "no end";

/** A file of tests, how long it takes, and the functions that it calls, each as `file name`. */
export interface TestFile {
  readonly file: string;
  readonly ms: number;
  readonly called: ReadonlySet<string>;
}

/** How a change was caught: the test that fails, or what else came of it. `undefined` where no test noticed it. */
export type Caught = string | undefined;

export function testsOf(room: string): string[] {
  const files = readdirSync(`test/${room}`, { recursive: true, encoding: "utf8" }).filter((file) => file.endsWith(".test.ts"));
  return files.sort().map((file) => `test/${room}/${file}`);
}

/** @throws where a test fails over the source as it is */
export async function asItIs(file: string): Promise<TestFile> {
  const since = performance.now();
  const look = () => run([file], { WATCH_CALLS: "1" }, LONGEST);
  // On a machine with other work a test that goes by real time may fail once.
  const first = await look();
  const told = first?.kind === "passed" ? first : await look();
  if (told?.kind !== "passed") throw new Error(`${file} fails without any change: ${JSON.stringify(told)}`);
  return { file, ms: performance.now() - since, called: new Set(told.called) };
}

/** @param folder where the changed text can be put */
export async function over(change: Change, tests: readonly TestFile[], folder: string): Promise<Caught> {
  const changed = join(folder, `${process.pid}-${count++}.ts`);
  writeFileSync(changed, applied(change));
  const files = inOrder(change, tests).map(({ file }) => file);
  const patience = Math.max(LEAST_PATIENCE, PATIENCE * Math.max(...tests.map(({ ms }) => ms)));
  const told = await run(files, { CHANGED_FILE: pathToFileURL(resolve(change.file)).href, CHANGED_TEXT: changed }, patience);
  if (told?.kind === "passed") return undefined;
  return told?.kind === "failed" && !/^Timeout of \d+ms exceeded/.test(told.message) ? told.title : STUCK;
}
let count = 0;

/** First the tests that call what was changed, the quick ones before the slow ones: most changes are caught at once. */
function inOrder({ file, inside }: Change, tests: readonly TestFile[]): TestFile[] {
  const names = (inside.length > 0 ? inside : [""]).map((name) => `${resolve(file)} ${name}`);
  const far = ({ called }: TestFile) => names.filter((name) => !called.has(name)).length;
  return tests.toSorted((one, other) => far(one) - far(other) || one.ms - other.ms);
}

/** What the run said in the end; nothing where it went round in a circle. @param patience milliseconds for one test */
function run(
  files: readonly string[],
  more: Record<string, string>,
  patience: number,
): Promise<Exclude<Told, { kind: "alive" }> | undefined> {
  return new Promise((done) => {
    const env = { ...process.env, ...more, LONGEST_TEST: String(patience) };
    // With a group of its own, so that what a test has started ends with it.
    const child = fork(CHILD, [...files], { execArgv: LOADERS, env, stdio: "ignore", detached: true });
    const end = () => {
      if (child.pid !== undefined && child.exitCode === null && child.signalCode === null) process.kill(-child.pid, "SIGKILL");
    };
    let last: Exclude<Told, { kind: "alive" }> | undefined;
    // A loop without a wait hears no clock of its own.
    let silence = setTimeout(end, 2 * patience);
    child.on("message", (told: Told) => {
      clearTimeout(silence);
      silence = setTimeout(end, 2 * patience);
      if (told.kind !== "alive") last ??= told;
    });
    child.on("close", () => {
      clearTimeout(silence);
      done(last);
    });
  });
}
