import { expect } from "chai";
import type { Browser } from "puppeteer-core";
import { openBrowser } from "../browser/browser.ts";
import { examples, isWhole } from "./corpora.ts";
import { exceptionOf } from "./exceptions.ts";
import { servePages, type MarkdownPages } from "./page/serve.ts";
import type { Comparison } from "./page/conform.ts";

describe("Markdown of the specifications", () => {
  let pages: MarkdownPages, browser: Browser;
  before(async () => {
    [pages, browser] = await Promise.all([servePages(), openBrowser()]);
  });
  after(async () => {
    await browser?.close();
    pages?.close();
  });

  for (const corpus of ["commonmark", "gfm"] as const) {
    describe(corpus, () => {
      const all = examples(corpus);
      let compared: readonly Comparison[];
      before(async () => {
        const page = await browser.newPage();
        // Expected HTML is parsed here, which the strict policy forbids.
        await pages.open(page, "/open");
        compared = await page.evaluate((list) => globalThis.markdown.conform(list), all);
        await page.close();
      });

      it("gives the expected nodes for every example that is not listed as an exception", () => {
        const wrong = all.flatMap((example, index) => {
          const { got, expected } = compared[index]!;
          return got === expected || exceptionOf(corpus, example) ? [] : [{ ...example, got, expected }];
        });
        expect(wrong).to.deep.equal([]);
      });

      it("differs in every example that is listed", () => {
        const right = all.filter((example, index) => exceptionOf(corpus, example) && compared[index]!.got === compared[index]!.expected);
        expect(right.map(({ example }) => example)).to.deep.equal([]);
      });

      it("shows raw HTML as the text that it is", () => {
        const lost = all.flatMap((example, index) => {
          if (exceptionOf(corpus, example) !== "raw HTML") return [];
          const { text, tags } = compared[index]!;
          return tags.every((tag) => text.includes(tag)) ? [] : [{ ...example, text, tags }];
        });
        expect(lost).to.deep.equal([]);
      });

      it("has few exceptions besides raw HTML and single tildes", function () {
        const others = all.filter((example) => ![undefined, "raw HTML", "single tilde"].includes(exceptionOf(corpus, example)));
        if (isWhole(corpus)) expect(all.length - others.length).to.be.at.least(corpus === "commonmark" ? 650 : 710);
        else expect(others.length).to.be.at.most(7);
      });
    });
  }
});
