import { expect } from "chai";
import type { Browser } from "puppeteer-core";
import { openBrowser } from "../browser/browser.ts";
import { examples } from "./corpora.ts";
import { documents } from "./documents.ts";
import { servePages, type MarkdownPages } from "./page/serve.ts";
import type { Tried } from "./page/splits.ts";
import { randomDocuments } from "./random-documents.ts";

/** Longer texts are cut in two at so many places, spread evenly: a few of the specifications' examples are. */
const MOST_CUTS = 400;
const RANDOM_WAYS = 100;
const SEED = 20_260_101;

describe("the nodes of a text that arrives in pieces", function () {
  // It computes all the time; a busy machine makes it several times slower.
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
      await check(texts(), (part, most) => globalThis.markdown.splitInTwo(part, most), texts().length);
    });

    it(`are those of the whole text, one character at a time, for ${name}`, async () => {
      await check(texts(), (part) => globalThis.markdown.splitSingly(part), texts().length);
    });

    it(`are those of the whole text, for ${RANDOM_WAYS} random ways to cut ${name}`, async () => {
      await check(texts(), (part, _, ways) => globalThis.markdown.splitAtRandom(part, ways, part.length), texts().length * RANDOM_WAYS);
    });
  }

  /** In two windows with a process each, as there are two halves of the texts. */
  async function check(
    texts: readonly string[],
    run: (part: readonly string[], most: number, ways: number) => Tried,
    least: number,
  ): Promise<void> {
    const halves = [texts.filter((_, index) => index % 2 === 0), texts.filter((_, index) => index % 2 === 1)];
    const tried = await Promise.all(
      halves.map(async (half) => {
        const context = await browser.createBrowserContext();
        const page = await context.newPage();
        await pages.open(page, "/strict");
        const result = await page.evaluate(run, half, MOST_CUTS, RANDOM_WAYS);
        await context.close();
        return result;
      }),
    );
    expect(tried.flatMap(({ differences }) => differences)).to.deep.equal([]);
    expect(tried.reduce((sum, { count }) => sum + count, 0)).to.be.at.least(least);
  }
});
