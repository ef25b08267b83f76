import { setTimeout } from "node:timers/promises";
import type { Browser, CDPSession, Page } from "puppeteer-core";
import { longestTraced, startTrace } from "../bench/numbers/longest-task.ts";
import { openBrowser } from "../browser/browser.ts";
import { servePages, type MarkdownPages } from "../markdown/page/serve.ts";

/** In milliseconds: the longest task of a page, and the main thread's own time for all of them. */
export interface HeldUp {
  readonly longest: number;
  readonly sum: number;
}

/** A page that takes longer is given up, and counts as this. */
const GIVEN_UP = 40_000;
/** Brings all that is loaded when first seen. */
const WARM_UP = "**a** `b` $$x$$\n\n```js\nlet a = 1;\n```\n";

/** A page that shows texts, and how long each held it up. */
export class Watch {
  private browser: Browser | undefined;
  private page: Page | undefined;
  private cdp: CDPSession | undefined;

  private constructor(private readonly pages: MarkdownPages) {}

  static async open(): Promise<Watch> {
    return new Watch(await servePages());
  }

  /** @param piece how many characters arrive at a time; `Infinity` for the whole at once */
  async holdUp(text: string, piece: number): Promise<HeldUp> {
    if (!this.page) await this.start();
    const before = await this.busy();
    const shown = this.page!.evaluate((shownText, size) => globalThis.markdown.holdUp(shownText, size ?? Infinity), text, piece);
    const done = new AbortController();
    const late = setTimeout(GIVEN_UP, undefined, { signal: done.signal }).catch(() => undefined);
    // A page that dies of a text has not shown it either.
    const longest = await Promise.race([shown.catch(() => undefined), late]);
    done.abort();
    if (longest !== undefined) return { longest, sum: (await this.busy()) - before };
    await this.stop();
    return { longest: GIVEN_UP, sum: GIVEN_UP };
  }

  /** The same where a task's time is the thread's own: what other programs take from it does not count. */
  async holdUpByThread(text: string, piece: number): Promise<HeldUp> {
    if (!this.page) await this.start();
    const { page } = this;
    await startTrace(page!); // safe: just started
    const { sum } = await this.holdUp(text, piece);
    // A page that has died has no trace either.
    return { longest: this.page === page ? await longestTraced(page!) : sum, sum }; // safe: just started
  }

  async close(): Promise<void> {
    await this.stop();
    this.pages.close();
  }

  private async start(): Promise<void> {
    this.browser = await openBrowser();
    this.page = await this.browser.newPage();
    await this.pages.open(this.page, "/strict");
    this.cdp = await this.page.createCDPSession();
    await this.cdp.send("Performance.enable", { timeDomain: "threadTicks" });
    await this.page.evaluate((text) => globalThis.markdown.holdUp(text, Infinity), WARM_UP);
  }

  /** A page that hangs answers nobody: its browser is ended. */
  private async stop(): Promise<void> {
    const { browser } = this;
    this.browser = this.page = this.cdp = undefined;
    const process = browser?.process();
    const ended = process && new Promise((resolve) => process.once("exit", resolve));
    process?.kill("SIGKILL");
    await ended;
  }

  private async busy(): Promise<number> {
    const { metrics } = await this.cdp!.send("Performance.getMetrics");
    return metrics.find(({ name }) => name === "TaskDuration")!.value * 1000;
  }
}
