// What streaming costs, as work of the page's main thread: scripts, styles, layout and paint, in its own time, so that what
// other programs take from it does not count. Beside streaming-markdown, which tokenizes and never looks back, each piece
// goes into the page in a task of its own: `renderer` and the tokenizer show it at once, hf-markdown at the next frame.
// Colours of code are part of our cost. Then one block that grows to 200,000 characters, and a page's first Markdown.
import type { Browser } from "puppeteer-core";
import { openBrowser } from "../browser/browser.ts";
import type * as FirstPage from "../markdown/page/first.ts";
import type { First } from "../markdown/page/first.ts";
import { servePages, type MarkdownPages } from "../markdown/page/serve.ts";
import type { Into, Seen } from "../markdown/page/stream-into.ts";
import type { OpenBlock } from "../markdown/page/texts.ts";
import { MainThread } from "./numbers/main-thread.ts";
import { median, medianRatio } from "./numbers/median.ts";

const CHUNK = 4;
const ROUNDS = 9;
const PACED_ROUNDS = 3;
const OURS = ["renderer", "hf-markdown"] as const;
/** Characters, and what they may cost at most against the tokenizer. */
const BESIDE = [
  [4000, 1.5],
  [16_000, 1.2],
  [64_000, 1],
] as const;
const BLOCKS: readonly OpenBlock[] = ["paragraph", "list", "table", "fence"];
const BLOCK_SIZES = [50_000, 100_000, 200_000] as const;
const BLOCK_CHUNK = 16;
const BLOCK_ROUNDS = 3;
const FIRST: readonly First[] = ["hf-markdown", "hf-chatbot"];
const FIRST_ROUNDS = 5;

let over = 0;
const browser = await openBrowser(["--js-flags=--expose-gc"]);
try {
  await onPages(undefined, async (pages) => {
    const page = await browser.newPage();
    await pages.open(page, "/strict");
    // What an earlier one has left on the page and in memory is not thrown away on its time.
    const thread = await MainThread.of(page, () => {
      document.body.replaceChildren();
      (globalThis as unknown as { gc: () => void }).gc();
    });
    const stream = (into: Into, size: number, pace = 0) =>
      page.evaluate(
        (...[kind, length, chunk, wait]: [Into, number, number, number]) =>
          globalThis.markdown.streamInto(kind, globalThis.markdown.answer(length), chunk, wait),
        into,
        size,
        CHUNK,
        pace,
      );
    const streamBlock = (into: Into, block: OpenBlock, size: number) =>
      page.evaluate(
        (...[kind, one, length, chunk]: [Into, OpenBlock, number, number]) =>
          globalThis.markdown.streamInto(kind, globalThis.markdown.openBlock(one, length), chunk, 0),
        into,
        block,
        size,
        BLOCK_CHUNK,
      );
    await besideTokenizer(thread, stream);
    await paced(thread, stream);
    await openBlocks(thread, streamBlock);
    await page.close();
  });
  await onPages(new URL("../markdown/page/first.ts", import.meta.url), (pages) => firstOfPage(pages, browser));
} finally {
  await browser.close();
}
process.exitCode = over > 0 ? 1 : 0;

async function besideTokenizer(thread: MainThread, stream: (into: Into, size: number) => Promise<unknown>): Promise<void> {
  console.log(`Pieces of ${CHUNK} characters as fast as they come, medians of ${ROUNDS} rounds`);
  const all = ["tokenizer", ...OURS] as const;
  for (const into of all) await stream(into, 4000); // not counted: what is compiled at first
  const costs = new Map<string, number[]>();
  // All take turns, so that what else the machine does slows all of them.
  for (let round = 0; round < ROUNDS; round++)
    for (const [size] of BESIDE) for (const into of all) add(costs, `${into} ${size}`, await thread.cost(() => stream(into, size)));
  const of = (into: Into, size: number) => costs.get(`${into} ${size}`)!; // safe: just measured
  for (const [size, goal] of BESIDE) {
    say(`streaming-markdown, ${size} characters`, median(of("tokenizer", size)), "ms");
    for (const into of OURS) {
      say(`${into}, ${size} characters`, median(of(into, size)), "ms");
      say("  against streaming-markdown", medianRatio(of(into, size), of("tokenizer", size)), "x", goal);
    }
  }
  for (const into of OURS) {
    say(`${into}: 64k against 16k`, medianRatio(of(into, 64_000), of(into, 16_000)), "x", 4.4);
    for (const size of [16_000, 64_000])
      say(`${into}: longest task, ${size} characters`, await thread.longestTask(() => stream(into, size)), "ms", 50);
  }
}

async function paced(thread: MainThread, stream: (into: Into, size: number, pace: number) => Promise<Seen>): Promise<void> {
  console.log("\nA piece every 8 ms, 4,000 characters; the baseline is text nodes that only grow");
  const costs = new Map<Into, number[]>();
  const seen = new Map<Into, Seen[]>();
  for (let round = 0; round < PACED_ROUNDS; round++)
    for (const into of ["baseline", ...OURS] as const)
      add(costs, into, await thread.cost(async () => add(seen, into, await stream(into, 4000, 8))));
  say("baseline", median(costs.get("baseline")!), "ms");
  for (const into of OURS) {
    const [cost, frames] = [costs.get(into)!, seen.get(into)!]; // safe: just measured
    say(into, median(cost), "ms");
    say("  against the baseline", medianRatio(cost, costs.get("baseline")!), "x", 1.5);
    say("  longest task", await thread.longestTask(() => stream(into, 4000, 8)), "ms", 50);
    say("  longest time between frames", median(frames.map(({ longestGap }) => longestGap)), "ms", 50);
    say("  newest words on screen after", median(frames.map(({ framesLate }) => framesLate)), "frames", 2);
  }
}

/** What a browser itself takes to lay out a block that large, the tokenizer's rows show. */
async function openBlocks(thread: MainThread, stream: (into: Into, block: OpenBlock, size: number) => Promise<unknown>): Promise<void> {
  console.log(`\nOne block, open to its end, in pieces of ${BLOCK_CHUNK}: what a character costs, medians of ${BLOCK_ROUNDS} rounds`);
  const [least, , most] = BLOCK_SIZES;
  for (const block of BLOCKS) {
    for (const into of ["tokenizer", "hf-markdown"] as const) {
      await stream(into, block, 4000);
      const costs = new Map<number, number[]>();
      for (let round = 0; round < BLOCK_ROUNDS; round++)
        for (const size of BLOCK_SIZES) add(costs, size, (await thread.cost(() => stream(into, block, size))) / size);
      const each = BLOCK_SIZES.map((size) => (median(costs.get(size)!) * 1000).toFixed(1)); // safe: just measured
      const growth = medianRatio(costs.get(most)!, costs.get(least)!);
      say(`${block}, ${into} (${each.join(", ")} µs): growth`, growth, "x", into === "tokenizer" ? undefined : 1.2);
    }
    say(`${block}, hf-markdown: longest task`, await thread.longestTask(() => stream("hf-markdown", block, most)), "ms", 50);
  }
}

/** Each in a fresh context, which has nothing compiled. */
async function firstOfPage(pages: MarkdownPages, of: Browser): Promise<void> {
  console.log(`\nThe first Markdown of a page, 400 characters, a piece a frame: medians of ${FIRST_ROUNDS} pages`);
  for (const kind of FIRST) {
    const longest: number[] = [];
    for (let round = 0; round < FIRST_ROUNDS; round++) {
      const context = await of.createBrowserContext();
      const page = await context.newPage();
      const thread = await MainThread.of(page);
      longest.push(
        await thread.longestTask(async () => {
          await pages.open(page, "/strict");
          await page.evaluate((one) => (globalThis.markdown as unknown as typeof FirstPage).streamFirst(one, 400), kind);
        }),
      );
      await context.close();
    }
    say(`${kind}: longest task`, median(longest), "ms", 50);
  }
}

async function onPages(entry: URL | undefined, run: (pages: MarkdownPages) => Promise<void>): Promise<void> {
  const pages = await servePages(entry);
  try {
    await run(pages);
  } finally {
    pages.close();
  }
}

function add<Key, Value>(lists: Map<Key, Value[]>, key: Key, value: Value): void {
  lists.set(key, [...(lists.get(key) ?? []), value]);
}

function say(what: string, value: number, unit: string, goal?: number): void {
  const met = goal === undefined || value <= goal;
  if (!met) over++;
  const verdict = goal === undefined ? "" : `goal ${goal} ${unit}  ${met ? "ok" : "OVER"}`;
  console.log(`${what.padEnd(60)} ${value.toFixed(unit === "x" ? 2 : 0).padStart(7)} ${unit.padEnd(6)} ${verdict}`);
}
