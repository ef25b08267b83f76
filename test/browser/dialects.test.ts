import { expect } from "chai";
import type { Browser, Page } from "puppeteer-core";
import { serve, type Served } from "../serve.ts";
import type { ChatMessage } from "../../src/core/message.ts";
import { bytesOf, contentOf, dialects, withoutSeconds, type Dialect } from "../inference/dialects.ts";
import { openBrowser, openPage, until } from "./browser.ts";
import { buildOnce, sendBuilt } from "./build.ts";
import { chatReady, messages, send, type Chat } from "./chat-site.ts";

const PAGE = `<!doctype html><html lang="en"><meta charset="utf-8"><title>Test</title><link rel="icon" href="data:,">
  <meta name="hf-blocks-endpoint" content="/hf"><script type="module" src="/hf-blocks.js"></script>
  <hf-chat-interface name="dialects" model="asked/for" save></hf-chat-interface>`;

/** A page with a chat, and an endpoint that answers with the file its question names; the parsed bodies of what was asked. */
function startSite(asked: { messages: { role: string; content: unknown }[] }[]): Promise<Served> {
  buildOnce();
  return serve((request, response) => {
    const path = request.url!.split("?")[0]!;
    if (path.startsWith("/hf/")) {
      let body = "";
      request.on("data", (chunk: Buffer) => (body += chunk.toString()));
      request.on("end", () => {
        const question = JSON.parse(body) as (typeof asked)[number];
        asked.push(question);
        const name = question.messages.flatMap(({ content }) => String(content).split("\n\n")).findLast((text) => text in dialects)!;
        response.writeHead(200, { "content-type": "text/event-stream", "x-hf-blocks-engine": "a server" });
        response.end(bytesOf(name));
      });
    } else if (path.endsWith(".js")) {
      sendBuilt(path, response);
    } else response.writeHead(200, { "content-type": "text/html; charset=utf-8" }).end(PAGE);
  });
}

/** What the last answer shows, as a person and a screen reader have it. */
function shown(page: Page) {
  return page.$eval("hf-chatbot", (chat) => {
    const root = chat.shadowRoot!;
    const answer = [...root.querySelectorAll("article.assistant")].at(-1)!;
    const words = (element: Element | null | undefined) => element?.textContent?.replace(/\s+/g, " ").trim() ?? "";
    const said = [...answer.querySelectorAll(".content")].map((content) => {
      const copy = content.cloneNode(true) as Element;
      for (const thought of copy.querySelectorAll("details")) thought.replaceWith(" ");
      return words(copy);
    });
    const folds = [...answer.querySelectorAll("details")];
    return {
      says: said.join(" ").trim(),
      thinks: [...answer.querySelectorAll(".thought-body, .content details > div")]
        .map((thought) => thought.textContent!.replace(/\s/g, ""))
        .join(),
      folds: folds.length,
      open: folds.filter(({ open }) => open).length,
      tools: [...answer.querySelectorAll(".tool-name")].map(words),
      told: words(answer.querySelector(".status span")),
      goesOn: answer.querySelector("[data-action=continue]") !== null,
      copies: answer.querySelector("[data-action=copy]") !== null,
    };
  });
}

/** The records of messages in the app's database. */
function stored(page: Page): Promise<ChatMessage[]> {
  return page.evaluate(async () => {
    const names = (await indexedDB.databases()).map(({ name }) => name!);
    const all: { seq: number; value: ChatMessage }[] = [];
    for (const name of names) {
      const db = await new Promise<IDBDatabase>((resolve) => {
        const opening = indexedDB.open(name);
        opening.onsuccess = () => resolve(opening.result);
      });
      for (const store of db.objectStoreNames) {
        const records = await new Promise<unknown[]>((resolve) => {
          const asking = db.transaction(store).objectStore(store).getAll();
          asking.onsuccess = () => resolve(asking.result as unknown[]);
        });
        for (const record of records as { seq?: number; value?: ChatMessage }[])
          if (typeof record?.seq === "number" && record.value?.role) all.push(record as (typeof all)[number]);
      }
      db.close();
    }
    return all.sort((one, other) => one.seq - other.seq).map(({ value }) => value);
  });
}

/** Markdown as it reads. */
const read = (text = "") =>
  text
    .replace(/\*\*|`/g, "")
    .replace(/\s+/g, " ")
    .trim();
const thoughtsOf = ({ thinks, text = "" }: Dialect) =>
  thinks === undefined ? [...text.matchAll(/<think>([\s\S]*?)<\/think>/g)].map(([, thought]) => thought) : [thinks];

describe("an answer of any server on a page", () => {
  let server: Served, browser: Browser;
  const asked: { messages: { role: string; content: unknown }[] }[] = [];
  before(async () => {
    server = await startSite(asked);
    browser = await openBrowser();
  });
  after(async () => {
    await browser?.close();
    await server?.close();
  });

  const over = (page: Page, count: number) =>
    page.waitForFunction(
      (count) => {
        const { value } = document.querySelector("hf-chat-interface") as unknown as Chat;
        return value.length === count && value.at(-1)!.status !== "streaming";
      },
      {},
      count,
    );

  for (const [name, dialect] of Object.entries(dialects))
    it(`F-S1 F-S2 F-S3 F-S4 F-S5 F-S6 shows, stores, copies and sends back what it says: ${name}`, async () => {
      const { says = "", tools = [], status = "done", told = "", goesOn = false, finish, model } = dialect;
      const context = await browser.createBrowserContext();
      const page = await openPage(context as unknown as Browser, server.origin);
      await page.evaluate(() =>
        Object.assign(navigator.clipboard, { writeText: async (text: string) => Object.assign(window, { copied: text }) }),
      );
      await chatReady(page);
      await send(page, name);
      await over(page, 2);

      const thoughts = thoughtsOf(dialect);
      // What is over is shown with the next frames.
      await until(async () => {
        const sees = await shown(page);
        expect(sees.told.startsWith(told) && (told !== "" || sees.told === ""), sees.told).to.equal(true);
        expect({ ...sees, told }).to.deep.equal({
          says: read(says),
          thinks: thoughts.map((thought) => read(thought).replaceAll(" ", "")).join(),
          folds: tools.length + thoughts.length,
          open: 0,
          tools: tools.map((tool) => tool.name),
          told,
          goesOn,
          copies: says !== "",
        });
      });

      if (says !== "") {
        await (await page.waitForSelector("hf-chatbot >>> article.assistant [data-action=copy]"))!.evaluate((button) =>
          (button as HTMLElement).click(),
        );
        await page.waitForFunction(() => "copied" in window);
        expect(await page.evaluate(() => (window as unknown as { copied: string }).copied)).to.equal(says);
      }

      const kept = { content: contentOf(dialect), status, finish, engine: "a server", model };
      const keeps = ({ content, status, finish, engine, model }: ChatMessage) => ({
        content: withoutSeconds(content),
        status,
        finish,
        engine,
        model,
      });
      expect(keeps((await messages(page))[1]!)).to.deep.equal(kept);
      while ((await stored(page)).at(-1)?.status === "streaming") await new Promise((resolve) => setTimeout(resolve, 20));
      expect(keeps((await stored(page)).at(-1)!)).to.deep.equal(kept);

      await page.reload();
      await chatReady(page);
      await page.waitForFunction(() => (document.querySelector("hf-chat-interface") as unknown as Chat).value.length === 2);
      expect(keeps((await messages(page))[1]!), "after a reload").to.deep.equal(kept);

      await send(page, "openai");
      await over(page, 4);
      const user = (content: string) => ({ role: "user", content });
      expect(asked.at(-1)!.messages).to.deep.equal(
        says === "" ? [user(`${name}\n\nopenai`)] : [user(name), { role: "assistant", content: says }, user("openai")],
      );
      expect(page.faults).to.deep.equal([]);
      await context.close();
    });

  it("F-S2 asks for the rest of an answer that reached its limit, in the same message and without its reasoning", async () => {
    const context = await browser.createBrowserContext();
    const page = await openPage(context as unknown as Browser, server.origin);
    await chatReady(page);
    for (const [name, said] of [
      ["length", "Once upon a time"],
      ["length-in-reasoning", ""],
    ] as const) {
      await send(page, name);
      await page.waitForFunction(
        (name) => {
          const [asked, answer] = (document.querySelector("hf-chat-interface") as unknown as Chat).value.slice(-2);
          return asked?.content === name && answer?.status === "stopped";
        },
        {},
        name,
      );
      const before = (await messages(page)).at(-1)!;
      const count = asked.length;
      await (await page.waitForSelector("hf-chatbot >>> [data-action=continue]"))!.evaluate((button) => (button as HTMLElement).click());
      await page.waitForFunction(
        (said) => {
          const last = (document.querySelector("hf-chat-interface") as unknown as Chat).value.at(-1)!;
          return last.status === "stopped" && JSON.stringify(last.content).length > said;
        },
        {},
        JSON.stringify(before.content).length,
      );
      const after = (await messages(page)).at(-1)!;
      expect([after.id, asked.length]).to.deep.equal([before.id, count + 1]);
      const sent = asked.at(-1)!.messages.map(({ content }) => content);
      if (said) expect([sent.at(-2), after.content]).to.deep.equal([said, said + said]);
      else {
        expect(sent.at(-1)).to.equal(name);
        expect(withoutSeconds(after.content)).to.deep.equal([{ type: "reasoning", text: "Hm, let me see\n\nHm, let me see" }]);
      }
    }
    await context.close();
  });
});
