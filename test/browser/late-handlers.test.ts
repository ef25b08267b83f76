import { expect } from "chai";
import type { Browser } from "puppeteer-core";
import { startAppSite, type AppSite } from "./app-site.ts";
import { openBrowser, openPage } from "./browser.ts";

const APP = `<hf-blocks id="app">
  <hf-textbox id="name" label="Name">Ada</hf-textbox>
  <hf-textbox id="live" label="Live" readonly></hf-textbox>
  <hf-textbox id="load" label="Load" readonly></hf-textbox>
  <hf-on inputs="name" handler="greet" outputs="live"></hf-on>
  <hf-on from="app:hf-load" handler="greet" inputs="name" outputs="load"></hf-on>
</hf-blocks>`;
const DEFINE = `(await import("/hf-blocks.js")).defineHandlers({ greet: ([name]) => [name + "!"] });`;
const pages = {
  "/next-module": `${APP}<script type="module">${DEFINE}</script>`,
  // As a module that is slow to come: the app has long loaded.
  "/after-load": `${APP}<script type="module">await document.querySelector("#app").ready; ${DEFINE}</script>`,
  "/on-demand": `${APP}<script type="module">addEventListener("late", async () => { ${DEFINE} });</script>`,
};

describe("handlers of a later module", () => {
  let site: AppSite;
  let browser: Browser;
  before(async function () {
    this.timeout(120_000);
    site = await startAppSite(pages);
    browser = await openBrowser();
  });
  after(async () => {
    await browser.close();
    await site.stop();
  });

  const shown = `[...document.querySelectorAll("#live, #load")].map((out) => out.value).join(" ")`;

  for (const path of ["/next-module", "/after-load"]) {
    it(`F-K15 have their runs at load, at each of eight loads of ${path}`, async () => {
      for (let load = 0; load < 8; load++) {
        const page = await openPage(browser, site.origin + path);
        await page.waitForFunction(`${shown} === "Ada! Ada!"`);
        expect(page.said.filter((line) => line.includes("handler"))).to.deep.equal([]);
        await page.close();
      }
    });
  }

  it("F-K15 are asked for once where they have not come with the page, and run when they come", async () => {
    const page = await openPage(browser, `${site.origin}/on-demand`);
    const asking = () => page.said.filter((line) => line.includes('finds no handler "greet"'));
    await page.waitForFunction(`document.querySelector("#app").shadowRoot?.querySelectorAll("[part=notices] > div").length === 2`);
    expect(asking()).to.have.length(2);
    await page.evaluate(() => dispatchEvent(new Event("late")));
    await page.waitForFunction(`${shown} === "Ada! Ada!"`);
    await page.waitForFunction(`document.querySelector("#app").shadowRoot.querySelectorAll("[part=notices] > div").length === 0`);
    expect(asking()).to.have.length(2);
    await page.close();
  });
});
