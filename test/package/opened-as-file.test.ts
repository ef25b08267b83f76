import { expect } from "chai";
import { cpSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Browser } from "puppeteer-core";
import { openBrowser } from "../browser/browser.ts";
import { author, type Author } from "./author.ts";

describe("F-A22 a page that is opened by a double click says so on the page", () => {
  let writer: Author, browser: Browser;

  before(async () => {
    [writer, browser] = await Promise.all([author(), openBrowser()]);
  });
  after(() => browser?.close());

  async function seen(file: string): Promise<string> {
    const page = await browser.newPage();
    await page.goto(pathToFileURL(file).href);
    await page.waitForFunction(() => document.documentElement.innerText.includes("npx hf-blocks"), { timeout: 5000 }).catch(() => {});
    const text = await page.evaluate(() => document.documentElement.innerText);
    await page.close();
    return text;
  }

  it("from the template in HTML, and what is built of it, once", async () => {
    const folder = await writer.inProject();
    await writer.type(folder, "npx hf-blocks create app html");
    expect(await seen(join(folder, "app/index.html"))).to.match(/opened as a file.*type: npx hf-blocks dev$/m);
    await writer.type(join(folder, "app"), "npx hf-blocks build");
    expect((await seen(join(folder, "app/dist/index.html"))).match(/opened as a file/g)).to.have.length(1);
  });

  it("built from an app in one file, or from a page under another path", async () => {
    const folder = await writer.inProject({
      "app.ts": `import { blocks } from "hf-blocks";\nexport default blocks();\n`,
      "page.html": `<!doctype html><title>Page</title><script type="module" src="hf-blocks.js"></script><hf-blocks></hf-blocks>`,
    });
    await writer.type(folder, "npx hf-blocks build app.ts --out one");
    expect(await seen(join(folder, "one/index.html"))).to.contain("In its folder, type: npx hf-blocks preview .");
    await writer.type(folder, "npx hf-blocks build page.html --out two");
    expect(await seen(join(folder, "two/index.html"))).to.contain("In its folder, type: npx hf-blocks preview .");
  });

  it("as the README writes a script tag", async () => {
    const folder = await writer.inProject();
    cpSync(join(folder, "../node_modules/hf-blocks/dist/cdn"), folder, { recursive: true });
    const readme = readFileSync(join(folder, "../node_modules/hf-blocks/README.md"), "utf8");
    const snippets = [...readme.matchAll(/```html\n(.*?)```/gs)].flatMap(([, text = ""]) => (text.includes("hf-blocks.js") ? [text] : []));
    expect(snippets).not.to.deep.equal([]);
    for (const snippet of snippets) {
      writeFileSync(join(folder, "page.html"), snippet);
      expect(await seen(join(folder, "page.html"))).to.contain("Open this page through a server");
    }
  });
});
