// An app that is taken out of the page in the middle of an answer, and put back.
import { expect } from "chai";
import type { Browser, Page } from "puppeteer-core";
import { textOf, type ChatMessage } from "../../src/core/message.ts";
import { startAppSite, type AppSite } from "./app-site.ts";
import { openBrowser, openPage } from "./browser.ts";

const parts = (
  scope: string,
) => `<hf-chatbot id="chat" ${scope}>[{ "role": "assistant", "content": "Welcome" }]</hf-chatbot><hf-textbox id="ask"></hf-textbox>
  <hf-on from="ask" task="chat-completion" model="m" inputs="ask chat" outputs="ask chat"></hf-on>`;
const PAGES = {
  "/session": `<div id="place"><hf-blocks id="app" name="session">${parts("")}</hf-blocks></div>`,
  "/browser": `<div id="place"><hf-blocks id="app" name="browser">${parts('scope="browser"')}</hf-blocks></div>`,
  "/listed": `<div id="place"><hf-blocks id="app" name="listed"><hf-conversations for="chat"></hf-conversations>${parts('scope="browser"')}</hf-blocks></div>`,
  "/whole": `<div id="place"><hf-chat-interface id="app" name="whole" model="m" save></hf-chat-interface></div>`,
};
const answerTo = (question: string) => `The answer to ${question}, which goes on for some time so that it can be cut off anywhere.`;

type App = HTMLElement & { loaded?: boolean };
const ready = (page: Page) => page.waitForFunction(() => (document.querySelector("#app") as App | null)?.loaded);
const said = (page: Page) =>
  page.$eval("#app hf-chatbot", (chat) =>
    (chat as unknown as { value: ChatMessage[] }).value.map(({ role, content, status }) => ({ role, content, status })),
  );

function ask(page: Page, question: string): Promise<void> {
  return page.evaluate((question) => {
    const box = document.querySelector<HTMLElement & { value: unknown }>("#app > hf-textbox, #app > hf-multimodal-textbox")!;
    box.value = question;
    box.dispatchEvent(new Event("hf-submit", { bubbles: true, composed: true }));
  }, question);
}

/** Until the last answer is `least` long, or has ended where none is given. */
function answered(page: Page, least?: number): Promise<unknown> {
  return page.waitForFunction(
    (least) => {
      const last = (document.querySelector("#app hf-chatbot") as unknown as { value: ChatMessage[] }).value.at(-1);
      return last?.role === "assistant" && (least === undefined ? last.status !== "streaming" : last.content.length > least);
    },
    {},
    least,
  );
}

describe("an app that is moved in the middle of an answer", () => {
  let site: AppSite, browser: Browser;
  before(async () => {
    site = await startAppSite(PAGES, answerTo);
    browser = await openBrowser();
  });
  after(async () => {
    await browser?.close();
    await site?.stop();
  });

  const moves: Record<string, (app: Element, place: Element) => Promise<void> | void> = {
    "out for 100 ms": async (app, place) => {
      app.remove();
      await new Promise((resolve) => setTimeout(resolve, 100));
      place.append(app);
    },
    "out and in three times": async (app, place) => {
      for (const wait of [0, 5, 50]) {
        app.remove();
        await new Promise((resolve) => setTimeout(resolve, wait));
        place.append(app);
        await new Promise((resolve) => setTimeout(resolve, wait));
      }
    },
    "to another place": (app, place) => place.parentElement!.append(app),
  };

  for (const path of Object.keys(PAGES)) {
    for (const [how, move] of Object.entries(moves)) {
      it(`F-K6 has each message once, ${how} (${path.slice(1)})`, async () => {
        const context = await browser.createBrowserContext();
        const page = await openPage(context as unknown as Browser, site.origin + path);
        await ready(page);
        await ask(page, "first");
        await answered(page, 20);
        await page.evaluate(`(${String(move)})(document.querySelector("#app"), document.querySelector("#place"))`);
        await answered(page);
        await ask(page, "second");
        await page.waitForFunction(() =>
          (document.querySelector("#app hf-chatbot") as unknown as { value: ChatMessage[] }).value.some(
            ({ content }) => content === "second",
          ),
        );
        await answered(page);
        const shown = await said(page);
        const welcome = path === "/whole" ? [] : ["Welcome"];
        expect(shown.map((message) => (message.role === "user" ? textOf(message) : textOf(message).slice(0, 20)))).to.deep.equal([
          ...welcome,
          "first",
          answerTo("first").slice(0, 20),
          "second",
          answerTo("second").slice(0, 20),
        ]);
        expect(shown.at(-1)).to.deep.equal({ role: "assistant", content: answerTo("second"), status: "done" });
        await page.reload();
        await ready(page);
        expect(await said(page)).to.deep.equal(shown);
        expect(page.faults).to.deep.equal([]);
        await context.close();
      });
    }
  }
});
