import { expect } from "chai";
import type { Browser } from "puppeteer-core";
import { openBrowser } from "../browser/browser.ts";
import { examples } from "./corpora.ts";
import { documents } from "./documents.ts";
import { markedDocuments } from "./marked-documents.ts";
import type { Flash } from "./page/marks.ts";
import { servePages, type MarkdownPages } from "./page/serve.ts";
import { worldDocuments } from "./world-documents.ts";

const SEED = 20_260_101;
/** How many of its prefixes a text shows on average: all with `EVERY_PREFIX=1`, which takes minutes. */
const SHARE = process.env["EVERY_PREFIX"] ? 1 : 0.1;

/** What cannot hold, since what comes later decides what a mark was. */
const EXCEPTIONS: Readonly<Record<string, string>> = {
  "`foo``bar``\n": "code that begins and never ends, with marks in it",
  "*foo [bar* baz]\n": "a bracket that is a link's until its end, and none then",
  "[foo](not a link)\n\n[foo]: /url1\n": "an address with a space in it, which a later definition makes a word",
};

/**
 * At no moment of a stream does a text show a mark more often than at its end. The marks are those of `MARKS`, counted in
 * the text of all nodes that the renderer made, the labels of buttons included: after each piece, and once all has come.
 */
describe("the marks in view while a text arrives", function () {
  this.timeout(600_000);
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
    "our own documents": () => [...documents, ...worldDocuments],
    "1,000 random documents": () => markedDocuments(1000, SEED),
  };
  for (const [name, texts] of Object.entries(sets)) {
    it(`F-W5 F-W6 F-W7 are never more than at the end, for ${name}`, async () => {
      const found = await flashes(texts().filter((text) => !(text in EXCEPTIONS)));
      expect(found).to.deep.equal([]);
    });
  }

  it("F-W5 are more in each text that is listed as an exception", async () => {
    const listed = Object.keys(EXCEPTIONS);
    expect((await flashes(listed, 1)).map(({ text }) => text)).to.deep.equal(listed);
  });

  async function flashes(texts: readonly string[], share = SHARE): Promise<readonly Flash[]> {
    const page = await browser.newPage();
    await pages.open(page, "/strict");
    const found = await page.evaluate((list, ...rest) => globalThis.markdown.flashes(list, ...rest), texts, share, SEED);
    await page.close();
    return found;
  }
});
