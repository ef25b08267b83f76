import { expect } from "chai";
import type { Browser, Page } from "puppeteer-core";
import type { HfBlocks } from "../../src/app/hf-blocks.ts";
import type { AnyBlock } from "../../src/typescript/block.ts";
import type { AppBlock } from "../../src/typescript/blocks.ts";
import { serve, type Served } from "../serve.ts";
import { openBrowser, openPage, until } from "./browser.ts";
import { buildOnce, sendBuilt } from "./build.ts";

type Entry = typeof import("../../src/cdn/entry.ts");

/** What a test does on the page before the library has come, and after. */
interface OnPage {
  hf: Entry;
  $: (selector: string) => HTMLElement & { value: unknown; ready: Promise<void> };
  seen: unknown[];
}

const LOST = "hf-blocks could not be loaded. Check the connection and reload the page.";
const HEAD = `<!doctype html><html lang="en"><meta charset="utf-8"><title>Early</title><link rel="icon" href="data:,">
<script>window.$ = (selector) => document.querySelector(selector); window.seen = [];</script>`;

describe("the script tag's entry before the rest has come", () => {
  let server: Served, browser: Browser;
  let release: () => void, released: Promise<void>;
  /** Files that are not there. */
  let lost: RegExp;

  before(async () => {
    buildOnce();
    server = await serve((request, response) => {
      const name = request.url!.split("?")[0]!.split("/").at(-1)!;
      if (!name.endsWith(".js")) return void response.writeHead(200, { "content-type": "text/html; charset=utf-8" }).end(HEAD);
      const send = () => {
        if (lost.test(name)) return void response.writeHead(404).end();
        sendBuilt(name, response);
      };
      if (name === "hf-blocks.js") send();
      else void released.then(send);
    });
    browser = await openBrowser();
  });
  after(async () => {
    await browser?.close();
    await server?.close();
  });
  beforeEach(hold);
  // What is held back would keep the next page's requests waiting.
  afterEach(async () => {
    release();
    await Promise.all((await browser.pages()).slice(1).map((page) => page.close()));
  });
  function hold(): void {
    lost = /^$/;
    released = new Promise((resolve) => (release = resolve));
  }

  /** A page with the entry and nothing else, and these things done on it. */
  async function early(act: (page: OnPage) => unknown, body = "<main></main>"): Promise<Page & { faults: string[] }> {
    const page = await openPage(browser, server.origin);
    await page.evaluate((html) => document.body.insertAdjacentHTML("beforeend", html), body);
    await page.evaluate(async () => {
      Object.assign(window, { hf: await import(new URL("/hf-blocks.js", location.href).href) });
    });
    expect(await page.evaluate(() => customElements.get("hf-blocks") === undefined)).to.equal(true);
    await page.evaluate(`(${String(act)})(window)`);
    return page as Page & { faults: string[] };
  }

  /** The page when the library has come and its app is loaded. */
  async function whole(page: Page): Promise<void> {
    release();
    await page.waitForFunction(() => (window as unknown as OnPage).$("hf-blocks, hf-interface, hf-chat-interface")?.isConnected);
    await page.evaluate(() => (window as unknown as OnPage).$("hf-blocks, hf-interface, hf-chat-interface").ready);
  }

  it("describes an app with all that the script tag exports, and mounts it when the rest is there", async () => {
    const page = await early(({ hf, seen }) => {
      const { blocks, textbox, button, row, markdown, state, native, on, live, render, update, keep, setWords } = hf;
      setWords({ required: "Needed." });
      const name = textbox({ id: "name", value: "Ada", label: "Name" });
      const said = textbox({ id: "said", label: "Said" });
      const twice = textbox({ id: "twice", label: "Twice" });
      const names = state({ value: ["one"] });
      const go = button({ id: "go" }, "Go");
      on(go, ([who]: string[]) => [update({ value: `Hello ${who}` })], [name], [said]).then(() => [["more"]], undefined, [names]);
      live(([who]: string[]) => [who! + who!], [name], [twice]);
      seen.push(keep("made", () => 4));
      const app = blocks(
        {},
        markdown("# Early"),
        row(name, go, native("i", {}, "plain")),
        said,
        twice,
        render([names], ([list]: [string[]]) => list.map((one) => textbox({ key: one, label: one, class: "one" }))),
      ).mount("main");
      seen.push(app.localName, app.isConnected);
      app.addEventListener("hf-load", () => seen.push("loaded"));
    });
    await whole(page);
    await page.evaluate(() => (window as unknown as OnPage).$("#go").click());
    await page.waitForFunction(() => (window as unknown as OnPage).$("#said").value === "Hello Ada");
    await page.waitForFunction(() => (window as unknown as OnPage).$("#twice").value === "AdaAda");
    await page.waitForFunction(() => ((window as unknown as OnPage).$(".one") as HTMLElement & { label?: string }).label === "more");
    await page.waitForFunction(() => (window as unknown as OnPage).$("main > hf-blocks > hf-row > i"));
    expect(await page.evaluate(() => (window as unknown as OnPage).seen)).to.deep.equal([4, "hf-blocks", false, "loaded"]);
    expect(page.faults).to.deep.equal([]);
    await page.close();
  });

  it("makes whole apps of a function", async () => {
    for (const [make, tag] of [
      [({ hf }: OnPage) => void hf.chatInterface(([said]) => `You said ${said}`, { heading: "Echo" }).mount("main"), "hf-chat-interface"],
      [({ hf }: OnPage) => void hf.interfaceOf((text: string) => text, "text", "text").mount("main"), "hf-interface"],
    ] as const) {
      const page = await early(make);
      await whole(page);
      await page.waitForFunction((tag) => (window as unknown as OnPage).$(`main > ${tag}`)?.shadowRoot, {}, tag);
      await page.waitForFunction(() => (window as unknown as OnPage).$("hf-multimodal-textbox, hf-textbox")?.shadowRoot);
      expect(page.faults).to.deep.equal([]);
      await page.close();
      hold();
    }
  });

  it("gives an element that takes properties, over those of its description, and stands in its place", async () => {
    const page = await early(({ hf, $ }) => {
      const app = hf.blocks({ endpoint: "/described" }, hf.textbox({ id: "box" })).mount($("main"));
      app.endpoint = "/set";
      $("main").append(document.createElement("footer"));
    });
    await whole(page);
    expect(await page.evaluate(() => (document.querySelector("hf-blocks") as unknown as { endpoint: string }).endpoint)).to.equal("/set");
    expect(await page.evaluate(() => [...document.querySelector("main")!.children].map(({ localName }) => localName))).to.deep.equal([
      "hf-blocks",
      "footer",
    ]);
    await page.close();
  });

  it("mounts what was mounted last on a target, once", async () => {
    const page = await early(({ hf }) => {
      const app = (value: string) => hf.blocks({}, hf.textbox({ id: "box", value }));
      if (app("first").mount("main") !== app("second").mount("main")) throw new Error("two apps");
    });
    await whole(page);
    expect(
      await page.$$eval("main > hf-blocks > hf-textbox", (boxes) => boxes.map((box) => (box as unknown as { value: string }).value)),
    ).to.deep.equal(["second"]);
    await page.close();
  });

  it("mounts nothing that was taken away meanwhile, or whose place was", async () => {
    const page = await early(({ hf, $ }) => {
      hf.blocks({}, hf.textbox({ id: "gone" }))
        .mount("#one")
        .remove();
      hf.blocks({}, hf.textbox({ id: "emptied" })).mount("#two");
      $("#two").replaceChildren();
      hf.blocks({}, hf.textbox({ id: "stays" })).mount("#three");
    }, '<p id="one"></p><p id="two"></p><p id="three"></p>');
    release();
    await page.waitForFunction(() => (window as unknown as OnPage).$("#stays")?.shadowRoot);
    expect(await page.evaluate(() => [...document.querySelectorAll("p")].map(({ childNodes }) => childNodes.length))).to.deep.equal([
      0, 0, 1,
    ]);
    expect(page.faults).to.deep.equal([]);
    await page.close();
  });

  it("lets the apps of the markup be waited for, and knows functions by their names", async () => {
    const page = await early(({ hf, $, seen }) => {
      hf.defineHandlers({ greet: ([name]: string[]) => [`Hi ${name}`] });
      void $("hf-blocks").ready.then(() => seen.push($("#box").value));
    }, '<hf-blocks><hf-textbox id="box" value="Ada"></hf-textbox><hf-textbox id="out"></hf-textbox><hf-on inputs="box" handler="greet" outputs="out"></hf-on></hf-blocks>');
    await whole(page);
    await page.waitForFunction(() => (window as unknown as OnPage).$("#out").value === "Hi Ada");
    expect(await page.evaluate(() => (window as unknown as OnPage).seen)).to.deep.equal(["Ada"]);
    await page.close();
  });

  it("asks for files whatever in the page takes the head's name", async () => {
    const page = await early(
      () => {},
      '<img name="head" alt=""><img name="head" alt=""><hf-blocks><hf-number id="n" value="4"></hf-number></hf-blocks>',
    );
    await whole(page);
    await page.waitForFunction(() => (window as unknown as OnPage).$("#n").shadowRoot);
    expect(await page.$$eval("link[rel=modulepreload]", (links) => links.length)).to.be.greaterThan(0);
    expect(page.faults).to.deep.equal([]);
    await page.close();
  });

  it("says what a script has got wrong when its app is mounted", async () => {
    for (const [make, sentence] of [
      [({ hf }: OnPage) => hf.blocks({}, hf.textbox({}, 3 as never)), "<hf-textbox> got a number."],
      [
        ({ hf }: OnPage) => {
          const box = hf.textbox({ id: "box" });
          hf.on(box, () => {}, [box], undefined, { mood: "once" } as never);
          return hf.blocks({}, box);
        },
        "has the option “mood”, which is unknown.",
      ],
      [({ hf }: OnPage) => hf.blocks({}, hf.textbox({ id: "a" }), hf.textbox({ id: "a" })), 'The id "a" stands twice'],
    ] as const) {
      const page = await early(() => {});
      const said = page.evaluate(`(${String(make)})(window).mount("main").ready.then(() => "nothing", (fault) => fault.message)`);
      release();
      expect(await said).to.contain(sentence);
      await page.close();
      hold();
    }
  });

  it("says what a script has got wrong on the console too, once, where nobody waits for its app", async () => {
    for (const [make, sentence] of [
      [({ hf }: OnPage) => void (hf.chatInterface as () => AppBlock)().mount(), "chatInterface() has no function."],
      [({ hf }: OnPage) => void hf.interfaceOf((text: string) => text, "txt" as never, "text").mount(), "txt"],
      [({ hf }: OnPage) => void hf.blocks(hf.textbox({ lable: "t" } as never)).mount(), "<hf-textbox> has no option “lable”."],
      [({ hf }: OnPage) => void hf.blocks({ naem: "x" } as never, hf.textbox()).mount(), "<hf-blocks> has no option “naem”."],
      [({ hf }: OnPage) => void hf.blocks(hf.textbox({ id: "a" }), hf.textbox({ id: "a" })).mount(), 'The id "a" stands twice'],
      [
        ({ hf }: OnPage) => {
          const box = hf.textbox();
          hf.on(box, () => {}, [], [], { mode: "allways" as never });
          hf.blocks(box).mount();
        },
        "allways",
      ],
      [({ hf }: OnPage) => void hf.blocks((hf.render as unknown as () => AnyBlock)()).mount(), "render() has no handler."],
      [({ hf }: OnPage) => void hf.blocks(hf.native("a b" as "a")).mount(), "a b"],
    ] as const) {
      const page = await early(make);
      release();
      await until(async () => {
        expect(page.faults.join("\n")).to.contain(sentence);
      });
      // Whatever comes after it, such as a rejection that nobody handles, has come with the next app.
      await page.evaluate(() => (window as unknown as OnPage).hf.blocks().mount("main").ready);
      expect(page.faults).to.have.lengthOf(1);
      await page.close();
      hold();
    }
  });

  it("mounts the last of several apps on a target, also of different tags", async () => {
    const pairs = [
      ({ hf }: OnPage) => {
        hf.interfaceOf((text: string) => text, "text", "text").mount("main");
        hf.chatInterface(() => "x").mount("main");
      },
      ({ hf }: OnPage) => {
        hf.interfaceOf((text: string) => text, "text", "text").mount("main");
        hf.chatInterface(() => "x").mount("main");
        hf.blocks(hf.textbox()).mount("main");
      },
    ];
    const lastOf = ["hf-chat-interface", "hf-blocks"];
    for (const [at, mount] of pairs.entries())
      for (const isEarly of [true, false]) {
        const page = await early(isEarly ? mount : ({ hf }) => void hf.blocks().mount("aside"), "<aside></aside><main></main>");
        await whole(page);
        if (!isEarly) await page.evaluate(`(${String(mount)})(window)`);
        await page.evaluate(() => Promise.all(["hf-interface", "hf-chat-interface"].map((tag) => customElements.whenDefined(tag))));
        await page.evaluate(() => ((window as unknown as OnPage).$("main > *") as unknown as OnPage["$"] & { ready: unknown }).ready);
        expect(await page.$$eval("main > *", (apps) => apps.map(({ localName }) => localName))).to.deep.equal([lastOf[at]]);
        expect(page.faults).to.deep.equal([]);
        await page.close();
        hold();
      }
  });

  it("takes an app whose tag comes later to where its target is put", async () => {
    const page = await early(({ hf }) => void hf.blocks().mount("main"));
    await whole(page);
    await page.evaluate(async () => {
      const { hf, seen } = window as unknown as OnPage;
      const target = document.createElement("section");
      const app = hf.chatInterface(() => "x").mount(target);
      await customElements.whenDefined("hf-chat-interface");
      document.body.append(target);
      await app.ready;
      seen.push(app.isConnected);
    });
    expect(await page.evaluate(() => (window as unknown as OnPage).seen)).to.deep.equal([true]);
    expect(page.faults).to.deep.equal([]);
    await page.close();
  });

  it("says where the library does not come: once on the console, and once on the page", async () => {
    for (const [body, twice] of [
      ["<p>Before</p><main><hf-chat-interface></hf-chat-interface></main><hf-blocks></hf-blocks>", false],
      ["<p>Before</p><hf-blocks><hf-textbox></hf-textbox></hf-blocks>", true],
    ] as const) {
      lost = /^core-/;
      const page = await early(() => {}, body);
      if (twice) await page.evaluate(() => import(new URL("/hf-blocks.js?again", location.href).href));
      release();
      await page.waitForFunction(() => document.body.innerText.includes("could not be loaded"));
      await page.evaluate(() =>
        Promise.all([...document.querySelectorAll<HfBlocks>("hf-blocks, hf-chat-interface")].map(({ ready }) => ready.catch(() => {}))),
      );
      expect(page.faults.filter((fault) => !fault.includes("Failed to load"))).to.deep.equal([`Error: ${LOST}`]);
      expect(await page.evaluate(() => document.body.innerText.split("could not be loaded").length)).to.equal(2);
      expect(await page.evaluate(() => document.querySelector("hf-blocks, hf-chat-interface")!.previousSibling!.textContent)).to.equal(
        LOST,
      );
      await page.close();
      hold();
    }
  });
});
