import { readFileSync } from "node:fs";
import { expect } from "chai";
import { openBrowser } from "./browser.ts";
import { ask, attach } from "./document-page.ts";
import { installLibrary, openHotPage, startHotSite } from "./hot-site.ts";

const FILES = `performance.getEntriesByType("resource").filter(({ initiatorType }) => ["script", "other", "link"].includes(initiatorType)).length`;

describe("an author's page of the dev server", () => {
  it("comes in at most 50 files, and nothing that is needed later loads it anew", async () => {
    const app = readFileSync("templates/document-analyzer/app.ts", "utf8");
    const { folder, library } = installLibrary({ "app.ts": app });
    const site = await startHotSite({}, ["dev", "app.ts"], folder, library);
    const browser = await openBrowser();
    try {
      const open = await openHotPage(browser, `${site.origin}/app.ts`, `document.querySelector("hf-multimodal-textbox")?.shadowRoot`);
      expect(await open.read(FILES)).to.be.within(1, 50);
      await attach(open.page, "test/fixtures/invoice.png");
      expect((await ask(open.page, "What is the total?")).text).not.to.equal("");
      expect(await open.reloads(), site.output()).to.equal(0);
    } finally {
      await browser.close();
      await site.stop();
    }
  });
});
