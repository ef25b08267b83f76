import { expect } from "chai";
import type { Browser } from "puppeteer-core";
import { openBrowser } from "./browser.ts";
import { openHotPage, startHotSite, type HotSite, type OpenPage } from "./hot-site.ts";

const MAIN = `document.querySelector("#root").textContent = "one";`;
const app = (label: string) =>
  `import { blocks, textbox } from "hf-blocks"; export default blocks(textbox({ id: "msg", label: "${label}" }));`;
const plain = (heading: string) =>
  `<!doctype html><title>Plain</title><link rel="icon" href="data:,"><h1>${heading}</h1><div id="root"></div><script type="module" src="main.js"></script>`;
const withApp = (heading: string) =>
  `${plain(heading)}<div id="app"></div><script type="module">import app from "./app.ts"; app.mount("#app"); // hf-blocks</script>`;

describe("hot reload beside pages without a block", () => {
  let site: HotSite, browser: Browser, open: OpenPage;

  before(async () => {
    site = await startHotSite({ "main.js": MAIN, "app.ts": app("One"), "index.html": withApp("First"), "plain.html": plain("First") }, [
      "dev",
      "index.html",
    ]);
    browser = await openBrowser();
  });
  after(async () => {
    await browser?.close();
    await site?.stop();
  });
  beforeEach(async () => {
    open = await openHotPage(browser, `${site.origin}/plain.html`, `document.querySelector("#root")?.textContent`);
  });
  afterEach(() => open.page.close());

  it("loads them anew, as Vite does", async () => {
    site.save({ "plain.html": plain("Second") });
    await open.until(`document.querySelector("h1").textContent === "Second"`);
    expect(await open.reloads()).to.equal(1);
  });

  it("takes one that gets its first block while it is open", async () => {
    site.save({ "plain.html": withApp("Third") });
    await open.until(`document.querySelector("h1").textContent === "Third" && document.querySelector("#msg")?.shadowRoot`);
    await open.type("#msg", "draft");
    site.save({ "plain.html": withApp("Fourth") });
    await open.until(`document.querySelector("h1").textContent === "Fourth"`);
    expect(await open.read(`document.querySelector("#msg").value`)).to.equal("draft");
  });
});
