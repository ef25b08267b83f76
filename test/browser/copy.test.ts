import { expect } from "chai";
import type { Browser, Page } from "puppeteer-core";
import { startAppSite, type AppSite } from "./app-site.ts";
import { openBrowser, openPage } from "./browser.ts";

const ANSWER = "Say:\n\n```python\nprint(1)\n```\n\nand $$a^2$$ is it.";
const TALK = [
  { role: "user", content: "How?" },
  { role: "assistant", content: ANSWER },
];

const PAGE = `<main><p id="words">some words to select</p><textarea id="paste"></textarea>
  <hf-chatbot id="chat" actions="copy copy-all"><script type="application/json">${JSON.stringify(TALK)}</script></hf-chatbot>
  <hf-json id="json" value='{"a": "b"}'></hf-json></main>`;

/** A name that is no secure context, as an address in an office is none. */
const HOST = "office.example";

describe("copying on plain http", () => {
  let site: AppSite, browser: Browser, page: Page & { readonly faults: string[] };
  before(async () => {
    site = await startAppSite({ "/": PAGE });
    browser = await openBrowser([`--host-resolver-rules=MAP ${HOST} 127.0.0.1`]);
  });
  after(async () => {
    await browser?.close();
    await site?.stop();
  });
  beforeEach(async () => {
    page = await openPage(browser, site.origin.replace("localhost", HOST));
    await page.waitForFunction(() => document.querySelector("hf-chatbot")?.shadowRoot?.querySelector("math"));
    expect(await page.evaluate(() => [isSecureContext, "clipboard" in navigator])).to.deep.equal([false, false]);
  });
  afterEach(async () => {
    expect(page.faults).to.deep.equal([]);
    await page.close();
  });

  for (const [what, selector, text] of [
    ["an answer", "#chat >>> [data-action=copy]", ANSWER],
    ["the whole conversation", "#chat >>> [data-action=copyAll]", `user: How?\nassistant: ${ANSWER}`],
    ["a block of code", "#chat >>> .copy", "print(1)\n"],
    ["JSON", "#json >>> [part=copy]", '{\n  "a": "b"\n}'],
  ] as const)
    it(`F-W16 the Copy button of ${what} copies it`, async () => {
      await (await page.waitForSelector(selector))!.click();
      await page.waitForFunction(() =>
        [...document.querySelectorAll("[data-hf-announcer]")].some((region) => region.textContent === "Copied"),
      );
      expect(await pasted()).to.equal(text);
    });

  it("F-W16 leaves the focus in a field, and what is selected there", async () => {
    const left = await page.evaluate(() => {
      const field = document.querySelector("textarea")!;
      field.value = "a draft";
      field.focus();
      field.setSelectionRange(2, 4);
      document.querySelector("hf-chatbot")!.shadowRoot!.querySelector<HTMLElement>("[data-action=copy]")!.click();
      return [document.activeElement === field, field.selectionStart, field.selectionEnd];
    });
    expect(left).to.deep.equal([true, 2, 4]);
    expect(await pasted()).to.equal(ANSWER);
  });

  it("F-W16 leaves what is selected on the page, and what is selected stays out of it", async () => {
    const selected = await page.evaluate(() => {
      getSelection()!.selectAllChildren(document.querySelector("#words")!);
      document.querySelector("hf-chatbot")!.shadowRoot!.querySelector<HTMLElement>("[data-action=copy]")!.click();
      return String(getSelection());
    });
    expect(selected).to.equal("some words to select");
    expect(await pasted()).to.equal(ANSWER);
  });

  it("F-W16 hides from the app's own listeners that it copies, and lets the person's own Copy be", async () => {
    const heard = await page.evaluate(() => {
      let count = 0;
      for (const type of ["beforecopy", "copy"]) document.addEventListener(type, () => count++);
      document.querySelector("hf-chatbot")!.shadowRoot!.querySelector<HTMLElement>("[data-action=copy]")!.click();
      return count;
    });
    expect(heard).to.equal(0);
    await page.evaluate(() => getSelection()!.selectAllChildren(document.querySelector("#words")!));
    await page.keyboard.press("KeyC", { commands: ["Copy"] });
    expect(await pasted()).to.equal("some words to select");
  });

  const pasted = () => pastedIn(page);
});

/** All that a selection may go over. */
const LONG = [
  { role: "user", content: [{ type: "text", text: "Why?" }] },
  {
    role: "assistant",
    content:
      "Look:\n\n```python\nprint(1)\nprint(2)\n```\n\n<think>folded</think>\n\n- one\n- two $$a^2$$ three\n\n| n | m |\n| - | - |\n| 1 | $$\\frac{1}{2}$$ |\n\n![A cat](https://a.example/cat.png)\n\n\\[\nx = y\n\\]\n\nlast words",
    status: "stopped",
  },
  { role: "user", content: "And then?" },
  { role: "assistant", content: "Then $$b$$ **bold**." },
];

describe("copying what is selected in a chat", () => {
  let site: AppSite, browser: Browser, page: Page & { readonly faults: string[] };
  before(async () => {
    const chat = (more: string, talk: unknown) =>
      `<main><textarea id="paste"></textarea><hf-chatbot ${more} actions="copy retry"><script type="application/json">${JSON.stringify(talk)}</script></hf-chatbot></main>`;
    site = await startAppSite({
      "/": chat('style="--hf-chatbot-height: 900px"', LONG),
      "/panel": chat('layout="panel" style="--hf-chatbot-height: 900px"', LONG),
      "/blocks": `<textarea id="paste"></textarea><hf-markdown><script type="text/markdown">${ANSWER}</script></hf-markdown><hf-json value='"${"x".repeat(1500)}"'></hf-json>`,
      "/plain": chat("", JSON.parse(JSON.stringify(LONG).replace(/\$\$.*?\$\$|\\\\\[.*?\\\\\]/g, "F"))),
    });
    browser = await openBrowser();
    await browser.defaultBrowserContext().overridePermissions(site.origin, ["clipboard-read", "clipboard-write"]);
  });
  after(async () => {
    await browser?.close();
    await site?.stop();
  });
  afterEach(async () => {
    expect(page.faults).to.deep.equal([]);
    await page.close();
  });

  async function open(path: string): Promise<void> {
    page = await openPage(browser, site.origin + path);
    await page.waitForFunction(() => document.querySelector("hf-chatbot")?.shadowRoot?.querySelector("[data-action=copy]"));
    if (path !== "/plain")
      await page.waitForFunction(() => document.querySelector("hf-chatbot")!.shadowRoot!.querySelectorAll("math").length === 4);
  }

  /** Selects from the beginning of one element to the end of another, copies, and gives what is on the clipboard. */
  async function copied(from: string, to: string): Promise<[text: string, html: string]> {
    await page.evaluate(
      (from, to) => {
        const root = document.querySelector("hf-chatbot")!.shadowRoot!;
        const [first, last] = [root.querySelector(from)!, [...root.querySelectorAll(to)].at(-1)!];
        getSelection()!.setBaseAndExtent(first, 0, last, last.childNodes.length);
      },
      from,
      to,
    );
    await page.keyboard.press("KeyC", { commands: ["Copy"] });
    const html = await page.evaluate(async () => {
      const [item] = await navigator.clipboard.read();
      return (await item!.getType("text/html")).text();
    });
    return [await pastedIn(page), html];
  }

  for (const path of ["/", "/panel", "/plain"])
    it(`F-W15 has the words of all messages and no label, name or button (${path})`, async () => {
      await open(path);
      const [text, html] = await copied(".content", ".content");
      for (const words of ["Why?", "print(1)\nprint(2)", "one", "two", "last words", "And then?", "bold"]) expect(text).to.contain(words);
      for (const label of [
        "python",
        "Copy",
        "Reasoning",
        "folded",
        "Assistant",
        "You",
        "Stopped",
        "Retry",
        "Try again",
        "Show",
        "a.example",
      ])
        expect(text).to.not.contain(label);
      const formula = path === "/plain" ? "F" : "$$a^2$$";
      expect(text).to.contain(`two ${formula} three`);
      for (const label of ["Copy", "Reasoning", "folded", "Assistant"]) expect(html.replace(/<[^>]*>/g, "")).to.not.contain(label);
      expect(html).to.match(/<strong[^>]*>bold/);
      expect(text.match(/^.*1\t.*$/m)?.[0]).to.equal(path === "/plain" ? "1\tF" : "1\t$$\\frac{1}{2}$$");
      if (path !== "/plain") expect(text).to.contain("\\[\nx = y\n\\]");
      expect(html).to.not.contain("<!--?lit");
    });

  it("F-W15 has the source of a formula that is selected in part, and leaves the page as it was", async () => {
    await open("/");
    const look = () =>
      page.evaluate(() => [...document.querySelector("hf-chatbot")!.shadowRoot!.children].map((child) => child.outerHTML.length));
    await page.waitForFunction(() => document.querySelector("hf-chatbot")!.shadowRoot!.querySelector(".hljs-number"));
    const before = await look();
    const [text] = await copied("msup mn", "msup mn");
    expect(text).to.equal("$$a^2$$");
    expect(await look()).to.deep.equal(before);
  });

  it("F-W15 has no buttons of a block of Markdown or of JSON either", async () => {
    page = await openPage(browser, `${site.origin}/blocks`);
    await page.waitForFunction(() => document.querySelector("hf-markdown")?.shadowRoot?.querySelector("math"));
    await page.keyboard.press("KeyA", { commands: ["SelectAll"] });
    await page.keyboard.press("KeyC", { commands: ["Copy"] });
    const all = await pastedIn(page);
    expect(all)
      .to.contain("print(1)")
      .and.contain("xxx")
      .and.not.match(/python|Copy|Show/);
    await page.evaluate(() => {
      const content = document.querySelector("hf-markdown")!.shadowRoot!.querySelector("#content")!;
      getSelection()!.setBaseAndExtent(content, 0, content, content.childNodes.length);
    });
    await page.keyboard.press("KeyC", { commands: ["Copy"] });
    expect((await pastedIn(page)).replace(/\n+/g, "\n")).to.equal("Say:\nprint(1)\nand $$a^2$$ is it.");
  });

  it("F-W15 leaves a copy alone that the app itself has answered", async () => {
    await open("/");
    await page.evaluate(() =>
      document.querySelector("hf-chatbot")!.addEventListener("copy", (event) => {
        event.clipboardData!.setData("text/html", "<b>mine</b>");
        event.clipboardData!.setData("text/plain", "mine");
        event.preventDefault();
      }),
    );
    expect(await copied(".content", ".content")).to.deep.equal(["mine", "<b>mine</b>"]);
  });

  it("F-W15 has nothing of what was only said to people who listen, where all is selected", async () => {
    await open("/");
    await (await page.waitForSelector("hf-chatbot >>> [data-action=copy]"))!.click();
    await page.waitForFunction(() =>
      [...document.querySelectorAll("[data-hf-announcer]")].some((region) => region.textContent === "Copied"),
    );
    await page.evaluate(() => (document.activeElement as HTMLElement).blur());
    await page.keyboard.press("KeyA", { commands: ["SelectAll"] });
    await page.keyboard.press("KeyC", { commands: ["Copy"] });
    const text = await pastedIn(page);
    expect(text).to.contain("last words").and.not.contain("Copied");
  });
});

async function pastedIn(page: Page): Promise<string> {
  await page.$eval("#paste", (field) => ((field as HTMLTextAreaElement).value = ""));
  await page.focus("#paste");
  await page.keyboard.press("KeyV", { commands: ["Paste"] });
  return page.$eval("#paste", (field) => (field as HTMLTextAreaElement).value);
}
