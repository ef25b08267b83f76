// How long a person waits: from `npm start` to the page, and from a question to its answer.
import { readFileSync } from "node:fs";
import { mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openBrowser, openPage } from "../browser/browser.ts";
import { startDevServer } from "../browser/dev-server.ts";
import { ask, attach } from "../browser/document-page.ts";
import { installLibrary, startHotSite } from "../browser/hot-site.ts";
import { businessLetter, filledForm, shopReceipt } from "../dev/local/draw-documents.ts";
import { median } from "./numbers/median.ts";

const QUESTIONS = [
  "What is the total?",
  "What is the invoice date?",
  "What is the subtotal?",
  "What is the due date?",
  "What is the invoice number?",
];

/** The box that a question is typed into. */
const BOX = `document.querySelector("hf-multimodal-textbox")?.shadowRoot?.querySelector("textarea")`;
const DEMO = "/demo/document-analyzer.html";
const ROUNDS = 3;

const browser = await openBrowser();
// As after a fresh clone: nothing of before is used.
for (const [name, words] of [
  ["fresh clone", ["--force"]],
  ["again", []],
] as const) {
  const figures: Record<"ready" | "painted" | "usable" | "files", number>[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const server = await startDevServer({}, words);
    try {
      // At once: a browser that starts first gives the server more time.
      const { page, ...figure } = await openAnalyzer(server.origin + DEMO);
      await page.close();
      figures.push({ ready: server.readyAfter, ...figure });
    } finally {
      await server.stop();
    }
  }
  const middle = (key: keyof (typeof figures)[number]) => median(figures.map((figure) => figure[key]));
  say(`${name}: npm start to ready`, middle("ready"), 2000);
  say(`${name}: asked to the first paint of its text`, middle("painted"), 1000);
  say(`${name}: asked to a box that takes a question`, middle("usable"), 1000);
  count(`${name}: files until then`, middle("files"), 50);
}

// As an author has it, who has installed the package and made an app of the template.
const { folder, library } = installLibrary({ "app.ts": readFileSync("templates/document-analyzer/app.ts", "utf8") });
const site = await startHotSite({}, ["dev", "app.ts"], folder, library);
try {
  for (const name of ["npx hf-blocks dev, first page", "npx hf-blocks dev, opened again"]) {
    const { page, usable, files } = await openAnalyzer(`${site.origin}/app.ts`);
    await page.close();
    say(`${name}: asked to a box`, usable, 1000);
    count(`${name}: files`, files, 50);
  }
} finally {
  await site.stop();
}

const server = await startDevServer();
try {
  const { page } = await openAnalyzer(server.origin + DEMO);
  await attach(page, "test/fixtures/invoice.png");
  const { milliseconds: first } = await ask(page, "What is the sales tax?");
  say("first answer (the reader may still start)", first);
  const again: number[] = [];
  for (const question of QUESTIONS) again.push((await ask(page, question)).milliseconds);
  say("another question on the same picture, median", median(again), 3000);
  const fresh: number[] = [];
  for (const draw of [shopReceipt, filledForm, businessLetter]) {
    const { name, picture, questions } = await draw();
    const path = join(await mkdtemp(join(tmpdir(), "hf-blocks-")), `${name}.png`);
    await writeFile(path, picture);
    await attach(page, path);
    fresh.push((await ask(page, questions[0]!.question)).milliseconds);
  }
  say("first question on a new picture, slowest of 3", Math.max(...fresh), 3000);
} finally {
  await browser.close();
  await server.stop();
}

/** Opens the page, and times it by its own clock, which begins when the browser asks. */
async function openAnalyzer(address: string) {
  const page = await openPage(browser, "about:blank");
  await page.evaluateOnNewDocument(`{
    const look = () => (${BOX} ? (globalThis.usable = performance.now()) : requestAnimationFrame(look));
    requestAnimationFrame(look);
  }`);
  await page.goto(address);
  await page.waitForFunction("globalThis.usable");
  const [usable, painted, files] = (await page.evaluate(`[
    globalThis.usable,
    performance.getEntriesByName("first-contentful-paint")[0].startTime,
    performance.getEntriesByType("resource").filter(({ startTime }) => startTime < globalThis.usable).length,
  ]`)) as [number, number, number];
  return { page, usable, painted, files };
}

function count(what: string, files: number, goal: number): void {
  console.log(`${what.padEnd(50)} ${String(files).padStart(6)}     goal ${goal}  ${files <= goal ? "ok" : "OVER"}`);
}

function say(what: string, milliseconds: number, goal?: number): void {
  const verdict = goal === undefined ? "" : `goal ${goal} ms  ${milliseconds <= goal ? "ok" : "OVER"}`;
  console.log(`${what.padEnd(50)} ${milliseconds.toFixed(0).padStart(6)} ms  ${verdict}`);
}
