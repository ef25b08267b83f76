// What streaming costs: main-thread time against text nodes that only grow, frames, and how late the newest words are.
import type { CDPSession, Page } from "puppeteer-core";
import { openBrowser } from "../browser/browser.ts";
import { servePages } from "../markdown/page/serve.ts";
import type { Into, Seen } from "../markdown/page/stream-into.ts";
import { median, medianRatio } from "./numbers/median.ts";

const SIZES = [2000, 4000, 8000, 16_000, 64_000];
const CHUNK = 4;
const ROUNDS = 7;
const OURS = ["renderer", "hf-markdown"] as const;
const INTO = ["baseline", ...OURS] as const;

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
  for (const into of INTO) await measure(page, cdp, into, 4000, 0);

  // All take turns, so that what else the machine does slows all of them.
  console.log(`Chunks of ${CHUNK} characters as fast as they come, medians of ${ROUNDS} rounds`);
  const quick = new Map<string, number[]>();
  for (let round = 0; round < ROUNDS; round++)
    for (const into of INTO)
      for (const size of SIZES) {
        const key = `${into}, ${size} characters`;
        quick.set(key, [...(quick.get(key) ?? []), (await measure(page, cdp, into, size, 0)).busy]);
      }
  for (const [key, busy] of quick) say(key, median(busy), "ms");
  const costs = (into: Into, size: number) => quick.get(`${into}, ${size} characters`)!;
  for (const into of OURS) {
    say(`${into}: 64k against 16k`, medianRatio(costs(into, 64_000), costs(into, 16_000)), "x", 4.4);
    say(`${into}: 16k against the baseline`, medianRatio(costs(into, 16_000), costs("baseline", 16_000)), "x", 3);
    for (const size of [16_000, 64_000])
      say(`${into}: longest task, ${size} characters`, await longestTask(page, () => measure(page, cdp, into, size, 0)), "ms", 50);
  }

  console.log("\nA chunk every 8 ms, 4,000 characters");
  const slow: Record<Into, Measured[]> = { baseline: [], renderer: [], "hf-markdown": [] };
  for (let round = 0; round < ROUNDS; round++) for (const into of INTO) slow[into].push(await measure(page, cdp, into, 4000, 8));
  const busy = (into: Into) => slow[into].map((seen) => seen.busy);
  say("baseline", median(busy("baseline")), "ms");
  for (const into of OURS) {
    say(into, median(busy(into)), "ms");
    say("  against the baseline", medianRatio(busy(into), busy("baseline")), "x", 1.5);
    say("  longest task", await longestTask(page, () => measure(page, cdp, into, 4000, 8)), "ms", 50);
    say("  longest time between frames", median(slow[into].map(({ longestGap }) => longestGap)), "ms", 50);
    say("  newest words on screen after", median(slow[into].map(({ framesLate }) => framesLate)), "frames", 2);
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
