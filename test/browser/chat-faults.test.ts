// What is said, sent and told where an answer fails, on a whole page with a server of its own.
import { expect } from "chai";
import type { ServerResponse } from "node:http";
import type { Browser, Page } from "puppeteer-core";
import { serve, type Served } from "../serve.ts";
import { openBrowser, openPage } from "./browser.ts";
import { buildOnce, sendBuilt } from "./build.ts";
import { chatReady, messages, send, type Chat } from "./chat-site.ts";

const PAGE = `<!doctype html><html lang="en"><meta charset="utf-8"><title>Test</title><link rel="icon" href="data:,">
  <meta name="hf-blocks-endpoint" content="/hf"><script type="module" src="/hf-blocks.js"></script>
  <hf-chat-interface name="faults" model="asked/for"></hf-chat-interface>`;
const piece = (content: string, finish: string | null = null) =>
  `data: ${JSON.stringify({ choices: [{ index: 0, delta: { content }, finish_reason: finish }] })}\n\n`;

type Answer = (response: ServerResponse) => void;
const says =
  (status: number, body: string, type = "application/json"): Answer =>
  (response) =>
    void response.writeHead(status, { "content-type": type }).end(body);
const refuses = says(400, '{"error":{"message":"Conversation roles must alternate"}}');
const answers = says(200, piece("Here I am.", "stop"), "text/event-stream");
const breaksOff = says(200, piece("Half an"), "text/event-stream");

describe("an answer that fails on a page", () => {
  let server: Served, browser: Browser;
  let next: Answer = answers;
  const asked: { messages: unknown }[] = [];

  before(async () => {
    buildOnce();
    server = await serve((request, response) => {
      const path = request.url!.split("?")[0]!;
      if (path.startsWith("/hf/")) {
        let body = "";
        request.on("data", (chunk: Buffer) => (body += chunk.toString()));
        request.on("end", () => {
          asked.push(JSON.parse(body) as (typeof asked)[number]);
          next(response);
        });
      } else if (path.endsWith(".js")) {
        sendBuilt(path, response);
      } else response.writeHead(200, { "content-type": "text/html; charset=utf-8" }).end(PAGE);
    });
    browser = await openBrowser();
  });
  after(async () => {
    await browser?.close();
    await server?.close();
  });

  async function chatPage(): Promise<Page & { readonly said: string[] }> {
    const page = await openPage(browser, server.origin);
    await chatReady(page);
    asked.length = 0;
    return page;
  }

  /** Asks, and waits until the answer is over and all is said of it. */
  async function ask(page: Page, text: string): Promise<{ status: string; alert: string }> {
    const before = (await messages(page)).length;
    await send(page, text);
    await page.waitForFunction(
      (count) => {
        const { value } = document.querySelector("hf-chat-interface") as unknown as Chat;
        return value.length === count && value.at(-1)!.status !== "streaming";
      },
      {},
      before + 2,
    );
    await new Promise((resolve) => setTimeout(resolve, 800));
    return heard(page);
  }

  /** What a screen reader finds now. */
  function heard(page: Page): Promise<{ status: string; alert: string }> {
    return page.evaluate(() => ({
      status: [...document.querySelectorAll("[data-hf-announcer=polite]")].map((region) => region.textContent).join(""),
      alert: [...document.querySelectorAll("hf-chatbot, hf-multimodal-textbox")]
        .map((block) => block.shadowRoot!.querySelector("[role=alert] span")?.textContent ?? "")
        .join(""),
    }));
  }

  it("says how it ended, each time, goes on after it, and tells the author what the server said", async () => {
    const page = await chatPage();
    for (const question of ["One", "Two"]) {
      next = refuses;
      const { status, alert } = await ask(page, question);
      expect(status).to.equal("The answer could not be finished.");
      expect(alert).to.match(/^The service did not accept the request\./);
    }
    next = breaksOff;
    expect((await ask(page, "Three")).status).to.equal("Half an\nThe answer could not be finished.");
    next = answers;
    expect(await ask(page, "Four")).to.deep.equal({ status: "Here I am.", alert: "" });
    expect(asked.at(-1)!.messages).to.deep.equal([
      { role: "user", content: "One\n\nTwo\n\nThree" },
      { role: "assistant", content: "Half an" },
      { role: "user", content: "Four" },
    ]);
    expect((await messages(page)).map(({ role }) => role)).to.deep.equal([
      "user",
      "assistant",
      "user",
      "assistant",
      "user",
      "assistant",
      "user",
      "assistant",
    ]);
    const told = page.said.filter((line) => line.includes("roles must alternate"));
    expect(told).to.have.length(2);
    expect(told[0]).to.contain("400").and.contain("asked/for").and.not.contain("One");
    await page.close();
  });

  it("says nothing of an answer that was never asked for, and gives back what was typed", async () => {
    const page = await chatPage();
    next = answers;
    await ask(page, "Hello");
    await page.evaluate(() => {
      const box = document.querySelector("hf-multimodal-textbox") as unknown as { value: unknown };
      box.value = { text: "", files: [new File(["no picture"], "a.png", { type: "image/png" })] };
    });
    await send(page, "Look");
    await page.waitForFunction(() =>
      [...document.querySelectorAll("hf-chatbot, hf-multimodal-textbox")].some((block) => block.shadowRoot!.querySelector("[role=alert]")),
    );
    await new Promise((resolve) => setTimeout(resolve, 1500));
    const { status, alert } = await heard(page);
    expect(alert).to.contain("“a.png”").and.contain("JPEG or PNG");
    expect(status).not.to.contain("answering");
    expect(asked).to.have.length(1);
    expect(await messages(page)).to.have.length(2);
    const typed = await page.$eval("hf-multimodal-textbox", (box) => {
      const { text, files } = (box as unknown as { value: { text: string; files: File[] } }).value;
      return [text, files.map(({ name }) => name)];
    });
    expect(typed).to.deep.equal(["Look", ["a.png"]]);
    await page.close();
  });
});
