import axe from "axe-core";
import { expect } from "chai";
import type { Browser, ElementHandle, Page } from "puppeteer-core";
import type { ChatMessage } from "../../src/core/message.ts";
import { startAppSite, type AppSite } from "./app-site.ts";
import { openBrowser, openPage } from "./browser.ts";

const PAGE = `<hf-blocks name="talk">
  <hf-row>
    <hf-conversations for="chat"></hf-conversations>
    <hf-column><hf-chatbot id="chat"></hf-chatbot><hf-textbox id="ask" label="Ask"></hf-textbox></hf-column>
  </hf-row>
  <hf-on from="ask" task="chat-completion" model="m" inputs="ask chat" outputs="ask chat"></hf-on>
</hf-blocks>`;

const list = (page: Page) =>
  page.$eval("hf-conversations", (element) =>
    [...element.shadowRoot!.querySelectorAll("li")].map(
      (item) => (item.getAttribute("aria-current") ? "> " : "") + item.querySelector(".title")!.textContent,
    ),
  );
const chat = (page: Page) =>
  page.$eval("#chat", (element) =>
    (element as unknown as { value: ChatMessage[] }).value.map(({ role, content, status }) => [role, role === "user" ? content : status]),
  );
const listIs = (page: Page, ...wanted: string[]) =>
  page
    .waitForFunction(
      (titles) =>
        JSON.stringify(
          [...(document.querySelector("hf-conversations")?.shadowRoot?.querySelectorAll("li") ?? [])].map(
            (item) => (item.getAttribute("aria-current") ? "> " : "") + item.querySelector(".title")?.textContent,
          ),
        ) === titles,
      { timeout: 5000 },
      JSON.stringify(wanted),
    )
    .catch(async () => expect(await list(page)).to.deep.equal(wanted));
const inList = async (page: Page, selector: string) =>
  (
    await page.waitForFunction((inner) => document.querySelector("hf-conversations")?.shadowRoot?.querySelector(inner), {}, selector)
  ).asElement() as ElementHandle<Element>;
const press = async (page: Page, selector: string) => (await inList(page, selector)).click();
const tool = (page: Page, title: string, name: string) => press(page, `li:has([title="${title}"]) [title="${name}"]`);
async function ask(page: Page, question: string): Promise<void> {
  await (await page.waitForSelector("#ask >>> #control"))!.focus();
  await page.keyboard.type(question);
  await page.keyboard.press("Enter");
  await page.waitForFunction(
    (text) => (document.querySelector("#chat") as unknown as { value: ChatMessage[] }).value.at(-2)?.content === text,
    {},
    question,
  );
}

describe("hf-conversations", () => {
  let site: AppSite, browser: Browser, page: Page & { readonly faults: string[] };
  before(async () => {
    site = await startAppSite({ "/": PAGE });
    browser = await openBrowser();
  });
  after(async () => {
    await browser?.close();
    await site?.stop();
  });
  beforeEach(async () => {
    const context = await browser.createBrowserContext();
    page = await openPage(context as unknown as Browser, site.origin);
    await inList(page, "[part=new]:not([disabled])");
  });
  afterEach(() => page.browserContext().close());

  /** Two conversations; the first one's answer was still streaming when the second began. */
  async function two(): Promise<void> {
    await ask(page, "How are apples grown?");
    await press(page, "[part=new]");
    await page.waitForFunction(() => (document.querySelector("#chat") as unknown as { value: unknown[] }).value.length === 0);
    await ask(page, "What is a pear?");
    await listIs(page, "> What is a pear?", "How are apples grown?");
  }

  it("keeps a question that is asked before what was stored has come, where the page is left at once", async () => {
    await ask(page, "How are apples grown?");
    await page.waitForFunction(
      () => (document.querySelector("#chat") as unknown as { value: ChatMessage[] }).value.at(-1)?.status === "done",
    );
    await page.setRequestInterception(true);
    // It never comes.
    page.on("request", (request) => void (/\/app-state-/.test(request.url()) || request.continue()));
    await page.goto(site.origin);
    await ask(page, "What is a pear?");
    page.removeAllListeners("request");
    await page.setRequestInterception(false);
    await page.goto(site.origin);
    await listIs(page, "> What is a pear?", "How are apples grown?");
    expect(await chat(page)).to.deep.equal([
      ["user", "What is a pear?"],
      ["assistant", "interrupted"],
    ]);
  });

  for (const visit of ["first", "later"])
    it(`begins a new one though what is stored has yet to come, at a ${visit} visit`, async () => {
      if (visit === "later") await ask(page, "How are cherries grown?");
      await page.setRequestInterception(true);
      let comes = () => {};
      const held = new Promise<void>((resolve) => (comes = resolve));
      page.on("request", async (request) => {
        if (/\/app-state-/.test(request.url())) await held;
        void request.continue();
      });
      await page.goto(site.origin);
      await ask(page, "How are apples grown?");
      await press(page, "[part=new]");
      // As slow as any phone is.
      await new Promise((resolve) => setTimeout(resolve, 300));
      comes();
      await page.waitForFunction(() => (document.querySelector("#chat") as unknown as { value: unknown[] }).value.length === 0);
      // At a later visit, this tab goes on with the conversation that it had open.
      const title = visit === "first" ? "How are apples grown?" : "How are cherries grown?";
      await listIs(page, title);
      await press(page, `.title[title="${title}"]`);
      await page.waitForFunction(() => (document.querySelector("#chat") as unknown as { value: unknown[] }).value.length > 0);
      const questions = (await chat(page)).filter(([role]) => role === "user").map(([, content]) => content);
      expect(questions).to.deep.equal([...new Set([title, "How are apples grown?"])]);
    });

  it("stores a conversation from its first message on, with its first words as title", async () => {
    expect(await list(page)).to.deep.equal([]);
    await two();
    expect(page.faults).to.deep.equal([]);
  });

  it("opens another, with the answer that was streaming stopped and kept in its own", async () => {
    await two();
    await press(page, '.title[title="How are apples grown?"]');
    await page.waitForFunction(
      () => (document.querySelector("#chat") as unknown as { value: ChatMessage[] }).value[0]?.content === "How are apples grown?",
    );
    expect(await chat(page)).to.deep.equal([
      ["user", "How are apples grown?"],
      ["assistant", "stopped"],
    ]);
    await press(page, '.title[title="What is a pear?"]');
    await page.waitForFunction(
      () => (document.querySelector("#chat") as unknown as { value: ChatMessage[] }).value[0]?.content === "What is a pear?",
    );
    expect(await chat(page)).to.deep.equal([
      ["user", "What is a pear?"],
      ["assistant", "stopped"],
    ]);
  });

  it("opens the same one again after a reload", async () => {
    await two();
    await press(page, '.title[title="How are apples grown?"]');
    await listIs(page, "What is a pear?", "> How are apples grown?");
    await page.reload();
    await listIs(page, "What is a pear?", "> How are apples grown?");
    expect((await chat(page))[0]).to.deep.equal(["user", "How are apples grown?"]);
  });

  it("renames by keyboard, pins to the top and searches titles and messages", async () => {
    await two();
    await tool(page, "How are apples grown?", "Rename");
    await page.waitForFunction(() => document.querySelector("hf-conversations")!.shadowRoot!.activeElement?.localName === "input");
    await page.keyboard.type("Orchard");
    await page.keyboard.press("Enter");
    await listIs(page, "> What is a pear?", "Orchard");
    await tool(page, "Orchard", "Keep at the top");
    await listIs(page, "Orchard", "> What is a pear?");
    const search = await inList(page, "input[type=search]");
    await search.type("APPLES");
    await listIs(page, "Orchard");
    await search.type(" and nothing else");
    await page.waitForFunction(() => document.querySelector("hf-conversations")!.shadowRoot!.textContent!.includes("Nothing found."));
  });

  it("deletes, moves the focus to Undo, and brings back", async () => {
    await two();
    await tool(page, "What is a pear?", "Delete");
    await listIs(page, "How are apples grown?");
    expect([
      await chat(page),
      await page.$eval("hf-conversations", (element) => element.shadowRoot!.activeElement?.textContent),
    ]).to.deep.equal([[], "Undo"]);
    await page.keyboard.press("Enter");
    await listIs(page, "What is a pear?", "How are apples grown?");
    await press(page, '.title[title="What is a pear?"]');
    await page.waitForFunction(
      () => (document.querySelector("#chat") as unknown as { value: ChatMessage[] }).value[0]?.content === "What is a pear?",
    );
  });

  it("has no fault that axe finds, in light, dark and right to left", async () => {
    await two();
    await page.evaluate(axe.source);
    for (const scheme of ["light", "dark"]) {
      for (const direction of ["ltr", "rtl"]) {
        await page.emulateMediaFeatures([
          { name: "prefers-color-scheme", value: scheme },
          { name: "prefers-reduced-motion", value: "reduce" },
        ]);
        await page.evaluate((dir) => {
          document.documentElement.dir = dir;
          document.documentElement.style.colorScheme = "light dark";
        }, direction);
        const found = await page.evaluate(() => (window as unknown as { axe: typeof axe }).axe.run("hf-conversations"));
        expect(found.violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).to.deep.equal([]);
      }
    }
  });
});
