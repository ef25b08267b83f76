import { expect } from "chai";
import type { Browser, Page } from "puppeteer-core";
import type { ChatMessage } from "../../src/core/message.ts";
import { startAppSite, type AppSite } from "./app-site.ts";
import { openBrowser, openPage } from "./browser.ts";

/** With a listener before the library's: what the cut connections bring comes between the two. */
const CHAT = `<script>addEventListener("pagehide", () => {}, true)</script><hf-blocks name="chat">
  <hf-chatbot id="chat" actions="retry continue"></hf-chatbot>
  <hf-textbox id="ask"></hf-textbox>
  <hf-on from="ask chat:hf-retry chat:hf-continue" task="chat-completion" model="m" inputs="ask chat" outputs="ask chat"></hf-on>
</hf-blocks>`;

/** Characters that come in 250 ms. */
const A_QUARTER = 250 / 4;

const ready = (page: Page) =>
  page.waitForFunction(() => (document.querySelector("hf-blocks") as unknown as { loaded?: boolean } | null)?.loaded);
const messages = (page: Page) => page.$eval("#chat", (chat) => (chat as unknown as { value: ChatMessage[] }).value);
const textOf = (message: ChatMessage | undefined) => (message?.content ?? "") as string;

async function ask(page: Page, question: string): Promise<void> {
  await (await page.waitForSelector("#ask >>> #control"))!.focus();
  await page.keyboard.type(question);
  await page.keyboard.press("Enter");
}

describe("an answer that breaks off", () => {
  let site: AppSite, browser: Browser;
  before(async () => {
    const shared = CHAT.replace('id="chat"', 'id="chat" scope="browser"').replace(
      "<hf-on ",
      '<hf-button id="stop">Stop</hf-button><hf-on from="stop" cancels="run"></hf-on><hf-on id="run" ',
    );
    site = await startAppSite({ "/": CHAT, "/shared": shared });
    browser = await openBrowser();
  });
  after(async () => {
    await browser?.close();
    await site?.stop();
  });

  /** Asks, lets the answer stream for some time, ends the page, and gives what the next page has and what had been sent. */
  async function breakOff(
    page: Page,
    end: (page: Page) => Promise<Page>,
    least = 0,
  ): Promise<{ found: ChatMessage[]; sent: string; page: Page }> {
    const question = `Question ${Math.random()}`;
    await ask(page, question);
    await page.waitForFunction(
      (question) => {
        const [asked, answer] = (document.querySelector("#chat") as unknown as { value: ChatMessage[] }).value.slice(-2);
        return asked?.content === question && answer?.content !== "";
      },
      {},
      question,
    );
    await page.waitForFunction(
      (length) => (document.querySelector("#chat") as unknown as { value: ChatMessage[] }).value.at(-1)!.content.length >= length,
      {},
      least,
    );
    await new Promise((resolve) => setTimeout(resolve, Math.random() * 500));
    const sent = site.sent(question);
    const after = await end(page);
    await ready(after);
    const found = (await messages(after)).slice(-2);
    expect(textOf(found[0])).to.equal(question);
    return { found, sent, page: after };
  }

  const ways: [string, (page: Page) => Promise<Page>][] = [
    ["a reload", async (page) => (await page.reload(), page)],
    [
      "a crash",
      async (page) => {
        // The crashed tab answers nothing any more; what follows a crash is a reload of that tab.
        const session = await page.createCDPSession();
        const crashed = new Promise((resolve) => page.once("error", resolve));
        void session.send("Page.crash").catch(() => {});
        await crashed;
        await page.reload();
        return page;
      },
    ],
  ];
  for (const [title, end] of ways) {
    it(`after ${title} has the question and the answer up to the last quarter of a second, 50 of 50 times`, async () => {
      const missing: number[] = [];
      const worker = async (count: number): Promise<void> => {
        const context = await browser.createBrowserContext();
        let page: Page = await openPage(context as unknown as Browser, site.origin);
        await ready(page);
        for (let round = 0; round < count; round++) {
          const broken = await breakOff(page, end);
          page = broken.page;
          const [, answer] = broken.found;
          expect(answer?.status).to.equal("interrupted");
          expect(broken.sent.startsWith(textOf(answer)) || textOf(answer).startsWith(broken.sent)).to.equal(true);
          missing.push(Math.max(0, broken.sent.length - textOf(answer).length));
        }
        await context.close();
      };
      // More at a time would keep each other from saving in time.
      await Promise.all([25, 25].map(worker));
      console.log(`      characters missing after ${title}: median ${missing.sort((a, b) => a - b)[25]}, most ${missing.at(-1)}`);
      expect(missing).to.have.lengthOf(50);
      expect(missing.at(-1)).to.be.at.most(A_QUARTER);
    });
  }

  it("shows in another tab as it grows, with its end", async () => {
    const context = await browser.createBrowserContext();
    const [first, second] = await Promise.all(
      [0, 1].map(async () => {
        const page = await openPage(context as unknown as Browser, `${site.origin}/shared`);
        await ready(page);
        return page;
      }),
    );
    // The other one is never painted: it is looked at by the clock.
    await first!.bringToFront();
    await ask(first!, "Shared?");
    await second!.waitForFunction(
      () => ((document.querySelector("#chat") as unknown as { value: ChatMessage[] }).value[1]?.content.length ?? 0) > 50,
    );
    expect((await messages(second!))[1]?.status).to.equal("streaming");
    await (await first!.waitForSelector("#stop"))!.click();
    await second!.waitForFunction(
      () => (document.querySelector("#chat") as unknown as { value: ChatMessage[] }).value[1]?.status === "stopped",
    );
    expect(await messages(second!)).to.deep.equal(await messages(first!));
    await second!.bringToFront();
    await second!.reload();
    await ready(second!);
    expect((await messages(second!)).map(textOf)).to.deep.equal((await messages(first!)).map(textOf));
    await context.close();
  });

  it("goes on where it broke off, and starts anew with Try again", async () => {
    const context = await browser.createBrowserContext();
    const first = await openPage(context as unknown as Browser, site.origin);
    await ready(first);
    const { found, page } = await breakOff(first, ways[0]![1], 150);
    const begun = textOf(found[1]);
    await (await page.waitForSelector("#chat >>> [data-action=continue]"))!.click();
    await page.waitForFunction(
      (length) => (document.querySelector("#chat") as unknown as { value: ChatMessage[] }).value.at(-1)!.content.length > length,
      {},
      begun.length,
    );
    expect(textOf((await messages(page)).at(-1)).startsWith(begun)).to.equal(true);
    expect(await messages(page)).to.have.lengthOf(2);
    const asked = JSON.parse(site.asked.at(-1)!) as { messages: ChatMessage[] };
    expect(asked.messages.map(({ role }) => role)).to.deep.equal(["user", "assistant", "user"]);
    await context.close();
  });
});
