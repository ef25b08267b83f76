// Several tabs that write one conversation. `ROUNDS=20 npx mocha test/browser/many-tabs.test.ts` is the long run.
import { expect } from "chai";
import type { Browser, Page } from "puppeteer-core";
import type { ChatMessage } from "../../src/core/message.ts";
import { startAppSite, type AppSite } from "./app-site.ts";
import { openBrowser, openPage } from "./browser.ts";

const ROUNDS = Number(process.env["ROUNDS"] ?? 2);
const TURNS = 8;
/** To the last of the questions that stand in a row: others are being answered in other tabs. */
const answerTo = (asked: string) => `The answer to ${asked.split("\n\n").at(-1)}.`;

const pageOf = (name: string) => `<hf-blocks name="${name}">
  <hf-chatbot id="chat" scope="browser" actions="retry edit">[{ "role": "assistant", "content": "Welcome" }]</hf-chatbot>
  <hf-textbox id="ask" label="Ask"></hf-textbox>
  <hf-on from="ask chat:hf-retry chat:hf-edit" task="chat-completion" model="m" inputs="ask chat" outputs="ask chat"></hf-on>
</hf-blocks>`;

const conversation = (page: Page) =>
  page.$eval("#chat", (chat) =>
    (chat as unknown as { value: ChatMessage[] }).value.map(({ id, content, status }) => ({ id, content, status })),
  );

/** Asks, and waits until the answer is there. */
function ask(page: Page, question: string): Promise<void> {
  return page.evaluate(async (question) => {
    type Block = HTMLElement & { value: any; progress: unknown };
    const [box, chat] = ["#ask", "#chat"].map((id) => document.querySelector<Block>(id)!) as [Block, Block];
    box.value = question;
    box.dispatchEvent(new Event("hf-submit", { bubbles: true, composed: true }));
    const isAnswered = () => {
      const messages = chat.value as ChatMessage[];
      const at = messages.findIndex(({ content }) => content === question);
      return at >= 0 && messages[at + 1]?.status === "done" && chat.progress === undefined;
    };
    while (!isAnswered()) await new Promise((resolve) => setTimeout(resolve, 5));
  }, question);
}

async function sameEverywhere(pages: readonly Page[], count: number): Promise<Awaited<ReturnType<typeof conversation>>> {
  const end = Date.now() + 10_000;
  for (;;) {
    const [first, ...others] = await Promise.all(pages.map(conversation));
    const isSame = others.every((other) => JSON.stringify(other) === JSON.stringify(first));
    if ((isSame && first!.length === count) || Date.now() > end) {
      for (const other of others) expect(other).to.deep.equal(first);
      return first!;
    }
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

describe("one conversation in several tabs", () => {
  let site: AppSite, browser: Browser;
  const pages: Record<string, string> = {};
  before(async () => {
    site = await startAppSite(pages, answerTo);
    browser = await openBrowser();
  });
  after(async () => {
    await browser?.close();
    await site?.stop();
  });

  for (const count of [2, 3]) {
    for (const when of ["at once", "in turn"]) {
      it(`F-K5 has each of ${TURNS} turns of ${count} tabs once, each answer behind its question, asked ${when}, ${ROUNDS} times`, async function () {
        this.timeout(ROUNDS * 60_000);
        for (let round = 0; round < ROUNDS; round++) {
          const name = `${count}-${when.replace(" ", "-")}-${round}`;
          pages[`/${name}`] = pageOf(name);
          const tabs = await Promise.all(Array.from({ length: count }, () => openPage(browser, `${site.origin}/${name}`)));
          await Promise.all(
            tabs.map((tab) => tab.waitForFunction(() => (document.querySelector("hf-blocks") as unknown as { loaded?: boolean })?.loaded)),
          );
          const turns = tabs.map((tab, index) => async () => {
            for (let turn = 0; turn < TURNS; turn++) await ask(tab, `question ${index}.${turn}`);
          });
          if (when === "at once") await Promise.all(turns.map((turn) => turn()));
          else
            for (let turn = 0; turn < TURNS; turn++) for (const [index, tab] of tabs.entries()) await ask(tab, `question ${index}.${turn}`);

          const messages = await sameEverywhere(tabs, 1 + count * TURNS * 2);
          expect(messages.map(({ content }) => content)).to.have.lengthOf(1 + count * TURNS * 2);
          expect(messages[0]!.content).to.equal("Welcome");
          for (let at = 1; at < messages.length; at += 2) {
            expect(messages[at + 1]!.content).to.equal(answerTo(messages[at]!.content as string));
            expect(messages[at + 1]!.status).to.equal("done");
          }
          expect(new Set(messages.map(({ id }) => id)).size).to.equal(messages.length);
          await Promise.all(tabs.map((tab) => tab.reload()));
          await Promise.all(
            tabs.map((tab) => tab.waitForFunction(() => (document.querySelector("hf-blocks") as unknown as { loaded?: boolean })?.loaded)),
          );
          expect(await sameEverywhere(tabs, messages.length)).to.deep.equal(messages);
          for (const tab of tabs) expect(tab.faults).to.deep.equal([]);
          await Promise.all(tabs.map((tab) => tab.close()));
        }
      });
    }
  }
});
