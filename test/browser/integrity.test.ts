import { expect } from "chai";
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import type { Browser } from "puppeteer-core";
import { serve, type Served } from "../serve.ts";
import { openBrowser, openPage, until } from "./browser.ts";
import { buildOnce } from "./build.ts";

const CDN = "dist/cdn";
const BLOCKS = `<hf-textbox id="name" label="Name" value="Ada"></hf-textbox><hf-textbox id="said" label="Said"></hf-textbox>
<hf-on inputs="name" value="Hello {name}" outputs="said"></hf-on>`;
const LABEL = '<hf-label id="label">{"label": "cat"}</hf-label>';

describe("a script tag whose files the browser checks", () => {
  let server: Served, browser: Browser;
  const asked: string[] = [];
  let changed: readonly string[] = [];

  before(async () => {
    buildOnce();
    const tag = execFileSync(process.execPath, ["bin/hf-blocks.js", "integrity", "/lib"], { encoding: "utf8" });
    server = await serve((request, response) => {
      const file = request.url!.replace("/lib/", "");
      if (!file.endsWith(".js")) {
        const blocks = BLOCKS + (request.url === "/label" ? LABEL : "");
        response.writeHead(200, { "content-type": "text/html; charset=utf-8" });
        return response.end(`<!doctype html><link rel="icon" href="data:,"><title>Checked</title>${tag}<hf-blocks>${blocks}</hf-blocks>`);
      }
      asked.push(file);
      response.writeHead(200, { "content-type": "text/javascript" });
      // One that does nothing: only the digest tells it from the right one.
      response.end(readFileSync(`${CDN}/${file}`, "utf8") + (changed.includes(file) ? "\n" : ""));
    });
    browser = await openBrowser();
  });
  after(async () => {
    await browser?.close();
    await server?.close();
  });

  /** Opens a page in a browser that has kept nothing, and waits until its listener has run. */
  async function visit(path: string) {
    asked.length = 0;
    const context = await browser.createBrowserContext();
    const page = await openPage(context as unknown as Browser, server.origin + path);
    await page.waitForFunction(() => (document.querySelector("#said") as HTMLInputElement | null)?.value === "Hello Ada");
    return { page, close: () => context.close() };
  }

  it("has the digest of every file, by itself and as an import map", () => {
    const digests = JSON.parse(readFileSync(`${CDN}/integrity.json`, "utf8")) as Record<string, string>;
    const files = readdirSync(CDN).filter((file) => file.endsWith(".js"));
    expect(Object.keys(digests)).to.have.members(files);
    for (const file of files) {
      const digest = createHash("sha384")
        .update(readFileSync(`${CDN}/${file}`))
        .digest("base64");
      expect(digests[file], file).to.equal(`sha384-${digest}`);
    }
    const { integrity } = JSON.parse(readFileSync(`${CDN}/importmap.json`, "utf8")) as { integrity: Record<string, string> };
    expect(integrity).to.deep.equal(Object.fromEntries(Object.entries(digests).map(([file, digest]) => [`./${file}`, digest])));
  });

  it("works as it was built, and without a file that was changed: that one is said not to have come", async () => {
    const bare = await visit("/");
    const common = new Set(asked);
    await bare.close();

    const whole = await visit("/label");
    await whole.page.waitForFunction(() => (document.querySelector("#label") as HTMLInputElement | null)?.value);
    expect(whole.page.faults).to.deep.equal([]);
    changed = asked.filter((file) => !common.has(file));
    expect(changed).not.to.deep.equal([]);
    await whole.close();

    const broken = await visit("/label");
    await until(async () => {
      expect(broken.page.said.join("\n")).to.contain("<hf-label> could not be loaded");
    });
    const said = broken.page.said.join("\n");
    expect(said).to.match(/integrity/i);
    expect(await broken.page.evaluate(() => customElements.get("hf-label") === undefined)).to.equal(true);
    await broken.close();
  });

  it("takes an address as a page would write it", () => {
    const tagOf = (given: string) => execFileSync(process.execPath, ["bin/hf-blocks.js", "integrity", given], { encoding: "utf8" });
    for (const [given, folder] of [
      ["https://example.com/lib", "https://example.com/lib/"],
      ["https://example.com/lib/hf-blocks.js", "https://example.com/lib/"],
      ["lib/", "./lib/"],
      ["../lib", "../lib/"],
    ] as const) {
      const tag = tagOf(given);
      expect(tag).to.contain(`"${folder}hf-blocks.js": "sha384-`).and.to.contain(`src="${folder}hf-blocks.js"`);
    }
  });
});
