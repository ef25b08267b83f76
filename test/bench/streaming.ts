// What streaming costs: main-thread time against text nodes that only grow, frames, and how late the newest words are.
import type { CDPSession, Page } from "puppeteer-core";
import { openBrowser } from "../browser/browser.ts";
import { servePages } from "../markdown/page/serve.ts";
import type { Into, Seen } from "../markdown/page/stream-into.ts";
import { median } from "./numbers/median.ts";

const SIZES = [2000, 4000, 8000, 16_000, 64_000];
const CHUNK = 4;
const RUNS = 3;
const ROUNDS = 5;

/** Times are those of the main thread's own work: what other programs take from it does not count. */
interface Measured extends Seen {
  /** All tasks, in milliseconds. */
  readonly busy: number;
}

const pages = await servePages();
const browser = await openBrowser();
let over = 0;
try {
  const page = await browser.newPage();
  await pages.open(page, "/strict");
  const cdp = await page.createCDPSession();
  await cdp.send("Performance.enable", { timeDomain: "threadTicks" });
  for (const into of ["baseline", "renderer", "hf-markdown"] as const) await measure(page, cdp, into, 4000, 0);

  console.log(`Chunks of ${CHUNK} characters as fast as they come, best of ${RUNS}`);
  const busy: Record<string, number> = {};
  for (const into of ["baseline", "renderer", "hf-markdown"] as const) {
    for (const size of SIZES) {
      const best = await least(() => measure(page, cdp, into, size, 0));
      busy[`${into} ${size}`] = best.busy;
      say(`${into}, ${size} characters`, best.busy, "ms");
      if (into !== "baseline" && size >= 16_000)
        say("  longest task", await longestTask(page, () => measure(page, cdp, into, size, 0)), "ms", 50);
    }
  }
  for (const into of ["renderer", "hf-markdown"]) {
    say(`${into}: 64k against 16k`, busy[`${into} 64000`]! / busy[`${into} 16000`]!, "x", 4.4);
    say(`${into}: 16k against the baseline`, busy[`${into} 16000`]! / busy["baseline 16000"]!, "x", 3);
  }

  console.log("\nA chunk every 8 ms, 4,000 characters");
  const slow = { baseline: [] as Measured[], renderer: [] as Measured[], "hf-markdown": [] as Measured[] };
  // They take turns, so that what else the machine does slows all of them.
  for (let round = 0; round < ROUNDS; round++)
    for (const into of ["baseline", "renderer", "hf-markdown"] as const) slow[into].push(await measure(page, cdp, into, 4000, 8));
  say("baseline", median(slow.baseline.map(({ busy }) => busy)), "ms");
  for (const into of ["renderer", "hf-markdown"] as const) {
    const seen = slow[into];
    say(into, median(seen.map(({ busy }) => busy)), "ms");
    say("  against the baseline", median(seen.map(({ busy }, round) => busy / slow.baseline[round]!.busy)), "x", 1.5);
    say("  longest task", await longestTask(page, () => measure(page, cdp, into, 4000, 8)), "ms", 50);
    say("  longest time between frames", median(seen.map(({ longestGap }) => longestGap)), "ms", 50);
    say("  newest words on screen after", median(seen.map(({ framesLate }) => framesLate)), "frames", 2);
  }
} finally {
  await browser.close();
  pages.close();
}
process.exitCode = over > 0 ? 1 : 0;

async function measure(page: Page, cdp: CDPSession, into: Into, size: number, pace: number): Promise<Measured> {
  const before = await taskTime(cdp);
  const seen = await page.evaluate(
    (...[kind, length, chunk, wait]: [Into, number, number, number]) =>
      globalThis.markdown.streamInto(kind, globalThis.markdown.answer(length), chunk, wait),
    into,
    size,
    CHUNK,
    pace,
  );
  return { ...seen, busy: (await taskTime(cdp)) - before };
}

/** The one of some runs that cost least. */
async function least(run: () => Promise<Measured>): Promise<Measured> {
  let best = await run();
  for (let left = RUNS - 1; left > 0; left--) {
    const next = await run();
    if (next.busy < best.busy) best = next;
  }
  return best;
}

async function longestTask(page: Page, run: () => Promise<unknown>): Promise<number> {
  await page.tracing.start({ categories: ["toplevel", "__metadata"] });
  await run();
  const trace = JSON.parse(new TextDecoder().decode(await page.tracing.stop())) as { traceEvents: TraceEvent[] };
  const main = new Set(trace.traceEvents.filter(({ name, args }) => name === "thread_name" && args.name === "CrRendererMain").map(keyOf));
  const tasks = trace.traceEvents.filter((event) => event.name.endsWith("RunTask") && main.has(keyOf(event)));
  if (tasks.length === 0) throw new Error("The trace has no tasks of the page. Look at the names of the browser's trace events.");
  return tasks.reduce((longest, { tdur = 0 }) => Math.max(longest, tdur / 1000), 0);
}

/** `tdur` is the time of the thread itself, in microseconds. */
interface TraceEvent {
  readonly name: string;
  readonly pid: number;
  readonly tid: number;
  readonly tdur?: number;
  readonly args: { readonly name?: string };
}

function keyOf({ pid, tid }: TraceEvent): string {
  return `${pid} ${tid}`;
}

async function taskTime(cdp: CDPSession): Promise<number> {
  const { metrics } = await cdp.send("Performance.getMetrics");
  return metrics.find(({ name }) => name === "TaskDuration")!.value * 1000;
}

function say(what: string, value: number, unit: string, goal?: number): void {
  const met = goal === undefined || value <= goal;
  if (!met) over++;
  const verdict = goal === undefined ? "" : `goal ${goal} ${unit}  ${met ? "ok" : "OVER"}`;
  console.log(`${what.padEnd(44)} ${value.toFixed(unit === "x" ? 2 : 0).padStart(7)} ${unit.padEnd(6)} ${verdict}`);
}
