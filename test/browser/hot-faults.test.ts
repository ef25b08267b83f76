import { expect } from "chai";
import type { Browser } from "puppeteer-core";
import { openBrowser } from "./browser.ts";
import { installLibrary, openHotPage, startHotSite, type HotSite, type OpenPage } from "./hot-site.ts";

const app = (body: string) => `import { blocks, button, on, textbox } from "hf-blocks";\n${body}\n`;
const good = (label: string) =>
  app(
    `const msg = textbox({ id: "msg", label: "${label}" }), out = textbox({ id: "out" });\non(msg, (text) => "${label} " + text, msg, out);\nexport default blocks(msg, out);`,
  );

/** What the overlay says. */
const OVERLAY = `(document.querySelector("vite-error-overlay")?.shadowRoot.textContent ?? "")`;

for (const [whose, install] of [
  ["a clone", undefined],
  ["an installed library", installLibrary],
] as const)
  describe(`H7: a fault while an app is edited, by ${whose}`, () => {
    let site: HotSite, browser: Browser, open: OpenPage;

    before(async () => {
      const { folder, library } = install?.({}) ?? {};
      site = await startHotSite({ "app.ts": good("First") }, ["dev"], folder, library);
      browser = await openBrowser();
    });
    after(async () => {
      await browser?.close();
      await site?.stop();
    });
    beforeEach(async () => {
      site.save({ "app.ts": good("First"), "card.ts": "export {};" });
      open = await openHotPage(browser, `${site.origin}/app.ts`, `document.querySelector("#msg")?.label === "First"`);
      await open.type("#msg", "draft");
    });
    afterEach(async () => {
      expect(await open.reloads(), `reloads. ${site.output()}`).to.equal(0);
      await open.page.close();
    });

    /** The last good page can still be used, and the next good save takes the fault away. */
    async function heals(): Promise<void> {
      await open.press("Escape");
      await (await open.page.$("#msg >>> #control"))!.click();
      await open.press("Enter");
      await open.until(`document.querySelector("#out").value.endsWith("draft")`);
      site.save({ "app.ts": good("Fixed") });
      await open.until(`document.querySelector("#msg").label === "Fixed" && !document.querySelector("vite-error-overlay")`);
      expect(await open.read(`document.querySelector("#msg").value`)).to.equal("draft");
    }

    it("in the syntax shows with file and line over the last good page, and heals", async () => {
      site.save({ "app.ts": good("First").replace("const msg", "const const msg") });
      await open.until(`/app\\.ts/.test(${OVERLAY}) && /2/.test(${OVERLAY})`);
      await heals();
    });

    it("while a module loads shows with file and line, and heals", async () => {
      site.save({ "app.ts": good("Bad").replace("const msg", `\nthrow new TypeError("Broken on purpose");\nconst msg`) });
      await open.until(`${OVERLAY}.includes("Broken on purpose") && ${OVERLAY}.includes("app.ts:3")`);
      await heals();
    });

    it("in the name of an import shows over the last good page, and heals", async () => {
      site.save({ "names.ts": `export const part = 1;` });
      site.save({ "app.ts": `import { prat } from "./names.ts";\n${good("Bad")}\nvoid prat;` });
      await open.until(`${OVERLAY}.includes("names.ts") && ${OVERLAY}.includes("prat")`);
      await heals();
    });

    it("while a module that the app imports loads shows with file and line, and heals", async () => {
      site.save({ "part.ts": `export const part = 1;\n\nthrow new Error("Part is broken");` });
      site.save({ "app.ts": `import { part } from "./part.ts";\n${good("Bad")}\nvoid part;` });
      await open.until(`${OVERLAY}.includes("Part is broken") && ${OVERLAY}.includes("part.ts:3")`);
      await heals();
    });

    it("in a handler shows with file and line, and heals", async () => {
      site.save({ "app.ts": good("Bad").replace(`"Bad " + text`, `{\n  throw new Error("Handler failed: " + text);\n}`) });
      await open.until(`document.querySelector("#msg").label === "Bad"`);
      await open.press("Enter");
      await open.until(`${OVERLAY}.includes("Handler failed: draft") && ${OVERLAY}.includes("app.ts:4")`);
      site.save({ "app.ts": good("Fixed") });
      await open.until(`document.querySelector("#msg").label === "Fixed" && !document.querySelector("vite-error-overlay")`);
    });

    it("in render shows with file and line, keeps what was shown, and heals", async () => {
      const card = (render: string) =>
        `import { html, LitElement } from "lit";\nexport class Card extends LitElement {\n  override render() {\n    ${render}\n  }\n}\ncustomElements.define("x-card", Card);`;
      const withCard = (label: string) => `import "./card.ts";\n${good(label)}`;
      site.save({ "card.ts": card("return html`one`;") });
      site.save({ "app.ts": withCard("With") });
      await open.until(`document.querySelector("#msg").label === "With"`);
      await open.read(`document.body.append(document.createElement("x-card")), 0`);
      await open.until(`document.querySelector("x-card").shadowRoot?.textContent === "one"`);
      site.save({ "card.ts": card(`throw new Error("Cannot render");`) });
      await open.until(`${OVERLAY}.includes("Cannot render") && ${OVERLAY}.includes("card.ts:4")`);
      expect(await open.read(`document.querySelector("x-card").shadowRoot.textContent`)).to.equal("one");
      site.save({ "card.ts": card("return html`two`;") });
      await open.until(
        `document.querySelector("x-card").shadowRoot.textContent === "two" && !document.querySelector("vite-error-overlay")`,
      );
    });

    it("between two good saves changes nothing", async () => {
      site.save({ "app.ts": good("Second") });
      await open.until(`document.querySelector("#msg").label === "Second"`);
      site.save({ "app.ts": "export default blocks(" });
      await open.until(`document.querySelector("vite-error-overlay")`);
      expect(await open.read(`document.querySelector("#msg").label`)).to.equal("Second");
      await heals();
    });
  });

describe("H7: a fault of an app that could not be mounted", () => {
  for (const [name, source, wanted] of [
    [
      "an option that does not exist",
      app(`const msg = textbox({ id: "msg",\n  labl: "One" } as never);\nexport default blocks(msg);`),
      ["“labl”", "app.ts:3"],
    ],
    [
      "an id that stands twice",
      app(`const one = textbox({ id: "one" });\nconst two = textbox({ id: "one" });\nexport default blocks(one, two);`),
      ["one", "app.ts:2"],
    ],
    ["no app at all", app(`blocks(textbox({ id: "msg" }));`), ["no app as its default export", "app.ts:1"]],
    [
      "an import that its file does not have",
      `import { textbox } from "hf-blocks";\nimport { block } from "hf-blocks";\nexport default block(textbox());`,
      ["'block'", "app.ts:2"],
    ],
    ["a promise of an app", app(`const make = async () => blocks();\n\nexport default make();`), ["an await is missing", "app.ts:4"]],
    ["something else as its app", app(`void blocks;\n\nexport default 1;`), ["no app as its default export", "app.ts:4"]],
  ] as const)
    it(`shows ${name}, with file and line, and heals`, async () => {
      const site = await startHotSite({ "app.ts": source });
      const browser = await openBrowser();
      try {
        const open = await openHotPage(browser, `${site.origin}/app.ts`, `document.querySelector("vite-error-overlay")`);
        for (const words of wanted) expect(await open.read(OVERLAY)).to.contain(words);
        site.save({ "app.ts": good("Fixed") });
        await open.until(`document.querySelector("#msg")?.label === "Fixed" && !document.querySelector("vite-error-overlay")`);
        await open.page.close();
      } finally {
        await browser.close();
        await site.stop();
      }
    });
});

describe("F-A1: a script that mounts its app itself", () => {
  /** A page of the one file, which says that it has no app. */
  const openWithoutApp = async (browser: Browser, site: HotSite) => {
    const open = await openHotPage(browser, `${site.origin}/app.js`, `document.querySelector("vite-error-overlay")`);
    expect(await open.read(OVERLAY))
      .to.contain("no app as its default export")
      .and.contain("app.js:1");
    return open;
  };
  const mounting = (label: string) => app(`blocks(textbox({ id: "msg", label: "${label}" })).mount(document.body);`);

  it("heals a page that had no app, changes as it is saved, and gives way to an app that is exported", async () => {
    const site = await startHotSite({ "app.js": `void 0;` });
    const browser = await openBrowser();
    try {
      const open = await openWithoutApp(browser, site);
      site.save({ "app.js": mounting("One") });
      await open.until(`document.querySelector("#msg")?.label === "One" && !document.querySelector("vite-error-overlay")`);
      await open.type("#msg", "draft");
      for (const [text, label] of [
        [mounting("Two"), "Two"],
        [good("Three"), "Three"],
        [mounting("Four"), "Four"],
      ] as const) {
        site.save({ "app.js": text });
        await open.until(`document.querySelector("#msg").label === "${label}"`);
      }
      expect(await open.read(`[document.querySelectorAll("hf-blocks").length, document.querySelector("#msg").value]`)).to.deep.equal([
        1,
        "draft",
      ]);
      expect(await open.read(`document.querySelector("vite-error-overlay")`)).to.equal(null);
      await open.page.close();
    } finally {
      await browser.close();
      await site.stop();
    }
  });

  for (const [name, files] of Object.entries({
    late: { "app.js": app(`setTimeout(() => blocks(textbox({ id: "msg" })).mount(document.body), 3500);`) },
    "late, where its words do not tell": {
      "app.js": app(
        `const put = "mo" + "unt";\nsetTimeout(() => blocks(textbox({ id: "msg" }))[put](globalThis["docu" + "ment"].body), 1000);`,
      ),
    },
    "late, after a promise": {
      "app.js": app(
        `export default (async () => {\n  await new Promise((next) => setTimeout(next, 3500));\n  blocks(textbox({ id: "msg" })).mount(document.body);\n})();`,
      ),
    },
  }))
    it(`${name}, takes back that there was none, and nothing else`, async () => {
      const site = await startHotSite(files);
      const browser = await openBrowser();
      try {
        const open = await openHotPage(browser, `${site.origin}/app.js`, `document.querySelector("vite-error-overlay")`);
        await open.until(`document.querySelector("#msg")?.shadowRoot && !document.querySelector("vite-error-overlay")`);
        await open.page.close();
      } finally {
        await browser.close();
        await site.stop();
      }
    });

  it("leaves another fault over the page when the app comes", async () => {
    const site = await startHotSite({
      "app.js": app(
        `setTimeout(() => { throw new Error("Another fault"); }, 3000);\nsetTimeout(() => blocks(textbox({ id: "msg" })).mount(document.body), 3500);`,
      ),
    });
    const browser = await openBrowser();
    try {
      const open = await openHotPage(browser, `${site.origin}/app.js`, `document.querySelector("#msg")?.shadowRoot`);
      expect(await open.read(OVERLAY)).to.contain("Another fault");
      await open.page.close();
    } finally {
      await browser.close();
      await site.stop();
    }
  });

  it("is told when nothing has come after all", async () => {
    const site = await startHotSite({ "app.js": `function start() { document.body.append("never"); }` });
    const browser = await openBrowser();
    try {
      const open = await openWithoutApp(browser, site);
      await open.page.close();
    } finally {
      await browser.close();
      await site.stop();
    }
  });
});

describe("H18: many saves in a short time", () => {
  it("leave the page stable: the last one shows, no listener is doubled, no stream is lost, nothing leaks", async function () {
    this.timeout(240_000);
    const version = (n: number, more = "") =>
      app(`const msg = textbox({ id: "msg", label: "${n}" }), out = textbox({ id: "out" }), go = button({ id: "go" }, "Go"), times = textbox({ id: "times", value: "" });
on(msg, async function* (_, run) { let all = ""; for (let i = 0; i < 60; i++) { await run.sleep(50); yield (all += i + " "); } }, msg, out);
on(go, (text) => text + "x", times, times);${more}
export default blocks(msg, out, go, times);`);
    const site = await startHotSite({ "app.ts": version(0) });
    const browser = await openBrowser();
    try {
      const open = await openHotPage(browser, `${site.origin}/app.ts`, `document.querySelector("#msg")?.label === "0"`);
      await open.type("#msg", "draft");
      await open.press("Enter");
      const heap = async () => (await open.page.metrics()).JSHeapUsedSize!;
      /** One save each 100 ms, as fast as a person with a nervous hand. */
      const save = async (from: number, to: number) => {
        for (let n = from; n <= to; n++) {
          site.save({ "app.ts": version(n) });
          await new Promise((next) => setTimeout(next, 100));
        }
        await open.until(`document.querySelector("#msg").label === "${to}"`);
      };
      await save(1, 20);
      await collect(open);
      const before = await heap();
      await save(21, 60);
      site.save({ "app.ts": "broken (" });
      site.rename("app.ts", "other.ts");
      site.remove("other.ts");
      site.save({ "app.ts": version(61) });
      await open.until(`document.querySelector("#msg").label === "61"`);
      await open.until(
        `document.querySelector("#out").value === ${JSON.stringify(Array.from({ length: 60 }, (_, i) => `${i} `).join(""))}`,
      );
      await open.page.click("#go");
      await open.until(`document.querySelector("#times").value === "x"`);
      expect(
        await open.read(
          `[document.querySelectorAll("hf-blocks").length, document.querySelector("#msg").value, document.querySelector("hf-blocks").mounted.length]`,
        ),
      ).to.deep.equal([1, "draft", 2]);
      await collect(open);
      expect((await heap()) - before, "bytes kept by 41 saves").to.be.below(8_000_000);
      expect(await open.reloads()).to.equal(0);
    } finally {
      await browser.close();
      await site.stop();
    }
  });
});

describe("two saves one right after the other", () => {
  it("show the second, also where the watcher tells only of the first", async () => {
    const site = await startHotSite({ "app.ts": good("0") });
    const browser = await openBrowser();
    try {
      const open = await openHotPage(browser, `${site.origin}/app.ts`, `document.querySelector("#msg")?.label === "0"`);
      for (let pair = 1; pair <= 10; pair++) {
        site.save({ "app.ts": good(`${pair} first`) });
        await open.until(`document.querySelector("#msg").label === "${pair} first"`);
        site.save({ "app.ts": good(`${pair} second`) });
        await open.until(`document.querySelector("#msg").label === "${pair} second"`);
      }
      expect(await open.reloads()).to.equal(0);
    } finally {
      await browser.close();
      await site.stop();
    }
  });
});

async function collect(open: OpenPage): Promise<void> {
  const session = await open.page.createCDPSession();
  await session.send("HeapProfiler.collectGarbage");
  await session.detach();
}
