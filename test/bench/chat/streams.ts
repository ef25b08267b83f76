// What a streamed answer costs in a whole chatbot, beside the least that must be done, and with many earlier messages.
// Pieces of four characters come one a task, as fast as the page takes them. In long ones a frame comes after each
// thousand characters, so that each run paints about as often; what counts is the work of the page's main thread.
import { longestTask } from "../numbers/longest-task.ts";
import { median, medianRatio } from "../numbers/median.ts";
import type { BenchPage, BenchWindow } from "./page.ts";

/** What a stream cost: how long the page's thread worked, and its longest task, in milliseconds. */
interface Cost {
  readonly milliseconds: number;
  readonly longest: number;
}

/** One thing to measure. */
interface Trial {
  readonly what: "baseline" | "chat";
  readonly length: number;
  readonly earlier?: number;
  /** After how many pieces the next one waits for a frame. */
  readonly perFrame?: number;
}

/** How often each is measured. Where each piece waits for a frame, it takes long, and varies little. */
const ROUNDS = { quick: 15, painted: 7 };

/** @returns how many figures miss their goal */
export async function measureStreams(bench: BenchPage): Promise<number> {
  await run(bench, { what: "chat", length: 2000 }); // not counted: what is compiled at first
  const [least, alone, long, four] = await measure(bench, ROUNDS.quick, [
    { what: "baseline", length: 16_000 },
    { what: "chat", length: 16_000 },
    { what: "chat", length: 16_000, earlier: 1000 },
    { what: "chat", length: 64_000 },
  ]);
  return (
    say("16k characters, one text node a paragraph and one parse", least!) +
    say("16k characters in a chatbot", alone!, least, 3) +
    say("the same behind 1,000 earlier messages", long!, alone, 1.2) +
    say("64k characters, to 16k", four!, alone, 4.4)
  );
}

/** @returns how many figures miss their goal */
export async function measureBursts(bench: BenchPage): Promise<number> {
  await run(bench, { what: "chat", length: 2000 });
  const trials: readonly Trial[] = (["baseline", "chat"] as const).flatMap((what) =>
    [0, 1000].map((earlier): Trial => ({ what, length: 4000, earlier, perFrame: Infinity })),
  );
  const [least, leastBehind, short, behind] = await measure(bench, ROUNDS.quick, trials);
  let over =
    say("4k characters, no frame waited for, one text node a paragraph", least!) +
    say("the same behind 1,000 earlier texts", leastBehind!, least, Infinity) +
    say("4k characters in a chatbot, no frame waited for", short!) +
    say("the same behind 1,000 earlier messages", behind!, short, 1.2);
  for (const [index, trial] of trials.entries()) {
    await makeReady(bench, trial);
    const longest = await longestTask(bench.page, () => stream(bench, trial));
    const isOver = trial.what === "chat" && longest > 50;
    if (isOver) over++;
    console.log(
      `  longest task of the thread, ${index % 2 ? "behind 1,000, " : ""}${trial.what}: ${longest.toFixed(0)} ms${isOver ? "  OVER" : ""}`,
    );
  }
  return over;
}

/** @returns how many figures miss their goal */
export async function measurePainted(bench: BenchPage): Promise<number> {
  await run(bench, { what: "chat", length: 2000 });
  const [short, behind, behindMany] = await measure(
    bench,
    ROUNDS.painted,
    [0, 200, 1000].map((earlier) => ({ what: "chat", length: 2000, earlier, perFrame: 1 })),
  );
  return (
    say("2,000 characters, each piece painted", short!) +
    say("the same behind 200 earlier messages (D32)", behind!, short, 1.2) +
    say("the same behind 1,000", behindMany!, short, 1.2)
  );
}

/** The costs of each trial, one a round. The trials take turns, so that what else the machine does slows all of them. */
async function measure(bench: BenchPage, rounds: number, trials: readonly Trial[]): Promise<Cost[][]> {
  const costs = trials.map((): Cost[] => []);
  for (let round = 0; round < rounds; round++) for (const [index, trial] of trials.entries()) costs[index]!.push(await run(bench, trial));
  return costs;
}

async function run(bench: BenchPage, trial: Trial): Promise<Cost> {
  await makeReady(bench, trial);
  const before = await bench.metric("TaskDuration");
  const longest = await stream(bench, trial);
  return { milliseconds: ((await bench.metric("TaskDuration")) - before) * 1000, longest };
}

async function makeReady({ page, collect }: BenchPage, { what, earlier = 0 }: Trial): Promise<void> {
  await page.evaluate((what, earlier) => (window as unknown as BenchWindow).bench.prepare(what, earlier), what, earlier);
  await collect();
}

/** @returns the longest task by the clock, in milliseconds */
function stream({ page }: BenchPage, { length, perFrame = 256 }: Trial): Promise<number> {
  return page.evaluate(
    (length, perFrame) => (window as unknown as BenchWindow).bench.stream(length, perFrame),
    length,
    // No number that is not finite gets into the page.
    Math.min(perFrame, Number.MAX_SAFE_INTEGER),
  );
}

/**
 * Says the median of all rounds, and the median of what it costs against the base in the same round.
 * The browser measures a long task by the clock, so that what else the machine does makes one in some rounds; it counts
 * against the goal where most rounds have one. Tasks of less than 50 ms are not reported, and count as 0.
 * @returns 1 where the goal is missed
 */
function say(what: string, costs: readonly Cost[], base?: readonly Cost[], goal = 0): number {
  const times = costs.map(({ milliseconds }) => milliseconds);
  const late = costs.map(({ longest }) => longest).filter((longest) => longest > 50);
  const ratio =
    base &&
    medianRatio(
      times,
      base.map(({ milliseconds }) => milliseconds),
    );
  const isLate = late.length > costs.length / 2;
  const isOver = (ratio ?? 0) > goal;
  const wanted = goal === Infinity ? "" : `goal ${goal}  ${isOver ? "OVER" : "ok"}`;
  const verdict = ratio === undefined ? "" : `× ${ratio.toFixed(2)}  ${wanted}`;
  const tasks =
    late.length === 0
      ? "no task over 50 ms"
      : `a task of ${Math.max(...late).toFixed(0)} ms, over 50 in ${late.length} of ${costs.length} rounds`;
  console.log(`${what.padEnd(62)} ${median(times).toFixed(0).padStart(7)} ms  ${verdict.padEnd(24)} ${tasks}${isLate ? "  OVER" : ""}`);
  return isOver || isLate ? 1 : 0;
}
