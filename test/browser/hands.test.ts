// What a wheel, a dropped file and a busy server do on a whole page: only a real browser shows it.
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "chai";
import type { Browser, Page } from "puppeteer-core";
import { serve, type Served } from "../serve.ts";
import { openBrowser, openPage } from "./browser.ts";
import { buildOnce, sendBuilt } from "./build.ts";
import { chatReady, messages, send } from "./chat-site.ts";

const PAGES: Readonly<Record<string, string>> = {
  "/numbers": `<hf-blocks><hf-number id="n" label="N" value="5"></hf-number><hf-slider id="s" label="S" value="5"></hf-slider></hf-blocks><div class="long"></div>`,
  "/chat": `<hf-chat-interface model="m" multimodal></hf-chat-interface>`,
  "/app": `<hf-blocks><hf-textbox id="t" label="T"></hf-textbox></hf-blocks>`,
};
const event = (content: string, reason: string | null = null) =>
  `data: ${JSON.stringify({ choices: [{ index: 0, delta: { content }, finish_reason: reason }] })}\n\n`;

describe("hands on a page", () => {
  let server: Served, browser: Browser;
  let busy = 0;
  before(async () => {
    buildOnce();
    server = await serve((request, response) => {
      const path = request.url!.split("?")[0]!;
      if (path.startsWith("/hf/")) {
        request.resume();
        if (busy-- > 0) response.writeHead(503, { "content-type": "application/json" }).end('{"error":"loading","estimated_time":2}');
        else response.writeHead(200).end(event("Hello") + event("", "stop"));
      } else if (path.endsWith(".js")) {
        sendBuilt(path, response);
      } else {
        const head = `<!doctype html><html lang="en"><meta charset="utf-8"><title>Test</title><link rel="icon" href="data:,"><meta name="hf-blocks-endpoint" content="/hf"><style>.long { block-size: 3000px }</style><script type="module" src="/hf-blocks.js"></script>`;
        response.writeHead(200, { "content-type": "text/html; charset=utf-8" }).end(head + (PAGES[path] ?? ""));
      }
    });
    browser = await openBrowser();
  });
  after(async () => {
    await browser?.close();
    await server?.close();
  });

  for (const [what, selector] of [
    ["a number", "hf-number >>> input"],
    ["the number of a slider", "hf-slider >>> .field"],
  ] as const)
    it(`F-B7: the wheel over ${what} that has the focus scrolls the page and changes nothing`, async () => {
      const page = await openPage(browser, `${server.origin}/numbers`);
      await page.waitForFunction(() => document.querySelector("hf-number")?.shadowRoot && document.querySelector("hf-slider")?.shadowRoot);
      const field = (await page.$(selector))!;
      await field.click();
      for (let turn = 0; turn < 3; turn++) await page.mouse.wheel({ deltaY: 100 });
      await page.waitForFunction(() => window.scrollY >= 100);
      expect(await field.evaluate((input) => [(input as HTMLInputElement).value, (input as HTMLInputElement).readOnly])).to.deep.equal([
        "5",
        false,
      ]);
      await page.close();
    });

  /** Drags a file from the desktop over the page and lets it go there. */
  async function dropOn(page: Page, x: number, y: number): Promise<void> {
    const file = join(mkdtempSync(join(tmpdir(), "drop-")), "notes.yaml");
    writeFileSync(file, "a: 1\n");
    const session = await page.createCDPSession();
    const data = { items: [], files: [file], dragOperationsMask: 1 };
    for (const type of ["dragEnter", "dragOver", "dragOver"] as const) {
      await session.send("Input.dispatchDragEvent", { type, x, y, data });
      await page.waitForNetworkIdle({ idleTime: 200 });
    }
    await session.send("Input.dispatchDragEvent", { type: "drop", x, y, data });
  }

  it("F-B3: a file from the desktop that is let go on the transcript is attached as what it is", async () => {
    const page = await openPage(browser, `${server.origin}/chat`);
    await chatReady(page);
    await dropOn(page, 300, 120);
    await page.waitForFunction(
      () =>
        (document.querySelector("hf-multimodal-textbox") as unknown as { value: { files: File[] } }).value.files[0]?.type === "text/yaml",
    );
    expect(page.url()).to.equal(`${server.origin}/chat`);
    await page.close();
  });

  it("F-B3: a file from the desktop that nothing takes does not leave the page", async () => {
    const page = await openPage(browser, `${server.origin}/app`);
    await page.waitForSelector("hf-textbox >>> textarea");
    const { x, y } = (await (await page.$("hf-textbox >>> textarea"))!.boundingBox())!;
    await dropOn(page, x + 20, y + 10);
    expect(await page.evaluate(() => location.pathname)).to.equal("/app");
    await page.close();
  });

  it("F-S8 F-S7: says that a model is loaded, asks again, and reads the stream that has no label", async () => {
    busy = 1;
    const page = await openPage(browser, `${server.origin}/chat`);
    await chatReady(page);
    await send(page, "Hi");
    await page.waitForFunction(() =>
      /still loading the model; trying again in \d s/.test(
        document.querySelector("hf-chatbot")?.shadowRoot?.querySelector("[part=status]")?.textContent ?? "",
      ),
    );
    await page.waitForFunction(
      () => (document.querySelector("hf-chat-interface") as unknown as { value: { status?: string }[] }).value.at(-1)?.status === "done",
    );
    expect((await messages(page)).map(({ content }) => content)).to.deep.equal(["Hi", "Hello"]);
    await page.close();
  });

  it("F-S8: a wait is over at once by Stop", async () => {
    busy = 5;
    const page = await openPage(browser, `${server.origin}/chat`);
    await chatReady(page);
    await send(page, "Hi");
    await page.waitForFunction(() => /trying again/.test(document.querySelector("hf-chatbot")?.shadowRoot?.textContent ?? ""));
    await page.keyboard.press("Escape");
    await page.waitForFunction(() => !/trying again/.test(document.querySelector("hf-chatbot")?.shadowRoot?.textContent ?? ""), {
      timeout: 1000,
    });
    expect((await messages(page)).at(-1)?.status).to.equal("stopped");
    busy = 0;
    await page.close();
  });
});
