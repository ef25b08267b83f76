import axe from "axe-core";
import { expect } from "chai";
import type { Browser, Page } from "puppeteer-core";
import { openBrowser, openPage, valueWhen } from "./browser.ts";
import { startDevServer, type DevServer } from "./dev-server.ts";
import { attach } from "./document-page.ts";

describe("the demos", () => {
  let server: DevServer, browser: Browser, page: Page & { readonly faults: string[] };

  before(async () => {
    server = await startDevServer();
    browser = await openBrowser();
  });
  after(async () => {
    await browser?.close();
    await server?.stop();
  });
  afterEach(async () => {
    expect(page.faults).to.deep.equal([]);
    await page.close();
  });

  async function open(path: string): Promise<void> {
    page = await openPage(browser, `${server.origin}/demo/${path}`);
    await page.waitForFunction(() => document.querySelector("hf-blocks, hf-interface")?.shadowRoot);
    await page.evaluate(() =>
      Promise.all(
        [...document.querySelectorAll("*")]
          .filter(({ localName }) => localName.startsWith("hf-"))
          .map(({ localName }) => customElements.whenDefined(localName)),
      ),
    );
  }

  /** Types into a block as a person does. */
  async function type(block: string, text: string): Promise<void> {
    await (await page.$(`${block} >>> #control`))!.click();
    await page.keyboard.type(text);
  }

  it("are all linked from the index page", async () => {
    await open("");
    const find = () => [...(document.querySelector("hf-markdown")?.shadowRoot?.querySelectorAll("a") ?? [])].map((link) => link.href);
    await page.waitForFunction(() => document.querySelector("hf-markdown")?.shadowRoot?.querySelector("a"));
    const links = await page.evaluate(find);
    expect(links).to.have.length(10);
    for (const link of links)
      expect((await fetch(link, { headers: { accept: "text/html" } })).headers.get("content-type"), link).to.contain("text/html");
  });

  it("echo", async () => {
    await open("echo.html");
    await type('hf-textbox[slot="inputs"]', "Hello");
    await (await page.$("hf-interface >>> [part=submit]"))!.click();
    await valueWhen(page, 'hf-textbox[slot="outputs"]', (value) => value === "Hello");
  });

  it("echo with files", async () => {
    await open("echo-files.html");
    await attach(page, "test/fixtures/invoice.png");
    await type("hf-multimodal-textbox", "Hello");
    await page.keyboard.press("Enter");
    await valueWhen(page, 'hf-textbox[slot="outputs"]', (value) => value === "Hello\ninvoice.png");
  });

  it("output above input", async () => {
    await open("output-above-input.html");
    await type("hf-multimodal-textbox", "Hello");
    await page.keyboard.press("Enter");
    await valueWhen(page, "#output", (value) => value === "Hello");
  });

  it("top scores", async () => {
    await open("top-scores.html");
    for (const score of ["1", "40", "2", "3"]) {
      await page.$eval("#score", (block) => Object.assign(block, { value: null }));
      await type("#score", score);
      await page.keyboard.press("Enter");
    }
    await valueWhen(page, "#top", (value) => JSON.stringify(value) === "[40,3,2]");
  });

  it("chatbot", async () => {
    await open("chatbot.ts");
    await type("#msg", "Hello there");
    await page.keyboard.press("Enter");
    await valueWhen(page, "#msg", (value) => value === "");
    const chat = (await valueWhen(
      page,
      "#chat",
      (value) => ((value as unknown[])[1] as { content?: string } | undefined)?.content?.includes("stand-in") === true,
    )) as { role: string; content: string }[];
    expect(chat.map(({ role }) => role)).to.deep.equal(["user", "assistant"]);
    await (await page.$("#clear"))!.click();
    await valueWhen(page, "#chat", (value) => (value as unknown[]).length === 0);
  });

  it("to do", async () => {
    await open("todo.html");
    await type("#text", "Water the plants");
    await page.keyboard.press("Enter");
    await page.waitForSelector("hf-item");
    await page.keyboard.press("Enter");
    await page.waitForFunction(
      () => document.querySelector("#text")!.shadowRoot!.querySelector("[part=problem]")?.textContent === "Type what there is to do.",
    );
    await page.reload();
    await page.waitForSelector("hf-item");
    expect(await page.$eval("hf-item hf-markdown", (block) => (block as unknown as { value: string }).value)).to.equal("Water the plants");
    await (await page.$("hf-item #done"))!.click();
    await page.waitForFunction(() => document.querySelector("hf-item") === null);
  });

  for (const path of ["", "echo.html", "document-analyzer.html", "top-scores.html", "chatbot.ts", "todo.html"]) {
    for (const scheme of ["light", "dark"]) {
      it(`axe finds nothing in ${scheme}: ${path || "index"}`, async () => {
        await open(path);
        await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: scheme }]);
        // The page shows the browser's own dark canvas; axe takes what is not painted for white.
        await page.evaluate(() => document.documentElement.style.setProperty("background", "Canvas"));
        await page.evaluate(axe.source);
        // Landmarks and headings are the host page's affair: these pages are as short as they can be.
        const found = await page.evaluate(() =>
          (globalThis as unknown as { axe: typeof axe }).axe.run({
            rules: { region: { enabled: false }, "landmark-one-main": { enabled: false }, "page-has-heading-one": { enabled: false } },
          } as never),
        );
        expect(found.violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).to.deep.equal([]);
      });
    }
  }
});
