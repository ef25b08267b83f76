// Which pictures a page asks for, and when: counted by the servers that are asked.
import { expect } from "chai";
import type { Browser, Page } from "puppeteer-core";
import { openBrowser, openPage } from "./browser.ts";
import { startDoorsSite, type DoorsSite } from "./doors-site.ts";

type Shown = HTMLElement & { value: unknown; updateComplete: Promise<unknown> };

describe("pictures in what a model says", () => {
  let site: DoorsSite, browser: Browser;
  before(async () => {
    site = await startDoorsSite();
    browser = await openBrowser();
  });
  after(async () => {
    await browser?.close();
    await site?.stop();
  });

  /** Every address that leads to a server, in every place where a picture, sound or film can stand. */
  const addresses = (): string[] => [
    "/logout",
    "logout.png",
    "?logout",
    `//${new URL(site.origin).host}/logout`,
    `${site.origin}/redirect?to=anywhere`,
    `${site.origin.replace("http://", "HTTP://user:pass@")}/logout`,
    `${site.other}/beacon`,
    `//${new URL(site.other).host}/beacon`,
    `blob:${site.other}/0a1b`,
    `data:image/svg+xml,<svg xmlns="http://www.w3.org/2000/svg"><image href="${site.other}/svg"/></svg>`,
  ];
  const markdown = () =>
    addresses()
      .map((url) => `![a](<${url}>) [![b](<${url}>)](/c)\n\n> - ![d](<${url}>)\n\n| e |\n|---|\n| ![f](<${url}>) |\n`)
      .join("\n");
  const answer = () => `<think>${markdown()}</think>\n\n${markdown()}\n\n![g][late]\n\n[late]: /logout`;

  async function open(body: string, policy?: string): Promise<Page & { readonly faults: string[] }> {
    site.show('<base href="/deep/">', body, policy);
    const page = await openPage(browser, `${site.origin}/page`);
    await page.waitForFunction(() => ["hf-chatbot", "hf-markdown"].every((tag) => !document.querySelector(tag) || customElements.get(tag)));
    site.asked.length = 0;
    return page;
  }

  /** Shows values in elements, each at once or word by word, and waits until all is drawn. */
  async function show(page: Page, values: Record<string, unknown>): Promise<void> {
    await page.evaluate(async (values) => {
      for (const [selector, value] of Object.entries(values)) {
        const element = document.querySelector(selector) as Shown;
        element.value = value;
        await element.updateComplete;
      }
      const isDrawn = () =>
        Object.keys(values).every((selector) => {
          const root = document.querySelector(selector)!.shadowRoot!;
          return root.querySelector(".markdown button.image, .markdown img, .media button, .media img") !== null;
        });
      while (!isDrawn()) await new Promise(requestAnimationFrame);
    }, values);
  }

  /** A picture that must come, after which nothing else may still be on its way. */
  async function lastAsked(page: Page): Promise<string[]> {
    await page.evaluate(async () => {
      const probe = new Image();
      probe.src = "/probe";
      await probe.decode();
    });
    return site.asked.filter((one) => one !== "own /probe");
  }

  it("F-G3 ask for nothing before a click, wherever they stand, whole and streamed", async () => {
    const page = await open('<hf-markdown id="whole"></hf-markdown><hf-markdown id="streamed"></hf-markdown><hf-chatbot></hf-chatbot>');
    const media = addresses().flatMap((url) => ["image", "audio", "video"].map((type) => ({ type, url })));
    const block = { type: "block", tag: "hf-markdown", options: { value: markdown(), images: "same-origin" } };
    const text = answer();
    await page.evaluate(async (text) => {
      const element = document.querySelector("#streamed") as Shown;
      for (let end = 0; end < text.length; end += 40) {
        element.value = text.slice(0, end);
        await element.updateComplete;
      }
    }, text);
    const shown = {
      "#whole": text,
      "#streamed": text,
      "hf-chatbot": [
        { role: "user", content: markdown() },
        { role: "user", content: media },
        { role: "assistant", content: [{ type: "text", text }, ...media, block], status: "done" },
        { role: "assistant", content: markdown(), metadata: { title: "A thought" } },
      ],
    };
    await show(page, shown);
    await page.waitForFunction(() => document.querySelector("hf-chatbot > hf-markdown")?.shadowRoot?.querySelector("button.image"));
    expect(await lastAsked(page)).to.deep.equal([]);
    await page.close();
  });

  it("F-G3 come with one request once the person asks for them", async () => {
    const page = await open("<hf-markdown></hf-markdown><hf-chatbot></hf-chatbot>");
    await show(page, { "hf-markdown": "![a](/one)", "hf-chatbot": [{ role: "assistant", content: [{ type: "image", url: "/two" }] }] });
    expect(await lastAsked(page)).to.deep.equal([]);
    const host = new URL(site.origin).host;
    expect(await page.$eval("hf-markdown >>> button.image", (button) => button.textContent)).to.contain(host);
    // What a click moves must not be missed by the next.
    await page.$eval("hf-markdown >>> button.image", (button) => (button as HTMLElement).click());
    await page.$eval("hf-chatbot >>> .media button", (button) => (button as HTMLElement).click());
    await page.waitForFunction(() =>
      ["hf-markdown", "hf-chatbot"].every((tag) => document.querySelector(tag)!.shadowRoot!.querySelector("img")?.complete),
    );
    expect((await lastAsked(page)).toSorted()).to.deep.equal(["own /one", "own /two"]);
    await page.close();
  });

  it('F-G3 come by themselves where the author says images="same-origin", those of the page\'s own origin', async () => {
    const page = await open(
      '<hf-markdown images="same-origin"></hf-markdown><hf-chatbot images="same-origin"></hf-chatbot><hf-chat-interface images="same-origin" handler="none"></hf-chat-interface>',
    );
    const foreign = `![b](${site.other}/beacon)`;
    await page.waitForSelector("hf-chat-interface > hf-chatbot");
    await show(page, {
      "hf-markdown": `![a](/one) ${foreign}`,
      "body > hf-chatbot": [
        {
          role: "assistant",
          content: [
            { type: "text", text: `![a](/two) ${foreign}` },
            { type: "image", url: "/three" },
          ],
        },
      ],
      "hf-chat-interface > hf-chatbot": [{ role: "assistant", content: `![a](/four) ${foreign}` }],
    });
    // What draws the picture of a message comes late, the first time.
    await page.waitForFunction(() => {
      const pictures = ["hf-markdown", "body > hf-chatbot", "hf-chat-interface > hf-chatbot"].flatMap((tag) => [
        ...document.querySelector(tag)!.shadowRoot!.querySelectorAll("img"),
      ]);
      return pictures.length >= 4 && pictures.every(({ complete }) => complete);
    });
    const asked = await lastAsked(page);
    expect(asked.toSorted()).to.deep.equal(["own /four", "own /one", "own /three", "own /two"]);
    // Set later, and any other word, mean what they say.
    site.asked.length = 0;
    await page.$eval("hf-markdown", (element) => element.setAttribute("images", "all"));
    await page.waitForFunction(
      () => document.querySelectorAll("hf-markdown")[0]!.shadowRoot!.querySelectorAll("button.image").length === 2,
    );
    await page.close();
  });

  it("F-G3 lead to no other host by a redirect where the page's policy is img-src 'self'", async () => {
    const page = await open('<hf-markdown images="same-origin"></hf-markdown>', "img-src 'self' data:");
    await show(page, { "hf-markdown": "![a](/redirect)" });
    await page.waitForFunction(() => document.querySelector("hf-markdown")!.shadowRoot!.querySelector("img")?.complete);
    expect(await lastAsked(page)).to.deep.equal(["own /redirect"]);
    await page.close();
  });
});
