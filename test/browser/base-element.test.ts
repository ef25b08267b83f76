// A <base> that came in with other content: what the library addresses must not follow it.
import { expect } from "chai";
import type { Browser, Page } from "puppeteer-core";
import { openBrowser, openPage } from "./browser.ts";
import { startDoorsSite, type DoorsSite } from "./doors-site.ts";

const app = (attributes = "") =>
  `<hf-blocks ${attributes}><hf-button id="go">Go</hf-button><hf-textbox id="out"></hf-textbox>
   <hf-on from="go" task="chat-completion" model="owner/name" prompt="CANARY" outputs="out"></hf-on></hf-blocks>`;
const meta = (content: string) => `<meta name="hf-blocks-endpoint" content="${content}">`;

describe("a <base> in the content of a page", () => {
  let site: DoorsSite, browser: Browser;
  before(async () => {
    site = await startDoorsSite();
    browser = await openBrowser(["--host-resolver-rules=MAP * 127.0.0.1:9, EXCLUDE 127.0.0.1"]);
  });
  after(async () => {
    await browser?.close();
    await site?.stop();
  });

  async function open(head: string, body: string): Promise<Page> {
    site.asked.length = 0;
    site.show(head, `<base href="${site.other}/moved/">${body}`);
    const page = await openPage(browser, `${site.origin}/page`);
    await page.waitForFunction(() => customElements.get("hf-blocks"));
    return page;
  }

  /** Sets off the listener and waits until its run has failed: the server answers with a picture. */
  async function ask(page: Page): Promise<string[]> {
    await page.evaluate(async () => {
      const root = document.querySelector("hf-blocks") as HTMLElement & { ready: Promise<void> };
      await root.ready;
      const failed = new Promise((resolve) => document.addEventListener("hf-error", resolve, { once: true }));
      (document.querySelector("#go") as HTMLElement).click();
      await failed;
    });
    return [...new Set(site.asked)];
  }

  const chat = "/v1/chat/completions";
  const cases: readonly [string, string, string, readonly string[]][] = [
    ["the endpoint of the page's <meta>", meta("/hf"), app(), [`own /hf${chat}`]],
    ["a relative one", meta("hf"), app(), [`own /hf${chat}`]],
    ["the endpoint attribute of an app", "", app('endpoint="/api"'), [`own /api${chat}`]],
    ["a relative one there", meta("/hf"), app('endpoint="api"'), [`own /api${chat}`]],
  ];
  for (const [title, head, body, expected] of cases) {
    it(`F-G8 does not move ${title}`, async () => {
      const page = await open(head, body);
      expect(await ask(page)).to.deep.equal(expected);
      await page.close();
    });
  }

  it("F-G8 a <meta> outside of the head says nothing, whatever takes the head's name", async () => {
    for (const body of [meta("/evil"), `<form name="head">${meta("/evil")}</form>`, `<img name="head" alt="">${meta("/evil")}`]) {
      const page = await open("", body + app());
      expect(await ask(page)).to.deep.equal([]);
      await page.close();
    }
    const page = await open(meta("/hf"), `<form name="head">${meta("/evil")}</form>${app()}`);
    expect(await ask(page)).to.deep.equal([`own /hf${chat}`]);
    await page.close();
  });

  it("F-G8 the first <meta> in the head counts", async () => {
    const page = await open(meta("/hf") + meta("/evil"), app());
    expect(await ask(page)).to.deep.equal([`own /hf${chat}`]);
    await page.close();
  });

  it("F-G8 does not move links, pictures and files of examples", async () => {
    const page = await open(
      "",
      `<img name="URL" alt=""><hf-markdown images="same-origin">[a](/x) [b](y) ![c](picture.gif)</hf-markdown>
       <hf-chat-interface handler="none" multimodal no-run-examples examples='[{"text":"Read this","files":["example.gif"]}]'></hf-chat-interface>`,
    );
    await page.waitForSelector("hf-markdown >>> img");
    const links = await page.$$eval("hf-markdown >>> a", (all) => all.map((link) => (link as HTMLAnchorElement).href));
    expect(links).to.deep.equal([`${site.origin}/x`, `${site.origin}/y`]);
    await page.waitForSelector("hf-chat-interface > hf-chatbot");
    await page.waitForFunction(() => document.querySelector("hf-chatbot")!.shadowRoot!.querySelector("img.example-picture"));
    await page.evaluate(() => {
      const button = document.querySelector("hf-chatbot")!.shadowRoot!.querySelector<HTMLElement>("button.example")!;
      button.click();
    });
    await page.waitForFunction(() => {
      const box = document.querySelector("hf-multimodal-textbox") as (HTMLElement & { value: { files: File[] } }) | null;
      return box?.value.files.length === 1;
    });
    expect([...new Set(site.asked)].toSorted()).to.deep.equal(["own /example.gif", "own /picture.gif"]);
    await page.close();
  });
});
