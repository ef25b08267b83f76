import { expect } from "chai";
import type { Browser, Page } from "puppeteer-core";
import { startAppSite, type AppSite } from "./app-site.ts";
import { openBrowser, openPage } from "./browser.ts";
import { answering, chatReady, messages, press, send, titles, type Chat } from "./chat-site.ts";

const SAVED = `<hf-chat-interface name="saved" model="m" save multimodal></hf-chat-interface>`;
const PLAIN = `<hf-chat-interface name="plain" model="m" system="Be brief."></hf-chat-interface>`;
const LAUNCHER = `<h1>A page</h1><p>Of somebody else.</p><button id="behind">Behind</button><hf-chat-interface name="launched" model="m" launcher="Ask us" heading="Help"></hf-chat-interface>`;

describe("a chat interface on a page", () => {
  let site: AppSite, browser: Browser;
  before(async () => {
    site = await startAppSite({ "/saved": SAVED, "/plain": PLAIN, "/launcher": LAUNCHER });
    browser = await openBrowser();
  });
  after(async () => {
    await browser?.close();
    await site?.stop();
  });

  async function open(path: string): Promise<Page & { readonly faults: string[] }> {
    const context = await browser.createBrowserContext();
    const page = await openPage(context as unknown as Browser, site.origin + path);
    await chatReady(page);
    return page;
  }

  async function turn(page: Page, text: string): Promise<void> {
    await send(page, text);
    await answering(page);
    await press(page, "hf-multimodal-textbox >>> [part=stop]");
    await page.waitForFunction(() => (document.querySelector("hf-chat-interface") as unknown as Chat).value.at(-1)?.status === "stopped");
  }

  it("is a whole app from one element: it answers, stops and goes on", async () => {
    const page = await open("/plain");
    await turn(page, "Hello");
    const [question, answer] = await messages(page);
    expect([question!.content, answer!.status]).to.deep.equal(["Hello", "stopped"]);
    await press(page, "hf-chatbot >>> [data-action=continue]");
    await page.waitForFunction(
      (before) => (document.querySelector("hf-chat-interface") as unknown as Chat).value.at(-1)!.content.length > before,
      {},
      answer!.content.length,
    );
    expect((await messages(page))[1]!.content.slice(0, answer!.content.length)).to.equal(answer!.content);
    expect(JSON.parse(site.asked.at(-1)!).messages[0]).to.deep.equal({ role: "system", content: "Be brief." });
    expect(page.faults).to.deep.equal([]);
    await page.close();
  });

  it("C39: brings a saved conversation back with its text and its image", async () => {
    const page = await open("/saved");
    const picker = await page.waitForSelector("hf-multimodal-textbox >>> input[type=file]");
    await (picker as unknown as { uploadFile(path: string): Promise<void> }).uploadFile("test/fixtures/invoice.png");
    await turn(page, "What is on this picture that I have attached here, and what does it say in the end?");
    await press(page, "hf-conversations >>> [part=new]");
    await page.waitForFunction(() => (document.querySelector("hf-chat-interface") as unknown as Chat).value.length === 0);
    await page.reload();
    await chatReady(page);
    await page.waitForFunction(() => document.querySelector("hf-conversations")?.shadowRoot?.querySelector("li"));
    const [title] = await titles(page);
    expect([title!.startsWith("What is on this picture that I"), title!.endsWith("…"), title!.length <= 61]).to.deep.equal([
      true,
      true,
      true,
    ]);
    await press(page, "hf-conversations >>> .title");
    await page.waitForFunction(() => document.querySelector("hf-chatbot")!.shadowRoot!.querySelector("img"));
    expect(
      await page.$eval("hf-chatbot", (chat) => [
        chat.shadowRoot!.querySelector(".user")!.textContent!.includes("What is on this picture"),
        chat.shadowRoot!.querySelector("img")!.alt,
      ]),
    ).to.deep.equal([true, "invoice.png"]);
    await page.close();
  });

  it("C40 C41: begins a new conversation, lists both newest first, and deletes one without the other", async () => {
    const page = await open("/saved");
    await turn(page, "The first");
    await press(page, "hf-conversations >>> [part=new]");
    await page.waitForFunction(() => (document.querySelector("hf-chat-interface") as unknown as Chat).value.length === 0);
    await turn(page, "The second");
    await page.waitForFunction(() => document.querySelector("hf-conversations")!.shadowRoot!.querySelectorAll("li").length === 2);
    expect(await titles(page)).to.deep.equal(["> The second", "The first"]);
    // Clear leaves what is saved alone.
    await page.$eval("hf-chat-interface", (app) => (app as unknown as Chat).clear());
    await page.waitForFunction(() => (document.querySelector("hf-chat-interface") as unknown as Chat).value.length === 0);
    expect(await titles(page)).to.deep.equal(["The second", "The first"]);
    await press(page, 'hf-conversations >>> li:first-child button[aria-label^="Delete"]');
    await page.waitForFunction(() => document.querySelector("hf-conversations")!.shadowRoot!.querySelectorAll("li").length === 1);
    await press(page, "hf-conversations >>> .title");
    await page.waitForFunction(() => (document.querySelector("hf-chat-interface") as unknown as Chat).value[0]?.content === "The first");
    await page.close();
  });

  it("C42: has what came of an answer when the page is loaded anew, marked as interrupted", async () => {
    const page = await open("/plain");
    await send(page, "Go");
    await answering(page, 200);
    await page.reload();
    await chatReady(page);
    const [question, answer] = await messages(page);
    expect([question!.content, answer!.status, answer!.content.length > 100]).to.deep.equal(["Go", "interrupted", true]);
    await page.waitForSelector("hf-chatbot >>> [data-action=retry]");
    await page.close();
  });

  it("C43: opens a conversation by its link in another tab", async () => {
    const page = await open("/saved");
    await turn(page, "To be found");
    const link = await page.$eval("hf-chat-interface", (app) => (app as unknown as Chat).link());
    const other = await openPage(page.browserContext() as unknown as Browser, link!);
    await chatReady(other);
    await other.waitForFunction(() => (document.querySelector("hf-chat-interface") as unknown as Chat).value[0]?.content === "To be found");
    await page.close();
    await other.close();
  });

  it("C38: takes the next message while it answers, and sends it when the person says so", async () => {
    const page = await open("/plain");
    await send(page, "Go");
    await answering(page);
    await page.keyboard.type("Next");
    await page.keyboard.press("Enter");
    expect([
      (await messages(page)).length,
      await page.$eval("#message", (box) => (box as unknown as { value: { text: string } }).value.text),
    ]).to.deep.equal([2, "Next"]);
    await page.keyboard.press("Escape");
    await page.waitForFunction(() => (document.querySelector("hf-chat-interface") as unknown as Chat).value.at(-1)?.status === "stopped");
    await page.keyboard.press("Enter");
    await answering(page);
    expect((await messages(page)).map(({ role }) => role)).to.deep.equal(["user", "assistant", "user", "assistant"]);
    await page.close();
  });

  describe("with a launcher", () => {
    const isOpen = (page: Page) =>
      page.$eval("hf-chat-interface", (app) => app.shadowRoot!.querySelector(".panel")!.matches(":popover-open"));
    const focused = (page: Page) => page.evaluate(() => document.activeElement?.id || document.activeElement?.localName);

    it("opens at its button with the focus in the text box, and closes with Escape and the focus back", async () => {
      const page = await open("/launcher");
      expect(await isOpen(page)).to.equal(false);
      await press(page, "hf-chat-interface >>> .launcher");
      await page.waitForFunction(() => document.activeElement?.id === "message");
      expect(await isOpen(page)).to.equal(true);
      await send(page, "Hello");
      await answering(page);
      await page.keyboard.press("Escape"); // ends the answer
      await page.waitForFunction(() => (document.querySelector("hf-chat-interface") as unknown as Chat).value.at(-1)?.status === "stopped");
      expect(await isOpen(page)).to.equal(true);
      await page.keyboard.press("Escape");
      await page.waitForFunction(
        () => !document.querySelector("hf-chat-interface")!.shadowRoot!.querySelector(".panel")!.matches(":popover-open"),
      );
      expect(await page.$eval("hf-chat-interface", (app) => app.shadowRoot!.activeElement?.className)).to.contain("launcher");
      await page.close();
    });

    it("leaves the page behind it usable, and catches no focus", async () => {
      const page = await open("/launcher");
      await press(page, "hf-chat-interface >>> .launcher");
      await page.waitForFunction(() => document.activeElement?.id === "message");
      await press(page, "#behind");
      expect([await focused(page), await isOpen(page)]).to.deep.equal(["behind", true]);
      await page.close();
    });
  });
});
