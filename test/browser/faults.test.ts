import { expect } from "chai";
import { readFile } from "node:fs/promises";
import type { IncomingMessage, ServerResponse } from "node:http";
import type { Browser, Page } from "puppeteer-core";
import { serve, type Served } from "../serve.ts";
import { openBrowser, openPage } from "./browser.ts";
import { buildOnce, sendBuilt } from "./build.ts";
import { attach } from "./document-page.ts";

type Answer = (response: ServerResponse) => void;
const json =
  (status: number, body: unknown, headers: Record<string, string> = {}): Answer =>
  (response) =>
    void response.writeHead(status, { "content-type": "application/json", ...headers }).end(JSON.stringify(body));
const answers: Answer = json(200, [{ answer: "154.06", score: 0.9 }]);
const stream =
  (text: string, end: boolean): Answer =>
  (response) => {
    response.writeHead(200, { "content-type": "text/event-stream" }).write(text);
    if (end) response.end();
    else setTimeout(() => response.destroy(), 50);
  };
const piece = (content: string) => `data: ${JSON.stringify({ choices: [{ index: 0, delta: { content }, finish_reason: null }] })}\n\n`;
const canary = "hf_CANARYcanaryCANARYcanary";

describe("an endpoint that fails", () => {
  let server: Served, browser: Browser;
  let onTask: Answer = answers,
    onChat: Answer = answers;
  let requests: IncomingMessage[] = [];

  before(async () => {
    buildOnce();
    const html = (await readFile("demo/document-analyzer.html", "utf8")).replace(
      "<hf-blocks ",
      `<hf-blocks endpoint="/hf" token="${canary}" `,
    );
    server = await serve((request, response) => {
      request.resume();
      if (request.url!.startsWith("/hf/")) {
        requests.push(request);
        request.once("end", () => (request.url!.startsWith("/hf/tasks/") ? onTask : onChat)(response));
      } else if (request.url!.endsWith(".js")) {
        sendBuilt(request.url!, response);
      } else response.writeHead(200, { "content-type": "text/html; charset=utf-8" }).end(html);
    });
    browser = await openBrowser();
  });
  after(async () => {
    await browser?.close();
    await server?.close();
  });

  /** Asks once and gives the sentence that the page shows, and what is left of question, file and answer. */
  async function fault(page: Page): Promise<{ message: string; text: string; files: number; response: string }> {
    await page.waitForFunction(() => customElements.get("hf-multimodal-textbox"));
    await attach(page, "test/fixtures/invoice.png");
    await (await page.$("hf-multimodal-textbox >>> textarea"))!.focus();
    await page.keyboard.type("What is the total?");
    await page.keyboard.press("Enter");
    const errors = () =>
      [...document.querySelectorAll("hf-multimodal-textbox, #response")]
        .map((block) => block.shadowRoot?.querySelector("[part=error]")?.textContent?.trim())
        .find(Boolean);
    const found = await page.waitForFunction(errors, { timeout: 25_000 });
    return page.evaluate(
      (message) => {
        const { text, files } = (document.querySelector("hf-multimodal-textbox") as unknown as { value: { text: string; files: File[] } })
          .value;
        return {
          message: message!,
          text,
          files: files.length,
          response: (document.querySelector("#response") as unknown as { value: string }).value,
        };
      },
      await found.jsonValue(),
    );
  }

  /** All places where a token must never be: requests to the endpoint, the page, its storage, its log. */
  async function everythingKept(page: Page & { readonly faults: string[]; readonly said: string[] }): Promise<string> {
    const sent = requests.map(({ url, headers }) => url + JSON.stringify(headers));
    const kept = await page.evaluate(async () => {
      const stored: unknown[] = [];
      for (const { name } of await indexedDB.databases()) {
        const database = await new Promise<IDBDatabase>((resolve, reject) =>
          Object.assign(indexedDB.open(name!), {
            onsuccess: (event: Event) => resolve((event.target as IDBOpenDBRequest).result),
            onerror: reject,
          }),
        );
        for (const store of database.objectStoreNames) {
          const all = database.transaction(store).objectStore(store).getAll();
          stored.push(
            await new Promise((resolve, reject) => Object.assign(all, { onsuccess: () => resolve(all.result), onerror: reject })),
          );
        }
        database.close();
      }
      const errors = [...document.querySelectorAll("*")]
        .map((element) => (element as { error?: Error }).error)
        .map((error) => error && [error.message, error.stack, JSON.stringify(error.cause)]);
      return document.documentElement.outerHTML + JSON.stringify([{ ...localStorage }, { ...sessionStorage }, stored, errors]);
    });
    return kept + sent.join() + page.faults.join() + page.said.join();
  }

  const ways: [string, (page: Page) => Promise<void>][] = [
    ["an attribute", async () => {}],
    ["a property", (page) => page.evaluate((token) => void Object.assign(document.querySelector("hf-blocks")!, { token }), canary)],
    [
      "a function",
      (page) => page.evaluate((token) => void Object.assign(document.querySelector("hf-blocks")!, { token: () => token }), canary),
    ],
    [
      "a client of the author's",
      (page) =>
        page.evaluate(
          (accessToken) =>
            void Object.assign(document.querySelector("hf-blocks")!, {
              engine: {
                accessToken,
                documentQuestionAnswering: () =>
                  Promise.reject(
                    Object.assign(new Error(`401 for Bearer ${accessToken}`), {
                      name: "ProviderApiError",
                      httpResponse: { status: 401, requestId: "r", body: { error: `bad ${accessToken}` } },
                    }),
                  ),
              },
            }),
          canary,
        ),
    ],
  ];
  for (const [title, give] of ways) {
    it(`keeps a token to itself that was given as ${title}`, async () => {
      [onTask, onChat, requests] = [json(401, { error: "no" }), answers, []];
      const page = await openPage(browser, server.origin);
      await page.waitForFunction(() => customElements.get("hf-blocks"));
      await give(page);
      expect((await fault(page)).message).to.match(/valid sign-in/);
      expect(await everythingKept(page)).to.not.contain("CANARY");
      await page.close();
    });
  }

  const cases: [string, { task?: Answer; chat?: Answer }, RegExp, string][] = [
    ["is down", { task: (response) => void response.destroy() }, /cannot be reached/, ""],
    [
      "answers HTML",
      { task: (response) => void response.writeHead(200, { "content-type": "text/html" }).end("<h1>Portal</h1>") },
      /cannot be reached|unreadable/,
      "",
    ],
    ["401", { task: json(401, { error: "no" }) }, /valid sign-in/, ""],
    ["402", { task: json(402, { error: "no" }) }, /no inference credit left/, ""],
    ["404", { task: json(404, { error: "no" }) }, /“impira\/layoutlm-document-qa” is not available/, ""],
    ["429 with Retry-After", { task: json(429, { error: "no" }, { "retry-after": "1" }) }, /Too many requests/, ""],
    ["503 for ever", { task: json(503, { error: "loading" }) }, /busy or still loading/, ""],
    ["stops in mid-stream", { chat: stream(piece("The total"), true) }, /broke off before its end/, "The total"],
    ["breaks the connection in mid-stream", { chat: stream(piece("The total"), false) }, /broke off before its end/, "The total"],
    ["sends broken JSON", { chat: stream(`${piece("The total")}data: {"choices":[{\n\n`, true) }, /unreadable|broke off/, "The total"],
  ];
  for (const [title, { task = answers, chat = answers }, message, kept] of cases) {
    it(`shows one sentence with a next step and loses nothing: ${title}`, async () => {
      [onTask, onChat, requests] = [task, chat, []];
      const page = await openPage(browser, server.origin);
      const shown = await fault(page);
      expect(shown.message).to.match(message);
      expect([shown.text, shown.files, shown.response]).to.deep.equal(["What is the total?", 1, kept]);
      expect(requests.length).to.be.at.most(5);
      if (title.startsWith("503")) expect(requests.length).to.equal(4);
      expect(await everythingKept(page)).to.not.contain("CANARY");
      await page.close();
    });
  }
});
