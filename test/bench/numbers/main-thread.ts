import type { CDPSession, Page } from "puppeteer-core";

const MARK = "hf-blocks: measured";

/** The time that the page's thread has worked, in milliseconds: what else the machine does makes it no longer. */
export class MainThread {
  private constructor(
    private readonly page: Page,
    private readonly cdp: CDPSession,
    private readonly tidy: () => void,
  ) {}

  /** @param tidy what the page does before anything is measured */
  static async of(page: Page, tidy = (): void => {}): Promise<MainThread> {
    const cdp = await page.createCDPSession();
    await cdp.send("Performance.enable", { timeDomain: "threadTicks" });
    return new MainThread(page, cdp, tidy);
  }

  /** All tasks while it runs. */
  async cost(run: () => Promise<unknown>): Promise<number> {
    await this.page.evaluate(this.tidy);
    const before = await this.worked();
    await run();
    return (await this.worked()) - before;
  }

  /** The longest of them. */
  async longestTask(run: () => Promise<unknown>): Promise<number> {
    await this.page.evaluate(this.tidy);
    await this.page.tracing.start({ categories: ["toplevel", "blink.user_timing"] });
    await run();
    await this.page.evaluate((name) => void performance.mark(name), MARK);
    const trace = JSON.parse(new TextDecoder().decode(await this.page.tracing.stop())) as { traceEvents: TraceEvent[] };
    // Of the page itself: the browser has pages of its own, which start up now and then.
    const own = trace.traceEvents.find(({ name }) => name === MARK);
    const tasks = trace.traceEvents.filter(({ name, pid, tid }) => name.endsWith("RunTask") && pid === own?.pid && tid === own.tid);
    if (tasks.length === 0) throw new Error("The trace has no tasks of the page. Look at the names of the browser's trace events.");
    return tasks.reduce((longest, { tdur = 0 }) => Math.max(longest, tdur / 1000), 0);
  }

  private async worked(): Promise<number> {
    const { metrics } = await this.cdp.send("Performance.getMetrics");
    return metrics.find(({ name }) => name === "TaskDuration")!.value * 1000; // safe: it is always among them
  }
}

/** `tdur` is the time of the thread itself, in microseconds. */
interface TraceEvent {
  readonly name: string;
  readonly pid: number;
  readonly tid: number;
  readonly tdur?: number;
}
