import { expect } from "chai";
import type { Browser } from "puppeteer-core";
import { openBrowser } from "./browser.ts";
import { openHotPage, startHotSite, type HotSite, type OpenPage } from "./hot-site.ts";

/** A framework's plugin: its components take themselves over, in its own way. */
const CONFIG = `export default {
  plugins: [{
    name: "stand-in-framework",
    enforce: "pre",
    transform(code, id) {
      if (!id.endsWith(".widget.js")) return;
      return code + "\\nif (import.meta.hot) import.meta.hot.accept((next) => { globalThis.taken = (globalThis.taken ?? 0) + 1; globalThis.show(next.Widget); });";
    },
  }],
};`;
const widget = (word: string) => `export class Widget { text = "${word}"; }`;
const MAIN = `import { Widget } from "./one.widget.js";
globalThis.mains = (globalThis.mains ?? 0) + 1;
globalThis.show = (given) => { document.querySelector("#root").textContent = new given().text; };
globalThis.show(Widget);`;
const app = (label: string) =>
  `import { blocks, textbox } from "hf-blocks"; export default blocks(textbox({ id: "msg", label: "${label}" }));`;
const page = (
  heading: string,
) => `<!doctype html><title>Beside</title><link rel="icon" href="data:,"><h1>${heading}</h1><div id="root"></div><div id="app"></div>
<script type="module" src="main.js"></script><script type="module">import app from "./app.ts"; app.mount("#app"); // hf-blocks</script>`;
const plain = (heading: string) =>
  `<!doctype html><title>Plain</title><link rel="icon" href="data:,"><h1>${heading}</h1><div id="root"></div><script type="module" src="main.js"></script>`;

describe("hot reload beside another plugin's own", () => {
  let site: HotSite, browser: Browser, open: OpenPage;

  before(async () => {
    site = await startHotSite(
      {
        "vite.config.js": CONFIG,
        "one.widget.js": widget("one"),
        "main.js": MAIN,
        "app.ts": app("One"),
        "index.html": page("First"),
        "plain.html": plain("First"),
      },
      ["dev", "index.html"],
    );
    browser = await openBrowser();
  });
  after(async () => {
    await browser?.close();
    await site?.stop();
  });
  afterEach(() => open.page.close());

  it("leaves its modules to it, and takes our own", async () => {
    open = await openHotPage(
      browser,
      `${site.origin}/index.html`,
      `document.querySelector("#msg")?.shadowRoot && document.querySelector("#root").textContent === "one"`,
    );
    await open.type("#msg", "draft");
    site.save({ "one.widget.js": widget("two") });
    await open.until(`document.querySelector("#root").textContent === "two"`);
    site.save({ "app.ts": app("Two") });
    await open.until(`document.querySelector("#msg").label === "Two"`);
    site.save({ "index.html": page("Second") });
    await open.until(`document.querySelector("h1").textContent === "Second"`);
    expect(
      await open.read(`[taken, mains, document.querySelector("#root").textContent, document.querySelector("#msg").value]`),
    ).to.deep.equal([1, 1, "two", "draft"]);
    expect(await open.reloads()).to.equal(0);
  });

  it("loads pages anew that have nothing of this library, as Vite does", async () => {
    open = await openHotPage(browser, `${site.origin}/plain.html`, `document.querySelector("#root")?.textContent`);
    site.save({ "plain.html": plain("Second") });
    await open.until(`document.querySelector("h1").textContent === "Second"`);
    expect(await open.reloads()).to.equal(1);
  });

  it("takes a page that gets its first block while it is open", async () => {
    open = await openHotPage(browser, `${site.origin}/plain.html`, `document.querySelector("#root")?.textContent`);
    site.save({ "plain.html": page("Third") });
    await open.until(`document.querySelector("h1").textContent === "Third" && document.querySelector("#msg")?.shadowRoot`);
    await open.type("#msg", "draft");
    site.save({ "plain.html": page("Fourth") });
    await open.until(`document.querySelector("h1").textContent === "Fourth"`);
    expect(await open.read(`document.querySelector("#msg").value`)).to.equal("draft");
  });
});
