// What a long conversation costs: to set it at once, to keep it, and to type beside it.
import { longestTask } from "../numbers/longest-task.ts";
import { median } from "../numbers/median.ts";
import type { AtOnce } from "../page/long-chat.ts";
import type { BenchPage, BenchWindow } from "./page.ts";

const COUNT = 2000;
const ROUNDS = 7;
/** Enough for the slowest in twenty to be more than one. */
const KEYS = 60;
/** A fast typist. */
const KEY_MS = 60;

/** @returns how many figures miss their goal */
export async function measureAtOnce({ page, collect }: BenchPage): Promise<number> {
  const seen: Record<"bare" | "chat", AtOnce[]> = { bare: [], chat: [] };
  for (let round = 0; round <= ROUNDS; round++) {
    await collect();
    const bare = await page.evaluate((count) => (window as unknown as BenchWindow).bench.setBare(count), COUNT);
    await page.evaluate(() => (window as unknown as BenchWindow).bench.emptyChat());
    await collect();
    const chat = await page.evaluate((count) => (window as unknown as BenchWindow).bench.setAtOnce(count), COUNT);
    // The first is not counted: what is compiled at first.
    if (round > 0)
      for (const [what, one] of [
        ["bare", bare],
        ["chat", chat],
      ] as const)
        seen[what].push(one);
  }
  await page.evaluate(() => (window as unknown as BenchWindow).bench.emptyChat());
  const longest = await longestTask(page, () => page.evaluate((count) => (window as unknown as BenchWindow).bench.setAtOnce(count), COUNT));
  const of = (what: "bare" | "chat", name: keyof AtOnce) => median(seen[what].map((one) => one[name]));
  return (
    say("2,000 texts in bare elements, first paint", of("bare", "painted"), "ms") +
    say("2,000 messages set at once, first paint", of("chat", "painted"), "ms", 150) +
    say("  all on the page after", of("chat", "whole"), "ms") +
    say("  longest task", longest, "ms", 50)
  );
}

/**
 * Nodes are all that the browser counts in the page: elements, texts and comments, also those of templates. The heap is
 * that of scripts, after a collection; the library and all that it has compiled meanwhile are in it.
 * @returns how many figures miss their goal
 */
export async function measureWeight({ page, metric, collect }: BenchPage): Promise<number> {
  await collect();
  const [nodes, heap] = [await metric("Nodes"), await metric("JSHeapUsedSize")];
  await page.evaluate(() => (window as unknown as BenchWindow).bench.emptyChat());
  await page.evaluate(() => (window as unknown as BenchWindow).bench.weigh(200));
  await collect();
  return (
    say("the library without a chat, heap", heap / 1e6, "MB") +
    say("200 messages, heap", (await metric("JSHeapUsedSize")) / 1e6, "MB", 2.9) +
    say("  nodes of the page before", nodes, "") +
    say("  nodes of the page", await metric("Nodes"), "", 5000)
  );
}

/** @returns how many figures miss their goal */
export async function measureTyping({ page, collect }: BenchPage): Promise<number> {
  await page.evaluate(() => (window as unknown as BenchWindow).bench.typeInto("textarea"));
  await type(page);
  await page.evaluate(() => (window as unknown as BenchWindow).bench.typeInto("textarea"));
  let over = say("key to paint, a native box on an empty page, p95", p95(await type(page)), "ms");

  await page.evaluate(() => (window as unknown as BenchWindow).bench.emptyChat());
  await page.evaluate(() => (window as unknown as BenchWindow).bench.typeInto("hf-textbox"));
  void page.evaluate(() => {
    const { bench } = window as unknown as BenchWindow;
    void bench.answer(bench.text(64_000), 64);
  });
  over += say("  while an answer of 64k characters streams", p95(await type(page)), "ms", 50);
  await page.evaluate(() => (window as unknown as BenchWindow).bench.stopAnswer());

  await page.evaluate(() => (window as unknown as BenchWindow).bench.emptyChat());
  await page.evaluate(() => (window as unknown as BenchWindow).bench.typeInto("hf-textbox"));
  await collect();
  void page.evaluate((count) => (window as unknown as BenchWindow).bench.setAtOnce(count), COUNT);
  over += say("  while 2,000 messages come", p95(await type(page)), "ms", 50);
  await page.evaluate(() => (window as unknown as BenchWindow).bench.typeInto("hf-textbox"));
  return over + say("  while 2,000 messages stand", p95(await type(page)), "ms", 50);
}

/** Presses keys one by one. @returns how long each took to be seen, in milliseconds */
async function type(page: BenchPage["page"]): Promise<readonly number[]> {
  for (let key = 0; key < KEYS; key++) {
    await page.keyboard.press("a");
    await new Promise((resolve) => setTimeout(resolve, KEY_MS));
  }
  await page.waitForFunction((keys) => (window as unknown as BenchWindow).bench.typed().times.length >= keys, {}, KEYS);
  const { times, text } = await page.evaluate(() => (window as unknown as BenchWindow).bench.typed());
  if (text !== "a".repeat(KEYS)) throw new Error(`Of ${KEYS} letters, ${text.length} have come.`);
  return times;
}

function p95(times: readonly number[]): number {
  return [...times].sort((one, other) => one - other)[Math.floor(times.length * 0.95)]!;
}

function say(what: string, value: number, unit: string, goal?: number): number {
  const isOver = goal !== undefined && value > goal;
  const digits = unit === "MB" ? 2 : 0;
  console.log(
    `${what.padEnd(62)} ${value.toFixed(digits).padStart(7)} ${unit.padEnd(3)} ${goal === undefined ? "" : `goal ${goal}  ${isOver ? "OVER" : "ok"}`}`,
  );
  return isOver ? 1 : 0;
}
