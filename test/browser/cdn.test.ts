import { expect } from "chai";
import { readFile } from "node:fs/promises";
import type { ServerResponse } from "node:http";
import type { Browser } from "puppeteer-core";
import { serve, type Served } from "../serve.ts";
import { localInference, nodeHandler } from "../../src/dev/local/index.ts";
import { openBrowser, openPage } from "./browser.ts";
import { buildOnce, sendBuilt } from "./build.ts";
import { ask, attach } from "./document-page.ts";

describe("the script-tag build on an origin of its own", () => {
  const local = localInference({ env: { HF_BLOCKS_OFFLINE: "1" } });
  let scripts: Served, pages: Served, browser: Browser;
  const asked: string[] = [];

  before(async () => {
    buildOnce();
    scripts = await serve((request, response) => {
      asked.push(request.url!);
      response.setHeader("access-control-allow-origin", "*");
      sendBuilt(request.url!, response);
    }, "127.0.0.1");
    const cdn = scripts.origin;
    const html = (await readFile("demo/document-analyzer.html", "utf8"))
      .replace('src="hf-blocks.js"', `src="${cdn}/hf-blocks.js"`)
      .replace("<hf-blocks ", '<hf-blocks endpoint="/hf" ');
    const inference = nodeHandler(local, "/hf");
    pages = await serve((request, response) => {
      inference(request, response, () => {
        if (request.url === "/slowly") return sendSlowly(html, response);
        const policy = `default-src 'none'; connect-src 'self'; img-src 'self' blob: data:; script-src 'self' ${cdn}; style-src 'self'; require-trusted-types-for 'script'; trusted-types lit-html`;
        response.writeHead(200, {
          "content-type": "text/html; charset=utf-8",
          ...(["/strict", "/twice"].includes(request.url!) && { "content-security-policy": policy }),
        });
        response.end(
          request.url === "/twice"
            ? html.replace("<hf-blocks ", `<script type="module" src="${cdn}/again/hf-blocks.js"></script><hf-blocks `)
            : html,
        );
      });
    });
    browser = await openBrowser();
  });
  after(async () => {
    await browser?.close();
    await scripts?.close();
    await pages?.close();
    await local.close();
  });

  for (const [title, path] of [
    ["answers", "/"],
    ["answers under a strict policy without a violation", "/strict"],
    ["answers when it is loaded twice", "/twice"],
    ["answers when the page arrives in small pieces", "/slowly"],
  ] as const) {
    it(title, async () => {
      const opened = await openPage(browser, pages.origin + path);
      await opened.waitForFunction(() => customElements.get("hf-multimodal-textbox"));
      await attach(opened, "test/fixtures/invoice.png");
      const { text, steps } = await ask(opened, "What is the total?");
      expect(text).to.contain("154.06");
      expect(steps.length).to.be.greaterThan(1);
      expect(opened.faults).to.deep.equal([]);
      await opened.close();
    });
  }

  it("is loaded once where a page has it from two places", async () => {
    asked.length = 0;
    const opened = await openPage(browser, `${pages.origin}/twice`);
    await opened.waitForFunction(() => customElements.get("hf-multimodal-textbox"));
    await opened.waitForNetworkIdle();
    expect(asked.filter((address) => address.startsWith("/again/"))).to.deep.equal(["/again/hf-blocks.js"]);
    await opened.close();
  });

  it("has builders that ask for the tags that come later, also where no observer sees them", async () => {
    const opened = await openPage(browser, pages.origin);
    await opened.evaluate(async (script) => {
      const { blocks, number } = (await import(script)) as typeof import("../../src/cdn/entry.ts");
      const root = document.body.appendChild(document.createElement("div")).attachShadow({ mode: "open" });
      blocks({}, number({ id: "count", value: 4 })).mount(root.appendChild(document.createElement("main")));
    }, `${scripts.origin}/hf-blocks.js`);
    await opened.waitForFunction(() => customElements.get("hf-number"));
    expect(opened.faults).to.deep.equal([]);
    await opened.close();
  });
});

/** Cut anywhere, also inside a tag: the parser makes the elements one by one, long after the script has run. */
async function sendSlowly(html: string, response: ServerResponse): Promise<void> {
  response.writeHead(200, { "content-type": "text/html; charset=utf-8" });
  const [head, body] = [html.slice(0, html.indexOf("<hf-blocks ")), html.slice(html.indexOf("<hf-blocks "))];
  response.write(head);
  for (let at = 0; at < body.length; at += 60) {
    await new Promise((resolve) => setTimeout(resolve, 40));
    response.write(body.slice(at, at + 60));
  }
  response.end();
}
