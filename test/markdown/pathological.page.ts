import { expect } from "chai";
import type { Browser, Page } from "puppeteer-core";
import { openBrowser } from "../browser/browser.ts";
import { pathological } from "../fixtures/pathological.mjs";
import { servePages, type MarkdownPages } from "./page/serve.ts";

/** The rule of a pass, from the header of the generators. */
const WHOLE_MS = 1000;
const PIECE_MS = 50;
/** Of the time of a text that is twice as long. */
const GROWTH = 3;
const DEEPEST = 200;
/** Below this the machine's own noise is larger than what is measured. */
const NOISE_MS = 50;

describe("texts made to hang a Markdown parser", () => {
  let pages: MarkdownPages, browser: Browser, page: Page;
  before(async () => {
    [pages, browser] = await Promise.all([servePages(), openBrowser(["--js-flags=--expose-gc"])]);
    page = await browser.newPage();
    await pages.open(page, "/strict");
    await page.evaluate(() => globalThis.markdown.endure("warm **up** ".repeat(500), { whole: 0, piece: 0 }));
  });
  after(async () => {
    await browser?.close();
    pages?.close();
  });

  for (const { id, n, gen } of pathological) {
    it(`stands ${id}`, async () => {
      const endure = () =>
        page.evaluate((text, limits) => globalThis.markdown.endure(text, limits), gen(n), { whole: WHOLE_MS, piece: PIECE_MS });
      let cost = await endure();
      // What another program took of the time is none of the parser's: the best of three counts.
      for (let again = 0; again < 2 && (cost.whole >= WHOLE_MS || cost.longestPiece > PIECE_MS); again++) cost = await endure();
      expect(cost.whole, "whole").to.be.below(WHOLE_MS);
      expect(cost.streamed, "streamed").to.be.below(3 * cost.whole + 1000);
      expect(cost.longestPiece, "longest piece").to.be.at.most(PIECE_MS);
      expect(cost.depth, "depth").to.be.at.most(DEEPEST);
      const [once, twice] = [gen(n), gen(2 * n)];
      // With some of the generators, twice the number makes four times the text.
      const most = (GROWTH / 2) * (twice.length / once.length);
      const growth = await page.evaluate((...texts) => globalThis.markdown.growth(...texts), once, twice, {
        growth: most,
        floor: NOISE_MS,
      });
      expect(growth, "growth").to.be.below(most);
    });
  }
});
