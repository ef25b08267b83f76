import { expect } from "chai";
import { mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser } from "puppeteer-core";
import { openBrowser, openPage } from "./browser.ts";
import { businessLetter, filledForm, shopReceipt, variants } from "../dev/local/draw-documents.ts";
import { startDevServer, type DevServer } from "./dev-server.ts";
import { appReady, ask, attach } from "./document-page.ts";

const invoice = "test/fixtures/invoice.png";

describe("the Document Analyzer on the dev server", () => {
  let server: DevServer;
  let browser: Browser;

  before(async () => {
    server = await startDevServer();
    browser = await openBrowser();
  });
  after(async () => {
    await browser?.close();
    await server?.stop();
  });

  for (const path of ["document-analyzer.html", "document-analyzer.ts"]) {
    it(`answers two questions about an invoice in sentences that stream: ${path}`, async () => {
      const page = await openPage(browser, `${server.origin}/demo/${path}`);
      await attach(page, invoice);
      const number = await ask(page, "What is the invoice number?");
      const total = await ask(page, "What is the total?");
      expect(number.text).to.match(/\bus-001\b.*\.$/);
      expect(total.text).to.match(/\b154\.06\b.*\.$/);
      expect(number.steps.length).to.be.greaterThan(1);
      expect(total.text).to.not.match(/\d\.\d{3,}/);
      expect(await page.$eval("hf-blocks", (app) => app.shadowRoot!.querySelector("[part=badge]")?.textContent)).to.contain("not a model");
      expect(page.faults).to.deep.equal([]);
      await page.close();
    });
  }

  it("answers about a receipt, a form and a letter: turned, poorly compressed, smaller and larger", async () => {
    const folder = await mkdtemp(join(tmpdir(), "hf-blocks-"));
    const page = await openPage(browser, `${server.origin}/demo/document-analyzer.html`);
    for (const draw of [shopReceipt, filledForm, businessLetter]) {
      const { name, picture, questions } = await draw();
      for (const { name: variant, make } of variants) {
        const path = join(folder, `${name} ${variant}.png`);
        await writeFile(path, await make(picture));
        await attach(page, path);
        const { question, answer } = questions[0]!;
        const { text, steps } = await ask(page, question);
        expect(text.toLowerCase(), `${name} ${variant}: ${question}`).to.contain(answer.toLowerCase());
        expect(steps.length).to.be.greaterThan(1);
      }
    }
    await page.close();
  });

  it("leads from / to the page and prints its address", async () => {
    const response = await fetch(server.origin, { redirect: "manual" });
    expect(response.headers.get("location")).to.equal("/demo/document-analyzer.html");
    expect(server.output()).to.contain("/demo/document-analyzer.html");
  });

  describe("with bad input", () => {
    /** What the page says after a question, whoever shows it. */
    async function complaint(
      path: string | undefined,
      question: string,
    ): Promise<{ text: string; kept: { text: string; files: number }; answered: string }> {
      const page = await openPage(browser, `${server.origin}/demo/document-analyzer.html`);
      await appReady(page);
      if (path)
        await (
          (await page.$("hf-multimodal-textbox >>> input[type=file]")) as unknown as { uploadFile(path: string): Promise<void> }
        ).uploadFile(path);
      await (await page.$("hf-multimodal-textbox >>> textarea"))!.focus();
      const box = "hf-multimodal-textbox";
      await page.$eval(
        box,
        (element, text) => Object.assign(element, { value: { ...(element as unknown as { value: object }).value, text } }),
        question,
      );
      const before = await page.$(`${box} >>> [part=error]`);
      if (!before) await page.keyboard.press("Enter");
      await page.waitForFunction((selector) => document.querySelector(selector)!.shadowRoot!.querySelector("[part=error]"), {}, box);
      const text = (await page.$eval(`${box} >>> [part=error]`, (element) => element.textContent))!.trim();
      const kept = await page.$eval(box, (element) => {
        const { text, files } = (element as unknown as { value: { text: string; files: File[] } }).value;
        return { text, files: files.length };
      });
      // The page still works.
      await attach(page, invoice);
      const { text: answered } = await ask(page, "What is the total?");
      await page.close();
      return { text, kept, answered };
    }

    let folder: string;
    before(async () => {
      folder = await mkdtemp(join(tmpdir(), "hf-blocks-"));
      await writeFile(join(folder, "text.png"), "This is no picture.");
      await writeFile(join(folder, "empty.png"), "");
      await writeFile(join(folder, "huge.png"), Buffer.alloc(60 * 1024 * 1024));
    });

    const cases: [string, () => string | undefined, string, RegExp][] = [
      ["no file", () => undefined, "What is the total?", /^Attach a picture of the document first/],
      [
        "a text file named .png",
        () => join(folder, "text.png"),
        "What is the total?",
        /could not be read as an image\. Choose a PNG, JPEG/,
      ],
      ["an empty file", () => join(folder, "empty.png"), "What is the total?", /“empty\.png” is empty\. Choose another file/],
      [
        "a 60 MB picture",
        () => join(folder, "huge.png"),
        "What is the total?",
        /“huge\.png” is 60.MB; the limit is 25.MB\. Choose a smaller file/,
      ],
      ["a question of 100 kB", () => invoice, "word ".repeat(20_000), /The question is longer than 4,000 characters\. Ask a shorter one/],
    ];
    for (const [title, path, question, message] of cases) {
      it(`F-S9 says one clear sentence, keeps what was typed and works on: ${title}`, async () => {
        const { text, kept, answered } = await complaint(path(), question);
        expect(text).to.match(message);
        expect(kept.text).to.equal(question);
        expect(answered).to.contain("154.06");
      });
    }
  });
});
