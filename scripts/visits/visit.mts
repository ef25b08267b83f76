// One visit of a page by a browser that has never been there: what it fetches, in which round, and when a person can type.
import type { Browser } from "puppeteer-core";
import { watchBox } from "./box.mts";
import { LateServer, type Asked } from "./late-server.mts";
import { replyOf, type VisitedPage } from "./pages.mts";

/** What somebody types as soon as it goes. */
export const TYPED = "Typed at once";

/** How long nothing is asked for before a page is at rest, in milliseconds; where it stores, it tidies up after five seconds. */
const QUIET = { briefly: 800, stores: 6000 };

export interface Visit {
  readonly page: VisitedPage;
  readonly log: readonly Asked[];
  /** How many rounds had come when the box could be typed into. */
  readonly rounds: number;
  /** When that was, by the clock of the log. */
  readonly usableAt: number;
  /** How many requests there had been when the page was at rest, and after each step. */
  readonly stages: readonly { readonly name: string; readonly requests: number }[];
  /** What stands in the box at the end. */
  readonly text: string | undefined;
}

/**
 * @param typing whether something is typed the moment it goes, and nothing else is done. If not, the page is left alone until
 *   it is at rest, and then all its steps are taken.
 */
export async function visit(browser: Browser, visited: VisitedPage, { typing = false } = {}): Promise<Visit> {
  const server = await LateServer.listen(replyOf(visited));
  const context = await browser.createBrowserContext();
  try {
    const page = await context.newPage();
    const faults: string[] = [];
    page.on("pageerror", (error) => faults.push(String(error)));
    const box = await watchBox(page, visited.box);
    // Not awaited yet: a page counts as loaded only when its scripts are, and one may type before that.
    const loaded = page.goto(`${server.origin}/`);
    await inTime(box.usable, loaded, `${visited.name}: nobody can type into its box. ${faults.join(" ")}`);
    const usableAt = performance.now();
    const rounds = roundsThatCame(server.log, usableAt);
    if (typing) await box.type(TYPED);
    await loaded;
    await server.quiet(visited.stores && !typing ? QUIET.stores : QUIET.briefly);
    const stages = [{ name: "at rest", requests: server.log.length }];
    for (const { name, act } of typing ? [] : visited.steps) {
      await act(page, box);
      await server.quiet(QUIET.briefly);
      stages.push({ name, requests: server.log.length });
    }
    if (faults.length > 0) throw new Error(`${visited.name}: ${faults.join(" ")}`);
    return { page: visited, log: server.log, rounds, usableAt, stages, text: await box.text() };
  } finally {
    await context.close();
    server.close();
  }
}

/** The bytes of all files that were fetched: not those of the page itself, nor of answers. */
export function bytesOf(log: readonly Asked[]): number {
  return log.reduce((sum, { kind, bytes }) => (kind === "file" ? sum + bytes : sum), 0);
}

/** What is on its way then, the box has not waited for. */
function roundsThatCame(log: readonly Asked[], time: number): number {
  return Math.max(0, ...log.filter(({ kind, came = Infinity }) => kind === "file" && came < time).map(({ round }) => round));
}

/** @throws where the page does not load, or what is awaited does not come */
async function inTime(awaited: Promise<unknown>, loaded: Promise<unknown>, otherwise: string): Promise<void> {
  let clock: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    clock = setTimeout(() => reject(new Error(otherwise)), 30_000);
  });
  try {
    await Promise.race([awaited, late, loaded.then(() => awaited)]);
  } finally {
    clearTimeout(clock);
  }
}
