import { expect } from "chai";
import type { Browser } from "puppeteer-core";
import { openBrowser, openPage, until } from "./browser.ts";
import { chatReady, messages, press, send, type Chat } from "./chat-site.ts";
import { startDevServer, type DevServer } from "./dev-server.ts";

describe("the demos of the chat", () => {
  let server: DevServer, browser: Browser;
  before(async () => {
    server = await startDevServer();
    browser = await openBrowser();
  });
  after(async () => {
    await browser?.close();
    await server?.stop();
  });

  it("chat.html answers with the stand-in, and says that it is one", async () => {
    const page = await openPage(browser, `${server.origin}/demo/chat.html`);
    await chatReady(page);
    await send(page, "Hello");
    await page.waitForFunction(() => (document.querySelector("hf-chat-interface") as unknown as Chat).value.at(-1)?.status === "done");
    expect((await messages(page))[1]!.content).to.contain("stand-in");
    await page.waitForSelector("hf-chat-interface >>> [part=badge]");
    expect(page.faults).to.deep.equal([]);
    await page.close();
  });

  it("chat-interface.ts thinks, asks its tool, answers and offers what to ask next", async () => {
    const page = await openPage(browser, `${server.origin}/demo/chat-interface.ts`);
    await chatReady(page);
    await press(page, "hf-chatbot >>> [part=example]");
    await page.waitForFunction(() => (document.querySelector("hf-chat-interface") as unknown as Chat).value.at(-1)?.status === "done");
    // What is over is shown with the next frames.
    await until(async () => {
      const counts = await page.$eval("hf-chatbot", (chat) =>
        ["thought", "tool", "option"].map((part) => chat.shadowRoot!.querySelectorAll(`[part=${part}]`).length),
      );
      expect(counts).to.deep.equal([1, 1, 2]);
    });
    expect(page.faults).to.deep.equal([]);
    await page.close();
  });
});
