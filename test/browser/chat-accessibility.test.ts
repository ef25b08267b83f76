import axe from "axe-core";
import { expect } from "chai";
import type { Browser, Page } from "puppeteer-core";
import { startAppSite, type AppSite } from "./app-site.ts";
import { openBrowser, openPage } from "./browser.ts";
import { answering, chatReady, messages, press, send, type Chat } from "./chat-site.ts";

const CHAT = `<hf-chat-interface name="chat" model="m" heading="Chat" description="A chat" save multimodal placeholder="## Hello">
  <option>What can you do?</option><option>Tell me a joke</option><hf-slider slot="inputs" label="Heat" min="0" max="1" step="0.1"></hf-slider>
</hf-chat-interface>`;

/** A conversation with all that messages can have. */
const FULL = [
  { role: "user", content: "Hello" },
  { role: "assistant", content: "I think.", metadata: { title: "Thinking", status: "pending", id: "1", log: "two steps", duration: 1.2 } },
  { role: "assistant", content: "Inside", metadata: { title: "Deeper", status: "done", parentId: "1" } },
  {
    role: "assistant",
    content: [
      { type: "tool", name: "search", input: { q: 1 }, output: "found", status: "done" },
      { type: "tool", name: "fail", status: "error", output: "no" },
    ],
  },
  {
    role: "assistant",
    content: "## Title\n\nSome **text** with `code`.\n\n```js\nlet x = 1;\n```\n\n| a | b |\n| --- | --- |\n| 1 | 2 |",
    options: [{ value: "More" }, { value: "Less" }],
  },
  { role: "user", content: "Again" },
  { role: "assistant", content: "Half an answer", status: "interrupted" },
  { role: "user", content: "And?" },
  { role: "assistant", content: "Done.", status: "done", options: [{ value: "Yes" }] },
];

describe("a chat for everybody", () => {
  let site: AppSite, browser: Browser, page: Page & { readonly faults: string[] };
  before(async () => {
    site = await startAppSite({
      "/chat": CHAT,
      "/launcher": `<main><h1>Page</h1></main><hf-chat-interface model="m" launcher heading="Help"></hf-chat-interface>`,
    });
    browser = await openBrowser();
  });
  after(async () => {
    await browser?.close();
    await site?.stop();
  });
  beforeEach(async () => {
    const context = await browser.createBrowserContext();
    page = await openPage(context as unknown as Browser, `${site.origin}/chat`);
    await chatReady(page);
  });
  afterEach(() => page.close());

  async function violations(): Promise<string[]> {
    await page.evaluate(axe.source);
    const found = await page.evaluate(() => {
      document.documentElement.style.setProperty("color-scheme", "light dark");
      document.documentElement.style.setProperty("background", "Canvas");
      return (globalThis as unknown as { axe: typeof axe }).axe.run({
        rules: { region: { enabled: false }, "landmark-one-main": { enabled: false }, "target-size": { enabled: true } },
      } as never);
    });
    return found.violations.map(
      ({ id, nodes }) => `${id}: ${nodes.map(({ html, failureSummary }) => `${html.slice(0, 160)} ${failureSummary}`).join(" | ")}`,
    );
  }

  async function fill(): Promise<void> {
    await page.$eval(
      "hf-chat-interface",
      (app, value) => Object.assign(app, { value, actions: ["copy", "like", "retry", "continue", "undo", "edit"], feedback: ["Wrong"] }),
      FULL,
    );
    await page.waitForFunction(() => document.querySelector("hf-chatbot")!.shadowRoot!.querySelector("[part=option]"));
  }

  for (const scheme of ["light", "dark"]) {
    for (const [width, direction] of [
      [1280, "ltr"],
      [320, "ltr"],
      [1280, "rtl"],
      [320, "rtl"],
    ] as const) {
      it(`has nothing that axe objects to, ${scheme}, ${width} pixels wide, ${direction}`, async () => {
        await page.emulateMediaFeatures([
          { name: "prefers-color-scheme", value: scheme },
          { name: "prefers-reduced-motion", value: "reduce" },
        ]);
        await page.setViewport({ width, height: 800 });
        await page.evaluate((direction) => (document.documentElement.dir = direction), direction);
        await page.waitForFunction(() => document.querySelector("hf-chatbot")!.shadowRoot!.querySelector("[part=example]"));
        expect(await violations(), "empty").to.deep.equal([]);
        await fill();
        expect(await violations(), "full").to.deep.equal([]);
        expect(await page.evaluate(() => document.documentElement.scrollWidth), "scroll width").to.be.at.most(width);
      });
    }
  }

  it("has nothing that axe objects to in forced colours, and marks what the person wrote", async () => {
    await (page as unknown as { emulateMediaFeatures(features: { name: string; value: string }[]): Promise<void> }).emulateMediaFeatures(
      [],
    );
    const session = await page.createCDPSession();
    await session.send("Emulation.setEmulatedMedia", { features: [{ name: "forced-colors", value: "active" }] });
    await fill();
    expect(await violations()).to.deep.equal([]);
    expect(
      await page.$eval("hf-chatbot", (chat) => getComputedStyle(chat.shadowRoot!.querySelector(".user .content")!).borderTopStyle),
    ).to.equal("solid");
  });

  it("has nothing that axe objects to in the panel of a launcher", async () => {
    await page.goto(`${site.origin}/launcher`);
    await chatReady(page);
    await press(page, "hf-chat-interface >>> .launcher");
    await page.waitForFunction(() => document.activeElement?.id === "message");
    expect(await violations()).to.deep.equal([]);
  });

  it("D34: says that an answer comes and then the whole of it, and nothing for a token; the focus stays", async () => {
    await page.evaluate(() => {
      const said: string[] = [];
      const focus: string[] = [];
      Object.assign(window, { said, focus });
      const regions = () => [
        ...document.querySelectorAll("[aria-live]"),
        ...[...document.querySelectorAll("*")].flatMap((element) => [
          ...(element.shadowRoot?.querySelectorAll("[aria-live]:not([aria-live=off]), [role=status], [role=alert]") ?? []),
        ]),
      ];
      const seen = new WeakSet<Element>();
      const look = () => {
        for (const region of regions()) {
          if (seen.has(region)) continue;
          seen.add(region);
          new MutationObserver(() => region.textContent!.trim() && said.push(region.textContent!.trim())).observe(region, {
            childList: true,
            characterData: true,
            subtree: true,
          });
        }
      };
      new MutationObserver(look).observe(document, { childList: true, subtree: true });
      look();
      document.addEventListener("focusin", () => focus.push(document.activeElement!.id));
    });
    await send(page, "Go");
    await answering(page, 400);
    await page.keyboard.press("Escape");
    await page.waitForFunction(() => (window as unknown as { said: string[] }).said.length >= 2);
    await new Promise((resolve) => setTimeout(resolve, 500)); // more would come now
    const said = await page.evaluate(() => (window as unknown as { said: string[] }).said);
    const answer = (await messages(page)).at(-1)!.content as string;
    expect(said).to.deep.equal(["The assistant is answering.", answer.trim()]);
    expect(new Set(await page.evaluate(() => (window as unknown as { focus: string[] }).focus))).to.deep.equal(new Set(["message"]));
  });

  it("is done by keyboard alone: an example, Stop, Edit, Try again, Undo, a new conversation", async () => {
    const focus = () =>
      page.evaluate(() => {
        let at: Element | null = document.activeElement;
        while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
        return at?.getAttribute("data-action") || at?.getAttribute("part") || at?.getAttribute("aria-label") || at?.id || "";
      });
    /** Presses Tab until something has the focus. */
    const to = async (wanted: string, key = "Tab"): Promise<void> => {
      for (let count = 0; count < 60; count++) {
        if ((await focus()) === wanted) return;
        if (key === "Tab") await page.keyboard.press("Tab");
        else {
          await page.keyboard.down("Shift");
          await page.keyboard.press("Tab");
          await page.keyboard.up("Shift");
        }
      }
      throw new Error(`Tab does not reach ${wanted}.`);
    };
    const status = (wanted: string) =>
      page.waitForFunction(
        (wanted) => (document.querySelector("hf-chat-interface") as unknown as Chat).value.at(-1)?.status === wanted,
        {},
        wanted,
      );
    await page.waitForFunction(() => document.querySelector("hf-chatbot")!.shadowRoot!.querySelector("[part=example]"));
    await to("example");
    await page.keyboard.press("Enter");
    await answering(page);
    await page.keyboard.press("Escape");
    await status("stopped");
    await to("edit", "Shift");
    await page.keyboard.press("Enter");
    await page.waitForFunction(() => document.querySelector("hf-chatbot")!.shadowRoot!.querySelector("textarea"));
    await page.keyboard.type("Changed: ");
    await page.keyboard.down("Control");
    await page.keyboard.press("Enter");
    await page.keyboard.up("Control");
    await answering(page);
    expect((await messages(page))[0]!.content).to.contain("Changed: ");
    await page.keyboard.press("Escape");
    await status("stopped");
    await to("retry", "Shift");
    await page.keyboard.press("Enter");
    await answering(page);
    await page.keyboard.press("Escape");
    await status("stopped");
    await to("undo", "Shift");
    await page.keyboard.press("Enter");
    await page.waitForFunction(() => (document.querySelector("hf-chat-interface") as unknown as Chat).value.length === 0);
    expect(await page.$eval("#message", (box) => (box as unknown as { value: { text: string } }).value.text)).to.contain("Changed: ");
  });

  it("moves nothing where motion is reduced", async () => {
    await page.emulateMediaFeatures([{ name: "prefers-reduced-motion", value: "reduce" }]);
    await fill();
    expect(await page.evaluate(() => document.getAnimations().length)).to.equal(0);
  });
});
