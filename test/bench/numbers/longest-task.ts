import type { Page } from "puppeteer-core";

/** The longest task of a page while something runs, in milliseconds of its thread: what else the machine does makes it no longer. */
export async function longestTask(page: Page, run: () => Promise<unknown>): Promise<number> {
  await startTrace(page);
  await run();
  return longestTraced(page);
}

/** For who has to look at the page between the two. */
export async function startTrace(page: Page): Promise<void> {
  await page.tracing.start({ categories: ["toplevel", "__metadata"] });
}

/** The longest task since the trace began. */
export async function longestTraced(page: Page): Promise<number> {
  const { traceEvents } = JSON.parse(new TextDecoder().decode(await page.tracing.stop())) as { traceEvents: TraceEvent[] };
  const main = new Set(traceEvents.filter(({ name, args }) => name === "thread_name" && args.name === "CrRendererMain").map(keyOf));
  const tasks = traceEvents.filter((event) => event.name.endsWith("RunTask") && main.has(keyOf(event)));
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
