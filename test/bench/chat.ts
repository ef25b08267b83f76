// What a streamed answer costs in a whole chatbot, beside the least that must be done, and with many earlier messages.
// Pieces of four characters come one a task, as fast as the page takes them, but for a frame after each thousand
// characters, so that each run paints about as often; what counts is the work of the page's main thread.
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { CDPSession, Page } from "puppeteer-core";
import { build, type Rolldown } from "vite";
import { openBrowser } from "../browser/browser.ts";
import type { prepare, stream } from "./page/chat.ts";
import { median, medianRatio } from "./numbers/median.ts";

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

let over = 0;
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
const browser = await openBrowser(["--js-flags=--expose-gc"]);
try {
  const page = await browser.newPage();
  page.on("pageerror", (error) => console.error(error));
  await page.goto(`http://localhost:${(server.address() as AddressInfo).port}/`);
  await page.waitForFunction(() => "bench" in window);
  const session = await page.createCDPSession();
  // The time that the page's thread has worked: what else the machine does makes it no longer.
  await session.send("Performance.enable", { timeDomain: "threadTicks" });
  await run(session, page, { what: "chat", length: 2000 }); // not counted: what is compiled at first

  const [least, alone, long, four] = await measure(session, page, ROUNDS.quick, [
    { what: "baseline", length: 16_000 },
    { what: "chat", length: 16_000 },
    { what: "chat", length: 16_000, earlier: 1000 },
    { what: "chat", length: 64_000 },
  ]);
  say("16k characters, one text node a paragraph and one parse", least!);
  say("16k characters in a chatbot", alone!, least, 3);
  say("the same behind 1,000 earlier messages", long!, alone, 1.2);
  say("64k characters, to 16k", four!, alone, 4.4);

  const [short, behind, behindMany] = await measure(
    session,
    page,
    ROUNDS.painted,
    [0, 200, 1000].map((earlier) => ({ what: "chat", length: 2000, earlier, perFrame: 1 })),
  );
  say("2,000 characters, each piece painted", short!);
  say("the same behind 200 earlier messages (D32)", behind!, short, 1.2);
  say("the same behind 1,000", behindMany!, short, 1.2);
} finally {
  await browser.close();
  server.close();
  server.closeAllConnections();
}

process.exitCode = over > 0 ? 1 : 0;

/** The costs of each trial, one a round. The trials take turns, so that what else the machine does slows all of them. */
async function measure(session: CDPSession, page: Page, rounds: number, trials: readonly Trial[]): Promise<Cost[][]> {
  const costs = trials.map((): Cost[] => []);
  for (let round = 0; round < rounds; round++)
    for (const [index, trial] of trials.entries()) costs[index]!.push(await run(session, page, trial));
  return costs;
}

async function run(session: CDPSession, page: Page, { what, length, earlier = 0, perFrame = 256 }: Trial): Promise<Cost> {
  await page.evaluate(
    (what, earlier) => (window as unknown as { bench: { prepare: typeof prepare } }).bench.prepare(what, earlier),
    what,
    earlier,
  );
  // What was thrown away in making ready is not collected on the stream's time.
  await page.evaluate(() => (window as unknown as { gc: () => void }).gc());
  const before = await worked(session);
  const longest = await page.evaluate(
    (length, perFrame) => (window as unknown as { bench: { stream: typeof stream } }).bench.stream(length, perFrame),
    length,
    perFrame,
  );
  return { milliseconds: (await worked(session)) - before, longest };
}

async function worked(session: CDPSession): Promise<number> {
  const { metrics } = await session.send("Performance.getMetrics");
  return metrics.find(({ name }) => name === "TaskDuration")!.value * 1000;
}

/**
 * Says the median of all rounds, and the median of what it costs against the base in the same round.
 * The browser measures a long task by the clock, so that what else the machine does makes one in some rounds; it counts
 * against the goal where most rounds have one. Tasks of less than 50 ms are not reported, and count as 0.
 */
function say(what: string, costs: readonly Cost[], base?: readonly Cost[], goal = 0): void {
  const times = costs.map(({ milliseconds }) => milliseconds);
  const late = costs.map(({ longest }) => longest).filter((longest) => longest > 50);
  const ratio =
    base &&
    medianRatio(
      times,
      base.map(({ milliseconds }) => milliseconds),
    );
  const isLate = late.length > costs.length / 2;
  if ((ratio ?? 0) > goal || isLate) over++;
  const verdict = ratio === undefined ? "" : `× ${ratio.toFixed(2)}  goal ${goal}  ${ratio <= goal ? "ok" : "OVER"}`;
  const tasks =
    late.length === 0
      ? "no task over 50 ms"
      : `a task of ${Math.max(...late).toFixed(0)} ms, over 50 in ${late.length} of ${costs.length} rounds`;
  console.log(`${what.padEnd(58)} ${median(times).toFixed(0).padStart(7)} ms  ${verdict.padEnd(24)} ${tasks}${isLate ? "  OVER" : ""}`);
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
