import { expect } from "chai";
import { existsSync, readFileSync } from "node:fs";
import { extname, join } from "node:path";
import type { Browser, Page } from "puppeteer-core";
import { serve, type Served } from "../serve.ts";
import { openBrowser, openPage, valueWhen } from "../browser/browser.ts";
import { ask, attach } from "../browser/document-page.ts";
import { author, type Author } from "./author.ts";

/** What somebody does on the page of each template, until it has answered. */
const USED: Readonly<Record<string, (page: Page) => Promise<void>>> = {
  ts: greets,
  html: greets,
  async chat(page) {
    await typeInto(page, "#msg", "Hello there");
    await page.keyboard.press("Enter");
    await valueWhen(page, "#chat", (value) => ((value as { content: string }[])[1]?.content ?? "").length > 10);
  },
  async "document-analyzer"(page) {
    await attach(page, "test/fixtures/invoice.png");
    const { text } = await ask(page, "What is the total?");
    expect(text).to.contain("154.06");
  },
};

async function greets(page: Page): Promise<void> {
  await typeInto(page, "#name", "Ada");
  await valueWhen(page, "#answer", (value) => value === "Hello, Ada!");
}

async function typeInto(page: Page, block: string, text: string): Promise<void> {
  await (await page.waitForSelector(`${block} >>> #control`))!.click();
  await page.keyboard.type(text);
}

describe("an app that create has made", () => {
  let writer: Author, browser: Browser;

  before(async () => {
    [writer, browser] = await Promise.all([author(), openBrowser()]);
  });
  after(() => browser?.close());

  /** The lines that `create` tells to type. */
  const linesOf = (out: string) => out.split("\n").flatMap((line) => (line.startsWith("  ") ? [line.trim()] : []));

  for (const [template, use] of Object.entries(USED)) {
    it(`F-A2 F-A3 from the template ${template} answers after what create says is typed, and so does what is built of it`, async () => {
      const folder = writer.folder();
      // A folder's name as people give it.
      const name = { ts: "my-app", html: "'My First App'", chat: "我的聊天", "document-analyzer": "vite" }[template]!;
      const made = await writer.type(folder, `npx hf-blocks create ${name} ${template === "ts" ? "" : template}`);
      expect([made.code, made.err]).to.deep.equal([0, ""]);
      const lines = linesOf(made.out);
      expect(lines.at(-1)).to.equal("npm run dev");
      const installed = await writer.type(folder, lines.slice(0, -1).join(" && "));
      expect(installed.code, installed.err).to.equal(0);

      // As printed, but for a port of its own: the tests of other rooms run beside this.
      const served = await writer.serve(folder, `${lines.filter((line) => line !== "npm install").join(" && ")} -- --port 0`);
      await answers(served.address, use);
      await served.stop();

      const app = join(folder, name.replaceAll("'", ""));
      const built = await writer.type(app, "npm run build");
      expect([built.code, built.err]).to.deep.equal([0, ""]);
      const host = await serveStatic(join(app, "dist"));
      // Nobody is behind it who would answer a model's part.
      await answers(`${host.origin}/`, template === "chat" ? isUnanswered : template === "document-analyzer" ? rests : use);
      await host.close();
    });
  }

  async function answers(address: string, use: (page: Page & { readonly faults: string[] }) => Promise<void>): Promise<void> {
    const page = await openPage(browser, address);
    await page.waitForFunction(() => document.querySelector("hf-blocks")?.shadowRoot);
    await use(page);
    expect(page.faults).to.deep.equal([]);
    await page.close();
  }

  /** F-A21: whoever asks reads why at the chat, and the author once on the console. */
  async function isUnanswered(page: Page & { readonly faults: string[] }): Promise<void> {
    await page.evaluate(() => {
      const told: string[] = [];
      Object.assign(globalThis, { told });
      document.addEventListener("hf-error", (event) => told.push((event as unknown as { error: { code: string } }).error.code));
    });
    for (const times of [1, 2]) {
      await typeInto(page, "#msg", "Hello there");
      await page.keyboard.press("Enter");
      await page.waitForFunction((count) => (globalThis as unknown as { told: string[] }).told.length === count, {}, times);
    }
    expect(await page.evaluate(() => (globalThis as unknown as { told: string[] }).told)).to.deep.equal(["sign-in", "sign-in"]);
    const faults = page.faults.splice(0);
    expect(faults).to.have.length(1);
    expect(faults[0]).to.contain("neither a token nor an endpoint");
  }

  async function rests(page: Page): Promise<void> {
    await page.waitForSelector("hf-textbox >>> #control, hf-multimodal-textbox >>> #control");
  }

  it("F-A3 says what is wrong with what was typed, in one line", async () => {
    const folder = await writer.inProject({ "full/notes.txt": "mine", "a-file": "mine" });
    await writer.type(folder, "npx hf-blocks create made");
    const wrong: Readonly<Record<string, RegExp>> = {
      made: /^made is not empty\. Give the name of a new folder: npx hf-blocks create made-2$/,
      "full ts": /^full is not empty\./,
      "a-file html": /^a-file is a file\. Give the name of a new folder: npx hf-blocks create a-file-2 html$/,
      "'a#b' chat": /^a#b has # or \? in its name, .+: npx hf-blocks create a-b chat$/,
      "new vue": /^There is no template “vue”\. Use one of: chat, document-analyzer, html, ts\.$/,
      "new --template vue": /^There is no template “vue”\./,
      "new ts --template html": /^Two templates are named, “ts” and “html”\./,
      "new ts more": /“more” is one too many\.$/,
    };
    for (const [words, sentence] of Object.entries(wrong)) {
      const { code, err } = await writer.type(folder, `npx hf-blocks create ${words}`);
      expect([code, existsSync(join(folder, "new"))], words).to.deep.equal([1, false]);
      expect(err.trim(), words).to.match(sentence);
    }
    expect(readFileSync(join(folder, "full/notes.txt"), "utf8")).to.equal("mine");
  });

  it("F-A3 what is said to type where there is no place for an app makes one, however often", async () => {
    const folder = await writer.inProject({
      "notes.txt": "mine",
      "my app/notes.txt": "mine",
      "a-file": "mine",
      "in/side/notes.txt": "mine",
    });
    for (const words of ["", ".", "'my app'", "'my app' html", "my-app", "in/side --template chat", "a-file", "'in/why?'"]) {
      const first = await writer.type(folder, `npx hf-blocks create ${words}`);
      expect(first.code, words).to.equal(1);
      const [, line = ""] = /: (npx hf-blocks create .+)$/m.exec(first.err) ?? [];
      const second = await writer.type(folder, line);
      expect([second.code, second.err], `${words}: ${line}`).to.deep.equal([0, ""]);
      const template = /html|chat/.exec(words)?.[0] ?? "ts";
      expect(second.out).to.contain(`from the template ${template}.`);
    }
  });

  it("F-A3 leaves what somebody has in a folder of hidden files as it is", async () => {
    const folder = writer.folder({ ".gitignore": "secrets\n", ".git/config": "mine" });
    const { code, out } = await writer.type(folder, "npx hf-blocks create");
    expect([code, linesOf(out)]).to.deep.equal([0, ["npm install", "npm run dev"]]);
    expect(readFileSync(join(folder, ".gitignore"), "utf8")).to.equal("secrets\n");
  });
});

/** A host that knows files and nothing else. */
async function serveStatic(folder: string): Promise<Served> {
  const types: Readonly<Record<string, string>> = { ".js": "text/javascript", ".css": "text/css", ".html": "text/html" };
  return serve((request, response) => {
    const path = join(folder, request.url === "/" ? "index.html" : request.url!.split("?")[0]!);
    if (!existsSync(path)) return response.writeHead(404).end();
    response.writeHead(200, { "content-type": types[extname(path)] ?? "text/plain" }).end(readFileSync(path));
  });
}
