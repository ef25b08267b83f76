// How long a person waits: from `npm start` to the page, and from a question to its answer.
import { mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openBrowser, openPage } from "../browser/browser.ts";
import { startDevServer } from "../browser/dev-server.ts";
import { ask, attach } from "../browser/document-page.ts";
import { businessLetter, filledForm, shopReceipt } from "../dev/local/draw-documents.ts";
import { median } from "./numbers/median.ts";

const QUESTIONS = [
  "What is the total?",
  "What is the invoice date?",
  "What is the subtotal?",
  "What is the due date?",
  "What is the invoice number?",
];

const server = await startDevServer();
const browser = await openBrowser();
try {
  // Not counted: how long the browser takes for its own first page.
  await (await browser.newPage()).close();
  const asked = performance.now();
  const page = await openPage(browser, `${server.origin}/demo/document-analyzer.html`);
  await page.waitForFunction(() => document.querySelector("hf-multimodal-textbox")?.shadowRoot?.querySelector("textarea"), {
    polling: "raf",
  });
  const shown = performance.now() - asked;
  say("npm start to ready", server.readyAfter, 2000);
  const painted = await page.evaluate(() => performance.getEntriesByName("first-contentful-paint")[0]!.startTime);
  say("then to the first paint of its text", painted, 1000);
  say("then to a box that takes a question", shown, 1000);

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

function say(what: string, milliseconds: number, goal?: number): void {
  const verdict = goal === undefined ? "" : `goal ${goal} ms  ${milliseconds <= goal ? "ok" : "OVER"}`;
  console.log(`${what.padEnd(44)} ${milliseconds.toFixed(0).padStart(6)} ms  ${verdict}`);
}
