// What a streamed answer costs in a whole chatbot, beside the least that must be done, and with many earlier messages.
// Pieces of four characters come one a task, as fast as the page takes them; what counts is the work of its main thread.
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { CDPSession, Page } from "puppeteer-core";
import { build, type Rolldown } from "vite";
import { openBrowser } from "../browser/browser.ts";
import type { prepare, stream } from "./page/chat.ts";

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
  /** Each piece waits for a frame, as when tokens come slowly. */
  readonly painted?: boolean;
}

const ROUNDS = 5;

const files = await bundle();
const server = createServer((request, response) => {
  const code = files.get(request.url!.slice(1));
  response.writeHead(200, { "content-type": code === undefined ? "text/html" : "text/javascript" });
  response.end(
    code ??
      '<!doctype html><title>Bench</title><style>.chat { --hf-chatbot-height: 600px; display: block; height: 600px; overflow: auto }</style><script type="module" src="/bench.js"></script>',
  );
});
await new Promise<void>((resolve) => server.listen(0, resolve));
const browser = await openBrowser();
try {
  const page = await browser.newPage();
  page.on("pageerror", (error) => console.error(error));
  await page.goto(`http://localhost:${(server.address() as AddressInfo).port}/`);
  await page.waitForFunction(() => "bench" in window);
  const session = await page.createCDPSession();
  // The time that the page's thread has worked: what else the machine does makes it no longer.
  await session.send("Performance.enable", { timeDomain: "threadTicks" });
  await run(session, page, { what: "chat", length: 2000 }); // not counted: what is compiled at first

  const [least, alone, long, four] = await best(session, page, [
    { what: "baseline", length: 16_000 },
    { what: "chat", length: 16_000 },
    { what: "chat", length: 16_000, earlier: 1000 },
    { what: "chat", length: 64_000 },
  ]);
  const [short, behind, behindMany] = await best(
    session,
    page,
    [0, 200, 1000].map((earlier) => ({ what: "chat", length: 2000, earlier, painted: true })),
  );
  say("16k characters, one text node a paragraph and one parse", least!);
  say("16k characters in a chatbot", alone!, alone!.milliseconds / least!.milliseconds, 3);
  say("the same behind 1,000 earlier messages", long!, long!.milliseconds / alone!.milliseconds, 1.2);
  say("64k characters, to 16k", four!, four!.milliseconds / alone!.milliseconds, 4.4);
  say("2,000 characters, each piece painted", short!);
  say("the same behind 200 earlier messages (D32)", behind!, behind!.milliseconds / short!.milliseconds, 1.2);
  say("the same behind 1,000", behindMany!, behindMany!.milliseconds / short!.milliseconds, 1.2);
} finally {
  await browser.close();
  server.close();
  server.closeAllConnections();
}

/** The least of some rounds, in which the trials take turns: what else the machine does makes them slower, never quicker. */
async function best(session: CDPSession, page: Page, trials: readonly Trial[]): Promise<Cost[]> {
  const costs = trials.map((): Cost[] => []);
  for (let round = 0; round < ROUNDS; round++)
    for (const [index, trial] of trials.entries()) costs[index]!.push(await run(session, page, trial));
  return costs.map((all) => ({
    milliseconds: Math.min(...all.map(({ milliseconds }) => milliseconds)),
    longest: Math.min(...all.map(({ longest }) => longest)),
  }));
}

async function run(session: CDPSession, page: Page, { what, length, earlier = 0, painted = false }: Trial): Promise<Cost> {
  await page.evaluate(
    (what, earlier) => (window as unknown as { bench: { prepare: typeof prepare } }).bench.prepare(what, earlier),
    what,
    earlier,
  );
  const before = await worked(session);
  const longest = await page.evaluate(
    (length, painted) => (window as unknown as { bench: { stream: typeof stream } }).bench.stream(length, painted),
    length,
    painted,
  );
  return { milliseconds: (await worked(session)) - before, longest };
}

async function worked(session: CDPSession): Promise<number> {
  const { metrics } = await session.send("Performance.getMetrics");
  return metrics.find(({ name }) => name === "TaskDuration")!.value * 1000;
}

/** Tasks shorter than the goal are not reported by the browser, and count as 0. */
function say(what: string, { milliseconds, longest }: Cost, ratio?: number, goal?: number): void {
  const verdict = ratio === undefined ? "" : `× ${ratio.toFixed(2)}  goal ${goal}  ${ratio <= goal! ? "ok" : "OVER"}`;
  console.log(
    `${what.padEnd(58)} ${milliseconds.toFixed(0).padStart(7)} ms  ${verdict.padEnd(24)} ${longest > 50 ? `a task of ${longest.toFixed(0)} ms, goal 50  OVER` : "no task over 50 ms"}`,
  );
}

async function bundle(): Promise<Map<string, string>> {
  const output = (await build({
    configFile: false,
    logLevel: "error",
    define: { "process.env.NODE_ENV": '"production"' },
    build: {
      write: false,
      target: "es2022",
      minify: true,
      modulePreload: false,
      lib: { entry: { bench: "test/bench/page/chat.ts" }, formats: ["es"] },
      rolldownOptions: { output: { entryFileNames: "[name].js" } },
    },
  })) as Rolldown.RolldownOutput[];
  return new Map(output[0]!.output.flatMap((file) => (file.type === "chunk" ? [[file.fileName, file.code] as const] : [])));
}
