import { expect } from "chai";
import { existsSync, readFileSync } from "node:fs";
import type { Browser, Page } from "puppeteer-core";
import { serve, type Served } from "../serve.ts";
import { openBrowser, openPage } from "./browser.ts";
import { buildOnce } from "./build.ts";

const CDN = "dist/cdn";

const PAGES: Readonly<Record<string, string>> = {
  "/chat": `<hf-blocks endpoint="/hf"><hf-chatbot id="chat"></hf-chatbot><hf-multimodal-textbox id="ask"></hf-multimodal-textbox>
    <hf-on from="ask" task="chat-completion" model="some/model" inputs="ask chat" outputs="ask chat"></hf-on></hf-blocks>`,
  "/interface": `<hf-chat-interface name="talk" model="some/model" endpoint="/hf" save></hf-chat-interface>`,
};

/** What comes with the first message, or with what is asked for it. */
const WITH_MESSAGES = [
  "core/reasoning",
  "elements/chatbot/extras",
  "inference/engine",
  "inference/tasks/run-task",
  "inference/transport/",
  "markdown/markdown",
  "state/app-state",
];

/** What a plain answer does not show, and what nobody has asked for. */
const SELDOM = [
  "core/end-words",
  "core/file-kind",
  "elements/chatbot/beside",
  "elements/chatbot/block-part",
  "elements/chatbot/custom-message",
  "elements/chatbot/editor",
  "elements/chatbot/examples",
  "elements/chatbot/media",
  "elements/chatbot/steps",
  "elements/multimodal-textbox/attachments",
  "inference/request-file",
  "inference/tasks/other-tasks",
  "inference/tasks/tool-calls",
  "inference/transport/answer-fault-words",
  "inference/transport/error-kinds",
  "inference/transport/failed-answer",
  "inference/transport/other-answers",
  "markdown/grammars",
  "markdown/typesetter",
  "state/delete-conversations",
  "state/erase",
  "state/export",
  "state/import",
  "state/make-room",
  "state/repair",
  "state/sweep",
];

describe("a chat page of the script tag", () => {
  let server: Served, browser: Browser;
  let asked: string[] = [];

  before(async () => {
    buildOnce();
    server = await serve((request, response) => {
      const path = request.url!;
      const page = PAGES[path];
      if (page) {
        response.writeHead(200, { "content-type": "text/html; charset=utf-8" });
        return response.end(`<!doctype html><link rel="icon" href="data:,"><script type="module" src="/cdn/hf-blocks.js"></script>${page}`);
      }
      if (path.startsWith("/hf/")) {
        response.writeHead(200, { "content-type": "text/event-stream" });
        for (const content of ["A", " plain", " answer."]) response.write(chunk({ delta: { content }, finish_reason: null }));
        return response.end(`${chunk({ delta: {}, finish_reason: "stop" })}data: [DONE]\n\n`);
      }
      asked.push(path.slice("/cdn/".length));
      response.writeHead(200, { "content-type": "text/javascript" });
      return response.end(readFileSync(`${CDN}/${path.slice("/cdn/".length)}`));
    });
    browser = await openBrowser();
  });
  after(async () => {
    await server?.close();
    await browser?.close();
  });

  for (const path of Object.keys(PAGES))
    it(`F-K11 loads only what it shows: ${path}`, async () => {
      asked = [];
      const page = await openPage(browser, `${server.origin}${path}`);
      await page.waitForFunction(() => (document.querySelector("hf-blocks, hf-chat-interface") as unknown as { loaded: boolean }).loaded);
      await idle(page);
      expect(loaded([...WITH_MESSAGES, ...SELDOM]), "before anything is typed").to.deep.equal([]);
      await type(page, "Hello");
      await page.keyboard.press("Enter");
      await page.waitForFunction(() => {
        const chat = document.querySelector("hf-chatbot")!.shadowRoot!;
        return chat.textContent!.includes("A plain answer.") && chat.querySelector("[data-action=copy]");
      });
      await idle(page);
      expect(loaded(SELDOM), "with the first answer").to.deep.equal([]);
      expect(loaded(["markdown/markdown.ts"])).to.have.length(1);
      expect(page.faults).to.deep.equal([]);
      await page.close();
    });

  /** The modules of ours in all files that came, as far as their names begin so. */
  function loaded(names: readonly string[]): string[] {
    const modules = asked.flatMap((file) => {
      // One that only passes on another has none.
      if (!existsSync(`${CDN}/${file}.map`)) return [];
      const { sources } = JSON.parse(readFileSync(`${CDN}/${file}.map`, "utf8")) as { sources: string[] };
      return sources.flatMap((source) => /.*\/src\/(.*)/.exec(source)?.[1] ?? []);
    });
    return [...new Set(modules)].filter((module) => names.some((name) => module.startsWith(name)));
  }
});

function chunk(choice: object): string {
  return `data: ${JSON.stringify({ choices: [{ index: 0, ...choice }] })}\n\n`;
}

async function type(page: Page, text: string): Promise<void> {
  await (await page.waitForSelector("hf-multimodal-textbox >>> textarea"))!.focus();
  await page.keyboard.type(text);
}

/** Until the page asks for nothing more. */
async function idle(page: Page): Promise<void> {
  await page.waitForNetworkIdle({ idleTime: 300, concurrency: 0 });
}
