import { cpSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import type { Browser } from "puppeteer-core";
import { openBrowser } from "./browser.ts";
import { copyLibrary, openHotPage, startVite, type HotSite, type OpenPage } from "./hot-site.ts";

const BOX = `document.querySelector("hf-multimodal-textbox")`;
const FIELD = `document.querySelector("#response").shadowRoot.querySelector("textarea")`;

describe("the library's own source, which a clone serves in few files", () => {
  let library: string, site: HotSite, browser: Browser, open: OpenPage;

  before(async () => {
    library = copyLibrary();
    for (const name of ["demo", "scripts", "vite.config.ts"]) cpSync(name, join(library, name), { recursive: true });
    // The copy has the packages of this clone, but not what Vite has made of them.
    edit("vite.config.ts", `appType: "mpa"`, `appType: "mpa", cacheDir: ".vite"`);
    site = await startVite(library);
    browser = await openBrowser();
  });
  beforeEach(async () => {
    open = await show();
  });
  afterEach(async () => {
    expect(open.page.said.filter((line) => /Multiple versions of Lit/.test(line))).to.deep.equal([]);
    await open.page.close();
  });
  after(async () => {
    await browser?.close();
    await site?.stop();
    rmSync(library, { recursive: true, force: true });
  });

  function show(): Promise<OpenPage> {
    return openHotPage(browser, `${site.origin}/demo/document-analyzer.html`, `${BOX}?.shadowRoot?.querySelector("textarea")`);
  }

  function edit(file: string, from: string, to: string): void {
    const path = join(library, file);
    const before = readFileSync(path, "utf8");
    expect(before, file).to.contain(from);
    writeFileSync(path, before.replace(from, to));
  }

  it("shows a page in at most 50 modules, and changes it in place where an element is edited", async () => {
    const modules = `performance.getEntriesByType("resource").filter(({ initiatorType }) => ["script", "other", "link"].includes(initiatorType)).length`;
    expect(await open.read(modules)).to.be.at.most(50);

    await open.read(`globalThis.box = ${BOX}, 0`);
    await open.type("hf-multimodal-textbox", "A draft that stays");
    edit("src/elements/multimodal-textbox/multimodal-textbox.ts", `html\`<div part="box"`, `html\`<i id="edited"></i><div part="box"`);
    await open.until(`${BOX}.shadowRoot.querySelector("#edited")`);
    expect(await open.read(`[${BOX} === box, ${BOX}.value.text]`)).to.deep.equal([true, "A draft that stays"]);

    // What only an element imports.
    edit("src/elements/textbox/textbox.styles.ts", "textarea.field {", "textarea.field { orphans: 7;");
    await open.until(`getComputedStyle(${FIELD}).orphans === "7"`);
    // The same element again: it stands beside the bundle now.
    edit("src/elements/multimodal-textbox/multimodal-textbox.ts", `<i id="edited">`, `<i id="again">`);
    await open.until(`${BOX}.shadowRoot.querySelector("#again")`);
    expect(await open.read(`[${BOX} === box, ${BOX}.value.text]`)).to.deep.equal([true, "A draft that stays"]);
    expect(await open.reloads()).to.equal(0);
    // A page that is opened now has all of it, and both are changed by the next edit.
    const next = await show();
    await next.until(`${BOX}.shadowRoot.querySelector("#again") && getComputedStyle(${FIELD}).orphans === "7"`);
    edit("src/elements/textbox/textbox.styles.ts", "orphans: 7;", "orphans: 8;");
    for (const page of [open, next]) {
      await page.until(`getComputedStyle(${FIELD}).orphans === "8"`);
      expect(await page.reloads()).to.equal(0);
    }
    await next.page.close();
  });

  it("loads a page anew where what was edited cannot be taken over, and shows it", async () => {
    edit("src/app/ready.ts", "export function lookForTags", `globalThis.edited = true;\nexport function lookForTags`);
    await open.until(`globalThis.edited && ${BOX}?.shadowRoot?.querySelector("textarea")`);
    expect(await open.reloads()).to.equal(1);
  });

  it("says where a fault is in what was edited, and goes on when it is mended", async () => {
    edit("src/elements/multimodal-textbox/multimodal-textbox.ts", `<i id="again">`, `<i id="broken">\${}`);
    await open.until(`document.querySelector("vite-error-overlay")?.shadowRoot.textContent.includes("multimodal-textbox.ts")`);
    edit("src/elements/multimodal-textbox/multimodal-textbox.ts", `<i id="broken">\${}`, `<i id="mended">`);
    await open.until(`${BOX}.shadowRoot.querySelector("#mended") && !document.querySelector("vite-error-overlay")`);
    expect(await open.reloads()).to.equal(0);
  });
});
