import { expect } from "chai";
import type { Browser } from "puppeteer-core";
import { openBrowser } from "../browser/browser.ts";
import { examples } from "./corpora.ts";
import { documents } from "./documents.ts";
import { servePages, type MarkdownPages } from "./page/serve.ts";
import type { Tried } from "./page/splits.ts";
import { randomDocuments } from "./random-documents.ts";



const RANDOM_WAYS = 100;
const SEED = 20_260_101;

describe("the nodes of a text that arrives in pieces", function () {
  // About half a minute where nothing else runs.
  this.timeout(300_000);
  let pages: MarkdownPages, browser: Browser;
  before(async () => {
    [pages, browser] = await Promise.all([servePages(), openBrowser()]);
  });
  after(async () => {
    await browser?.close();
    pages?.close();
  });

  const sets: Readonly<Record<string, () => readonly string[]>> = {
    "the examples of CommonMark": () => examples("commonmark").map(({ markdown }) => markdown),
    "the examples of GFM": () => examples("gfm").map(({ markdown }) => markdown),
    "our own documents": () => documents,
    "1,000 random documents": () => randomDocuments(1000, SEED),
  };
  for (const [name, texts] of Object.entries(sets)) {
    it(`are those of the whole text, for every cut in two of ${name}`, async () => {
      await check(texts(), (part) => globalThis.markdown.splitInTwo(part, 400), texts().length);
    });

    it(`are those of the whole text, one character at a time, for ${name}`, async () => {
      await check(texts(), (part) => globalThis.markdown.splitSingly(part), texts().length);
    });

    it(`are those of the whole text, for ${RANDOM_WAYS} random ways to cut ${name}`, async () => {
      await check(texts(), (part) => globalThis.markdown.splitAtRandom(part, 100, part.length), texts().length * RANDOM_WAYS);
    });
  }

  /** In two windows with a process each, as there are two halves of the texts. */
  async function check(texts: readonly string[], run: (part: readonly string[]) => Tried, least: number): Promise<void> {
    const halves = [texts.filter((_, index) => index % 2 === 0), texts.filter((_, index) => index % 2 === 1)];
    const tried = await Promise.all(
      halves.map(async (half) => {
        const context = await browser.createBrowserContext();
        const page = await context.newPage();
        await pages.open(page, "/strict");
        const result = await page.evaluate(run, half);
        await context.close();
        return result;
      }),
    );
    expect(tried.flatMap(({ differences }) => differences)).to.deep.equal([]);
    expect(tried.reduce((sum, { count }) => sum + count, 0)).to.be.at.least(least);
  }
});
