import { expect } from "chai";
import { readFileSync } from "node:fs";
import { openBrowser } from "./browser.ts";
import { attach } from "./document-page.ts";
import { openHotPage, startHotSite } from "./hot-site.ts";

/** The six files of the tutorial, as its reader copies them. */
const STEPS = [...readFileSync("docs/tutorial.md", "utf8").matchAll(/```ts\n([^]*?)```/g)].map(([, source]) => source!);

/** How often the client is made. */
const counted = (source: string) =>
  source.replace("() => new InferenceClient()", "() => ((globalThis.clients = (globalThis.clients ?? 0) + 1), new InferenceClient())");

describe("the tutorial", () => {
  it("typed into one file of an empty folder shows each step, loads the page once and makes the client once", async function () {
    this.timeout(300_000);
    expect(STEPS).to.have.length(6);
    const site = await startHotSite({ "app.ts": STEPS[0]! }, ["dev", "app.ts"]);
    const browser = await openBrowser();
    try {
      const open = await openHotPage(
        browser,
        site.origin,
        `document.querySelectorAll("hf-interface hf-textbox").length === 2 && document.querySelector("hf-interface hf-textbox").shadowRoot?.querySelector("#control")`,
      );
      const { page, until } = open;
      const save = (step: number) => site.save({ "app.ts": counted(STEPS[step - 1]!) });

      await open.type('[slot="inputs"] hf-textbox', "Hello");
      await (await page.$("hf-interface >>> [part=submit]"))!.click();
      await until(`document.querySelector('[slot="outputs"] hf-textbox').value === "Hello"`);

      save(2);
      await until(`document.querySelector("hf-interface #ask")?.shadowRoot?.querySelector("textarea")`);
      await attach(page, "test/fixtures/invoice.png");
      await (await page.$("#ask >>> textarea"))!.click();
      await page.keyboard.type("What is the sales tax?");
      await (await page.$("hf-interface >>> [part=submit]"))!.click();
      await until(`document.querySelector("#response").value === "What is the sales tax?"`);

      save(3);
      await until(`document.querySelector("hf-blocks #ask")?.placeholder.startsWith("Upload")`);
      expect(
        await open.read(
          `[!!document.querySelector("hf-interface"), document.querySelector("#ask").value.text, document.querySelector("#ask").value.files[0].name, document.querySelector("#response").compareDocumentPosition(document.querySelector("#ask")) & Node.DOCUMENT_POSITION_FOLLOWING ? "below" : "above"]`,
        ),
      ).to.deep.equal([false, "What is the sales tax?", "invoice.png", "below"]);

      const askAgain = async () => {
        await until(`!document.querySelector("#response").progress`);
        await open.read(`document.querySelector("#response").value = "", document.querySelector("#ask").focus()`);
        await page.keyboard.press("Enter");
      };
      save(4);
      // The placeholder did not change, so nothing shows until the next question.
      await until(`performance.getEntriesByType("resource").filter(({ name }) => /app\\.ts.*t=/.test(name)).length >= 3`);
      for (let answered = false; !answered;) {
        await askAgain();
        await until(`document.querySelector("#response").value !== "" && !document.querySelector("#response").progress`);
        answered = await open.read<boolean>(`document.querySelector("#response").value !== "What is the sales tax?"`);
      }

      save(5);
      await until(`globalThis.clients === 1`);
      save(6);
      await until(`document.querySelector("hf-markdown")?.shadowRoot?.textContent.includes("Document Analyzer")`);
      await askAgain();
      await until(`/\\d/.test(document.querySelector("#response").value) && !document.querySelector("#response").progress`);
      expect([await open.reloads(), await open.read(`clients`), page.faults]).to.deep.equal([0, 1, []]);
    } finally {
      await browser.close();
      await site.stop();
    }
  });
});
