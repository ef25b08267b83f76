import { expect } from "chai";
import type { Browser } from "puppeteer-core";
import { openBrowser } from "./browser.ts";
import { openHotPage, startHotSite, type HotSite, type OpenPage } from "./hot-site.ts";
import { streamAcrossEdits } from "./hot-stream.ts";

const TSCONFIG = `{ "compilerOptions": { "experimentalDecorators": true, "useDefineForClassFields": false } }`;

/** An element of an author's own, made of parts that tests change. */
function element(
  parts: Partial<Record<"template" | "styles" | "fields" | "setup" | "methods" | "imports" | "base" | "properties", string>> = {},
): string {
  return `
import { css, html, LitElement } from "lit";
import { customElement, property } from "lit/decorators.js";
${parts.imports ?? ""}
@customElement("x-card")
export class Card extends ${parts.base ?? "LitElement"} {
  static override styles = css\`${parts.styles ?? ":host { color: rgb(255, 0, 0); }"}\`;
  @property() label = "first";
  @property({ type: Number }) count = 0;
  @property({ attribute: false }) items: string[] = [];
  ${parts.properties ?? ""}
  ${parts.fields ?? ""}
  constructor() { super(); ${parts.setup ?? ""} }
  ${parts.methods ?? "add() { this.count += 1; }"}
  protected override render() { return html\`${parts.template ?? '<p>one</p><input id="field"><button id="go" @click=${() => this.add()}>${this.label} ${this.count}</button>'}\`; }
}`;
}

const PAGE = `<!doctype html><title>Elements</title><link rel="icon" href="data:,"><script type="module" src="card.ts"></script><hf-blocks></hf-blocks><x-card id="card"></x-card>`;

describe("an element that is edited while its page is open", () => {
  let site: HotSite, browser: Browser, open: OpenPage;

  before(async () => {
    site = await startHotSite({ "index.html": PAGE, "card.ts": element(), "tsconfig.json": TSCONFIG });
    browser = await openBrowser();
  });
  after(async () => {
    await browser?.close();
    await site?.stop();
  });
  afterEach(async () => {
    expect(await open.reloads(), `reloads. ${site.output()}`).to.equal(0);
    await open.page.close();
  });

  const CARD = `document.querySelector("#card")`;
  const INNER = `${CARD}.shadowRoot`;

  async function show(first = element(), others: Record<string, string> = {}, page = PAGE): Promise<void> {
    site.save({ ...others, "card.ts": first, "index.html": page });
    open = await openHotPage(browser, site.origin, `${INNER}?.querySelector("*")`);
    await open.read(`globalThis.node = ${CARD}, 0`);
  }
  const edit = (source: string) => site.save({ "card.ts": source });
  const untilText = (text: string) => open.until(`${INNER}.textContent.includes(${JSON.stringify(text)})`);

  it("takes a new template and keeps what the element holds", async () => {
    await show();
    await open.read(`${CARD}.add(), ${CARD}.items = ["kept"], 0`);
    edit(element({ template: '<p>two</p><button id="go">${this.count}</button>' }));
    await untilText("two");
    expect(await open.read(`[${CARD} === node, ${CARD}.count, ${CARD}.items, ${INNER}.querySelector("#go").textContent]`)).to.deep.equal([
      true,
      1,
      ["kept"],
      "1",
    ]);
  });

  it("keeps focus, caret and typed text where the template around them changes", async () => {
    await show();
    await (await open.page.$("x-card >>> #field"))!.click();
    await open.page.keyboard.type("abcdef");
    await open.press("ArrowLeft");
    edit(element({ template: '<section><p>two</p><input id="field"></section>' }));
    await untilText("two");
    await open.until(`${INNER}.activeElement?.id === "field"`);
    expect(await open.read(`[${INNER}.querySelector("#field").value, ${INNER}.querySelector("#field").selectionStart]`)).to.deep.equal([
      "abcdef",
      5,
    ]);
  });

  it("keeps the DOM of a template that did not change", async () => {
    await show();
    await open.read(`globalThis.field = ${INNER}.querySelector("#field"), 0`);
    edit(element({ methods: "add() { this.count += 10; }" }));
    await open.until(`(${CARD}.count = 0, ${CARD}.add(), ${CARD}.count === 10)`);
    await open.read(`${CARD}.updateComplete`);
    expect(await open.read(`${INNER}.querySelector("#field") === field`)).to.equal(true);
  });

  it("H13: takes new styles in the shadow root without making anything anew", async () => {
    await show();
    await open.read(`globalThis.field = ${INNER}.querySelector("#field"), 0`);
    edit(element({ styles: ":host { color: rgb(0, 0, 255); }" }));
    await open.until(`getComputedStyle(${CARD}).color === "rgb(0, 0, 255)"`);
    expect(await open.read(`[${INNER}.querySelector("#field") === field, ${INNER}.adoptedStyleSheets.length]`)).to.deep.equal([true, 1]);
  });

  it("H13: takes the style sheet of a page, and one that an element imports", async () => {
    const styled = (color: string) => `.page { color: ${color}; }`;
    const withSheet = element({
      imports: `import sheet from "./card.css?inline"; import { unsafeCSS } from "lit";`,
      properties: "static override styles = unsafeCSS(sheet);",
    }).replace(/static override styles = css`[^`]*`;/, "");
    await show(
      withSheet,
      { "page.css": styled("rgb(1, 1, 1)"), "card.css": ":host { color: rgb(1, 1, 1); }" },
      `${PAGE}<link rel="stylesheet" href="page.css"><p class="page">Text</p>`,
    );
    await open.until(`getComputedStyle(document.querySelector(".page")).color === "rgb(1, 1, 1)"`);
    site.save({ "page.css": styled("rgb(2, 2, 2)") });
    await open.until(`getComputedStyle(document.querySelector(".page")).color === "rgb(2, 2, 2)"`);
    site.save({ "card.css": ":host { color: rgb(3, 3, 3); }" });
    await open.until(`getComputedStyle(${CARD}).color === "rgb(3, 3, 3)"`);
    expect(await open.read(`${CARD} === node`)).to.equal(true);
  });

  it("takes a new property and a new attribute", async () => {
    await show();
    edit(element({ properties: `@property() tone = "calm";`, template: "<p>${this.tone}</p>" }));
    await untilText("calm");
    await open.read(`${CARD}.setAttribute("tone", "loud")`);
    await untilText("loud");
  });

  it("takes a new default where the property is untouched, and no other", async () => {
    await show(element({ properties: `@property() tone = "calm"; @property({ attribute: false }) list = ["a"];` }));
    await open.read(`${CARD}.label = "set", 0`);
    edit(
      element({
        properties: `@property() tone = "loud"; @property({ attribute: false }) list = ["b"];`,
        template: "<p>${this.tone} ${this.label} ${this.list}</p>",
      }).replace('label = "first"', 'label = "second"'),
    );
    await untilText("loud set b");
  });

  it("takes a new arrow-function field, also where it listens to something else", async () => {
    const version = (word: string) =>
      element({
        fields: `onKey = () => { this.label = "${word}"; };`,
        methods: `connectedCallback() { super.connectedCallback(); window.addEventListener("x-key", this.onKey); } add() {}`,
        template: '<p>${this.label}</p><button id="go" @click=${this.onKey}>Go</button>',
      });
    await show(version("old"));
    edit(version("new"));
    await open.until(`String(${CARD}.onKey).includes("new")`);
    await open.read(`window.dispatchEvent(new Event("x-key")), 0`);
    await untilText("new");
    await open.read(`${CARD}.label = "", ${INNER}.querySelector("#go").click()`);
    await untilText("new");
  });

  it("keeps a listener of the constructor one listener", async () => {
    const version = (by: number) => element({ setup: `this.addEventListener("x-add", () => { this.count += ${by}; });` });
    await show(version(1));
    for (const by of [10, 100, 1000]) {
      edit(version(by));
      await open.until(`(${CARD}.count = 0, ${CARD}.dispatchEvent(new Event("x-add")), ${CARD}.count === ${by})`);
    }
  });

  it("takes a method with a private field", async () => {
    await show();
    edit(element({ fields: "#step = 5;", methods: "add() { this.count += this.#step; }" }));
    await open.until(`(${CARD}.count = 0, ${CARD}.add(), ${CARD}.count === 5)`);
    edit(element({ fields: "#step = 7;", methods: "add() { this.count += this.#step; }" }));
    await open.until(`(${CARD}.count = 0, ${CARD}.add(), ${CARD}.count === 7)`);
  });

  it("takes a change of a base class: a method and the styles", async () => {
    const base = (word: string, color: string) =>
      `import { css, LitElement } from "lit"; export class Base extends LitElement { static override styles = css\`:host { color: ${color}; }\`; word() { return "${word}"; } }`;
    const card = element({ imports: `import { Base } from "./base.ts";`, base: "Base", template: "<p>${this.word()}</p>" }).replace(
      /static override styles = css`[^`]*`;/,
      "",
    );
    await show(card, { "base.ts": base("old", "rgb(1, 0, 0)") });
    site.save({ "base.ts": base("new", "rgb(2, 0, 0)") });
    await untilText("new");
    await open.until(`getComputedStyle(${CARD}).color === "rgb(2, 0, 0)"`);
    expect(await open.read(`${CARD} === node`)).to.equal(true);
  });

  it("takes a change of an element that another element extends", async () => {
    const parent = (word: string) =>
      `import { html, LitElement } from "lit"; export class Parent extends LitElement { word() { return "${word}"; } override render() { return html\`\${this.word()}\`; } } customElements.define("x-parent", Parent);`;
    const card = `import { Parent } from "./parent.ts"; import { html } from "lit"; export class Card extends Parent { override render() { return html\`<p>card \${this.word()}</p>\`; } } customElements.define("x-card", Card);`;
    await show(card, { "parent.ts": parent("old") }, `${PAGE}<x-parent id="parent"></x-parent>`);
    site.save({ "parent.ts": parent("new") });
    await untilText("card new");
    await open.until(`document.querySelector("#parent").shadowRoot.textContent === "new"`);
  });

  it("keeps a reactive controller and does not double it", async () => {
    const version = (word: string) =>
      element({
        imports:
          "class Ticks { n = 0; constructor(host) { host.addController(this); } hostUpdated() { globalThis.updated = (globalThis.updated ?? 0) + 1; } }",
        fields: "ticks = new Ticks(this);",
        template: `<p>${word} \${this.ticks.n}</p>`,
      });
    await show(version("old"));
    await open.read(`${CARD}.ticks.n = 7, 0`);
    edit(version("new"));
    await untilText("new 7");
    // In one go: what the edit itself still updates comes before or after it.
    const updates = `(async () => { await ${CARD}.updateComplete; globalThis.updated = 0; ${CARD}.requestUpdate(); await ${CARD}.updateComplete; return updated; })()`;
    expect(await open.read(updates)).to.equal(1);
  });

  it("runs connectedCallback of a plain element again", async () => {
    const version = (word: string) =>
      `class Card extends HTMLElement { connectedCallback() { (this.shadowRoot ?? this.attachShadow({ mode: "open" })).replaceChildren("${word}"); } }\ncustomElements.define("x-card", Card);`;
    site.save({ "card.ts": version("old"), "index.html": PAGE });
    open = await openHotPage(browser, site.origin, `${INNER}?.textContent === "old"`);
    edit(version("new"));
    await untilText("new");
  });

  it("takes a plain element that becomes one of Lit, and one of Lit that becomes plain", async () => {
    const plain = (word: string) =>
      `class Card extends HTMLElement { connectedCallback() { (this.shadowRoot ?? this.attachShadow({ mode: "open" })).replaceChildren("${word}"); } }\ncustomElements.define("x-card", Card);`;
    site.save({ "card.ts": plain("old"), "index.html": PAGE });
    open = await openHotPage(browser, site.origin, `${INNER}?.textContent === "old"`);
    await open.read(`globalThis.node = ${CARD}, 0`);
    for (const word of ["first", "second"]) {
      edit(element({ template: `<p>${word}</p>` }));
      await open.until(`${INNER}.textContent.trim() === "${word}" && ${INNER}.querySelector("p")`);
      edit(plain(`plain ${word}`));
      await open.until(`${INNER}.textContent === "plain ${word}"`);
    }
    edit(element({ template: "<p>third</p>" }));
    await open.until(`${INNER}.textContent.trim() === "third"`);
    edit(
      `class Card extends HTMLElement { constructor() { super(); (this.shadowRoot ?? this.attachShadow({ mode: "open" })).append("made"); } }\ncustomElements.define("x-card", Card);`,
    );
    await open.until(`${INNER}.textContent === "made"`);
    expect(await open.read(`${CARD} === node`)).to.equal(true);
  });

  it("works with new, createElement, instanceof, whenDefined and the registry", async () => {
    await show(`${element()}\nObject.assign(globalThis, { Card, made: new Card() });`.replace("export class", "class"));
    expect(
      await open.read(
        `(async () => [made instanceof Card, made instanceof HTMLElement, made.localName, document.createElement("x-card") instanceof Card, (await customElements.whenDefined("x-card")) === Card, customElements.get("x-card") === Card, document.createElement("div") instanceof HTMLElement])()`,
      ),
    ).to.deep.equal([true, true, "x-card", true, true, true, true]);
  });

  it("keeps a running stream that an element reads", async () => {
    const version = (word: string) =>
      element({
        properties: `@property() text = "";`,
        methods: `async *tokens() { for (let i = 0; i < 60; i++) { await new Promise((done) => setTimeout(done, 15)); yield i; } } async start() { for await (const token of this.tokens()) this.text += token + " "; globalThis.ended = true; }`,
        template: `<p>${word}: \${this.text}</p>`,
      });
    await show(version("old"));
    await open.read(`void ${CARD}.start(), 0`);
    await untilText("old: 0 1 2");
    edit(version("new"));
    await untilText("new: 0 1 2");
    await open.until(`globalThis.ended`);
    expect(await open.read(`${CARD}.text`)).to.equal(Array.from({ length: 60 }, (_, index) => `${index} `).join(""));
  });

  it("takes 1,000 elements with it", async () => {
    await show();
    await open.read(
      `document.body.append(...Array.from({ length: 1000 }, (_, i) => Object.assign(document.createElement("x-card"), { count: i }))), 0`,
    );
    edit(element({ template: "<p>two ${this.count}</p>" }));
    await open.until(`[...document.querySelectorAll("x-card")].every((card) => card.shadowRoot.textContent.includes("two"))`);
    expect(await open.read(`document.querySelectorAll("x-card")[500].shadowRoot.textContent`)).to.equal("two 499");
  });
});

describe("an element that becomes a form control", () => {
  it("is the one change that loads the page anew", async () => {
    const site = await startHotSite({ "index.html": PAGE, "card.ts": element(), "tsconfig.json": TSCONFIG });
    const browser = await openBrowser();
    try {
      const open = await openHotPage(browser, site.origin, `document.querySelector("#card")?.shadowRoot?.querySelector("p")`);
      site.save({ "card.ts": element({ properties: "static formAssociated = true;" }) });
      await open.page.waitForFunction(
        `Number(sessionStorage.getItem("loads")) === 2 && document.querySelector("#card")?.shadowRoot?.querySelector("p")`,
        { timeout: 30_000 },
      );
      expect(open.notes().join("\n")).to.contain("is now a form control");
    } finally {
      await browser.close();
      await site.stop();
    }
  });
});

describe("a stream into a chatbot", () => {
  it("loses none of 60 tokens while its handler, the chatbot's own template and the page are edited", async () => {
    const browser = await openBrowser();
    try {
      expect(await streamAcrossEdits(browser)).to.deep.equal({ tokens: 60, reloads: 0 });
    } finally {
      await browser.close();
    }
  });
});
