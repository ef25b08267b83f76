// What is told on a whole page about what is stored: by sight, by keyboard, and what its buttons do.
import axe from "axe-core";
import { expect } from "chai";
import type { Browser, ElementHandle, Page } from "puppeteer-core";
import { startAppSite, type AppSite } from "./app-site.ts";
import { openBrowser, openPage, valueWhen } from "./browser.ts";

const PAGE = `<hf-blocks name="letters">
  <hf-textbox id="letter" label="Letter" lines="3"></hf-textbox>
  <hf-textbox id="result" label="Result" readonly></hf-textbox>
  <hf-chatbot id="chat"></hf-chatbot>
  <hf-textbox id="ask" label="Ask"></hf-textbox>
  <hf-on inputs="letter" value="{letter.length} characters" outputs="result"></hf-on>
  <hf-on from="ask" task="chat-completion" model="m" inputs="ask chat" outputs="ask chat"></hf-on>
</hf-blocks>`;
const LIST = `<hf-blocks name="kept" keep-count="2">
  <hf-conversations for="chat"></hf-conversations><hf-chatbot id="chat" scope="browser"></hf-chatbot><hf-textbox id="ask"></hf-textbox>
  <hf-on from="ask" task="chat-completion" model="m" inputs="ask chat" outputs="ask chat"></hf-on>
</hf-blocks>`;

type Valued = Element & { value: any };
const notices = (page: Page) => page.$$eval("hf-blocks >>> [part=notices] span", (all) => all.map(({ textContent }) => textContent));
/** By polling: nothing on the page tells of what changes in a shadow root. */
const button = async (page: Page, label: string) =>
  (
    await page.waitForFunction(
      (text) =>
        [...(document.querySelector("hf-blocks")?.shadowRoot?.querySelectorAll("[part=notices] button") ?? [])].find(
          (one) => one.textContent!.trim() === text || one.ariaLabel === text,
        ),
      {},
      label,
    )
  ).asElement() as ElementHandle<HTMLElement>;
/** Whether an answer has begun to come. */
const isLong = (messages: unknown) => ((messages as { content?: string }[]).at(-1)?.content?.length ?? 0) > 20;
const OFFER = /^Something you wrote here today at .* was in a tab that was closed\.$/;

describe("a page that tells what is stored", () => {
  let site: AppSite, browser: Browser, context: Browser;
  before(async () => {
    site = await startAppSite({ "/": PAGE, "/list": LIST });
    browser = await openBrowser();
  });
  after(async () => {
    await browser?.close();
    await site?.stop();
  });
  beforeEach(async () => {
    context = (await browser.createBrowserContext()) as unknown as Browser;
  });
  afterEach(() => context.close());

  async function open(path = ""): Promise<Page & { readonly faults: string[] }> {
    const page = await openPage(context, `${site.origin}/${path}`);
    await page.waitForFunction(() => (document.querySelector("hf-blocks") as unknown as { loaded?: boolean })?.loaded);
    return page;
  }
  async function type(page: Page, id: string, text: string): Promise<void> {
    await (await page.waitForSelector(`#${id} >>> #control`))!.focus();
    await page.keyboard.type(text);
  }
  const value = (page: Page, id: string) => page.$eval(`#${id}`, (element) => (element as Valued).value as unknown);
  /** Something was typed in a tab, which is closed. */
  async function closed(): Promise<void> {
    const page = await open();
    await type(page, "letter", "Dear Ms Smith");
    await type(page, "ask", "What is a pear?");
    await page.keyboard.press("Enter");
    await valueWhen(page, "#chat", isLong);
    await page.close();
    const other = await openPage(context, `${site.origin}/nothing`);
    // The browser lets go of what a tab held a little after it is closed.
    await other.waitForFunction(async () => !(await navigator.locks.query()).held!.some(({ name }) => name!.startsWith("hfb-tab:letters")));
    await other.close();
  }

  it("F-K4 offers what was typed in a tab that was closed, and brings it back by keyboard, with the focus where it was", async () => {
    await closed();
    const page = await open();
    await button(page, "Bring it back");
    expect(await value(page, "letter")).to.equal("");
    await (await page.waitForSelector("#ask >>> #control"))!.focus();
    await page.keyboard.press("Tab");
    expect(await page.evaluate(() => document.querySelector("hf-blocks")!.shadowRoot!.activeElement?.textContent)).to.equal(
      "Bring it back",
    );
    await page.keyboard.press("Enter");
    expect(await valueWhen(page, "#letter", Boolean)).to.equal("Dear Ms Smith");
    const [question, answer] = (await valueWhen(page, "#chat", (messages) => (messages as unknown[]).length === 2)) as {
      content: string;
      status: string;
    }[];
    expect([question!.content, answer!.status]).to.deep.equal(["What is a pear?", "interrupted"]);
    expect(await notices(page)).to.deep.equal([]);
    expect(await page.evaluate(() => document.activeElement?.id)).to.equal("ask");
    await page.reload();
    expect(await valueWhen(page, "#letter", Boolean)).to.equal("Dear Ms Smith");
    expect(page.faults).to.deep.equal([]);
  });

  it("F-K4 does not offer again what was dismissed, nor the results of a live listener", async () => {
    await closed();
    const first = await open();
    await button(first, "Bring it back");
    await (await button(first, "Dismiss")).click();
    await first.evaluate(() =>
      (document.querySelector("hf-blocks") as unknown as { stored: { settled(): Promise<void> } }).stored.settled(),
    );
    await first.close();
    const second = await open();
    await second.evaluate(async () => {
      const app = document.querySelector("hf-blocks") as unknown as { stored: { open(): Promise<{ offering?: Promise<void> }> } };
      await (
        await app.stored.open()
      ).offering;
    });
    expect(await notices(second)).to.deep.equal([]);
  });

  it("F-K4 ends an answer that still comes in the fresh tab, and leaves it there: nothing of it comes into what is brought back", async () => {
    await closed();
    const page = await open();
    await type(page, "ask", "Something else?");
    await page.keyboard.press("Enter");
    await valueWhen(page, "#chat", isLong);
    await (await button(page, "Bring it back")).click();
    await valueWhen(page, "#letter", Boolean);
    const messages = (await valueWhen(
      page,
      "#chat",
      (all) => (all as { content: string }[])[0]?.content === "What is a pear?",
    )) as unknown[];
    await page.reload();
    await valueWhen(page, "#letter", Boolean);
    expect(await value(page, "chat")).to.deep.equal(messages);
    const next = await open();
    await (await button(next, "Bring it back")).click();
    const left = (await valueWhen(next, "#chat", (all) => (all as unknown[] | undefined)?.length === 2)) as { content: string }[];
    expect(left[0]!.content).to.equal("Something else?");
  });

  it("F-K7 has the chat again after a reload when its database was deleted from another tab in the midst of it", async () => {
    const page = await open();
    await type(page, "letter", "Dear");
    await type(page, "ask", "What is a pear?");
    await page.keyboard.press("Enter");
    await valueWhen(page, "#chat", isLong);
    const other = await openPage(context, `${site.origin}/nothing`);
    await other.evaluate(() => new Promise<void>((resolve) => (indexedDB.deleteDatabase("hf-blocks:letters").onsuccess = () => resolve())));
    await page.bringToFront();
    await button(page, "Dismiss");
    expect(await notices(page)).to.deep.equal([
      "What was stored here was deleted outside of this app. What is on this page has been stored again.",
    ]);
    const before = (await value(page, "chat")) as { content: string }[];
    await page.reload();
    const [question, answer] = (await valueWhen(page, "#chat", (all) => (all as unknown[] | undefined)?.length === 2)) as {
      content: string;
    }[];
    expect([question!.content, answer!.content.startsWith(before[1]!.content.slice(0, 20)), await value(page, "letter")]).to.deep.equal([
      "What is a pear?",
      true,
      "Dear",
    ]);
  });

  it("F-K3 keeps to keep-count, tells of it, and brings back by Undo", async () => {
    const page = await open("list");
    for (const question of ["One?", "Two?", "Three?"]) {
      await type(page, "ask", question);
      await page.keyboard.press("Enter");
      await valueWhen(page, "#chat", (all) => (all as { content: string }[])[0]?.content === question);
      await (await page.waitForSelector("hf-conversations >>> [part=new]"))!.click();
      await valueWhen(page, "#chat", (all) => (all as unknown[]).length === 0);
    }
    const titles = () => page.$$eval("hf-conversations >>> .title", (all) => all.map(({ textContent }) => textContent));
    await page.waitForFunction(() => document.querySelector("hf-conversations")!.shadowRoot!.querySelectorAll("li").length === 3);
    await page.reload();
    await (await button(page, "Undo")).click();
    await page.waitForFunction(() => document.querySelector("hf-conversations")!.shadowRoot!.querySelectorAll("li").length === 3);
    expect(await titles()).to.deep.equal(["Three?", "Two?", "One?"]);
  });

  it("has no fault that axe finds in an offer, in light and dark", async () => {
    await closed();
    const page = await open();
    await button(page, "Bring it back");
    expect((await notices(page))[0]).to.match(OFFER);
    await page.evaluate(axe.source);
    for (const scheme of ["light", "dark"]) {
      await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: scheme }]);
      const found = await page.evaluate(() => (window as unknown as { axe: typeof axe }).axe.run("hf-blocks"));
      expect(found.violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).to.deep.equal([]);
    }
  });
});
