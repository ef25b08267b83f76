import { mkdirSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import type { Browser } from "puppeteer-core";
import { openBrowser } from "./browser.ts";
import { makeFolder, openHotPage, startHotSite, type HotSite } from "./hot-site.ts";

const page = (heading: string) => `<!doctype html>
<html lang="en">
  <head><meta charset="utf-8" /><title>Page</title><link rel="icon" href="data:," /></head>
  <body>
    <h1>${heading}</h1>
    <hf-blocks><hf-textbox id="msg" label="Message"></hf-textbox></hf-blocks>
    <script type="module" src="/hf-blocks.js"></script>
  </body>
</html>
`;
const app = (label: string) => `import { blocks, textbox } from "hf-blocks";
export default blocks({ name: "names" }, textbox({ id: "msg", label: "${label}" }));
`;

const FOLDERS = ["with spaces", "grüße", "页面", "100%", "50%20off", "a+b & c=d", "~7e", "it's (one) [two]", "#1"];

describe("pages and apps with unusual names", () => {
  let site: HotSite, browser: Browser;

  before(async () => {
    const folder = makeFolder({ "index.html": page("First"), "pages/real.html": page("First") });
    for (const name of FOLDERS) mkdirSync(join(folder, name));
    symlinkSync("pages", join(folder, "linked"));
    symlinkSync("pages/real.html", join(folder, "link.html"));
    site = await startHotSite({}, ["dev"], folder);
    browser = await openBrowser();
  });
  after(async () => {
    await browser?.close();
    await site?.stop();
  });

  async function changes(address: string, file: string, write: (word: string) => string, shown: string): Promise<void> {
    site.save({ [file]: write("First") });
    const open = await openHotPage(
      browser,
      `${site.origin}/${address}`,
      `document.querySelector("hf-textbox")?.shadowRoot?.querySelector("#control")`,
    );
    await open.type("#msg", "draft");
    site.save({ [file]: write("Second") });
    await open.until(`${shown} === "Second"`);
    expect(await open.read(`document.querySelector("#msg").value`)).to.equal("draft");
    expect(await open.reloads()).to.equal(0);
    await open.page.close();
  }

  for (const folder of FOLDERS) {
    it(`F-G1 a page in the folder “${folder}” changes while it is open`, () =>
      changes(`${encodeURIComponent(folder)}/index.html`, `${folder}/index.html`, page, `document.querySelector("h1").textContent`));

    // Vite writes neither of these in the address of an imported module so that a browser can ask for it.
    if (/[%#]/.test(folder)) continue;
    it(`F-G1 an app in the folder “${folder}” changes while it is open`, () =>
      changes(`${encodeURIComponent(folder)}/app.ts`, `${folder}/app.ts`, app, `document.querySelector("hf-textbox").label`));
  }

  it("F-G1 a fault that a page makes up shows no line of a file that is not served, and ends nothing", async () => {
    const outside = makeFolder({ "canary.txt": "canary-of-the-fault" });
    const open = await openHotPage(browser, `${site.origin}/index.html`);
    const file = join(outside, "canary.txt");
    const said = await open.read<string>(`(async () => {
      await fetch(${JSON.stringify(`/@fs${file}?import`)});
      const { createHotContext } = await import("/@vite/client");
      const hot = createHotContext("/made-up");
      for (const junk of [null, 7, {}, { message: "m", stack: 1 }]) hot.send("hf-blocks:fault", junk);
      const answer = new Promise((done) => hot.on("hf-blocks:fault-at", ({ err, at }) => at === 99 && done(JSON.stringify(err))));
      const frames = [location.origin + "/%c0%ae:1:1", "http://[:1:1", location.origin + ${JSON.stringify(`/@fs${file}?import:1:1`)}];
      hot.send("hf-blocks:fault", { message: "m", stack: frames.map((frame) => "at f (" + frame + ")").join("\\n"), at: 99 });
      return answer;
    })()`);
    expect(said).to.contain(`"message":"m"`).and.not.contain("canary-of-the-fault");
    await open.page.close();
  });

  for (const address of ["linked/real.html", "link.html"]) {
    it(`F-G1 a page that a link inside the folder leads to changes while it is open: ${address}`, () =>
      changes(address, "pages/real.html", page, `document.querySelector("h1").textContent`));
  }
});
