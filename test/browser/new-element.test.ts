// What it takes to add a block: `npm run new`, in a copy of the checkout.
import { expect } from "chai";
import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser } from "puppeteer-core";
import { serve, type Served } from "../serve.ts";
import { openBrowser, openPage, valueWhen } from "./browser.ts";

const LEFT_OUT = ["node_modules", "dist", "docs", "templates", ".git"];
const PAGE = `<!doctype html><meta charset="utf-8"><title>New</title><link rel="icon" href="data:,">
<script type="module" src="/hf-blocks.js"></script>
<hf-blocks>
  <hf-textbox id="name" label="Name" value="Ada"></hf-textbox>
  <hf-thing id="out"></hf-thing>
  <hf-on inputs="name" value="Hello {name}" outputs="out"></hf-on>
</hf-blocks>`;

describe("a new block, with a folder and a line", () => {
  let folder: string;

  before(function () {
    this.timeout(300_000);
    folder = mkdtempSync(join(tmpdir(), "hf-blocks-"));
    for (const name of readdirSync(".")) if (!LEFT_OUT.includes(name)) cpSync(name, join(folder, name), { recursive: true });
    linkPackages();
    expect(run("--import=tsx", "scripts/new.mts", "hf-thing")).to.contain("added a line to src/catalogue.ts");
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  it("leaves nothing stale, and says what is when the class changes", () => {
    expect(run("--import=tsx", "scripts/catalogue.mts", "--check")).to.equal("");
    const path = join(folder, "src/elements/thing/thing.ts");
    const written = readFileSync(path, "utf8");
    writeFileSync(path, written.replace("The text.", "The words."));
    expect(failure("--import=tsx", "scripts/catalogue.mts", "--check")).to.contain("custom-elements.json is not what");
    writeFileSync(path, written);
  });

  it("is in the manifest", () => {
    const { modules } = JSON.parse(readFileSync(join(folder, "custom-elements.json"), "utf8")) as Manifest;
    const declared = modules.flatMap(({ declarations }) => declarations).find(({ tagName }) => tagName === "hf-thing");
    expect(declared?.attributes.map(({ name }) => name)).to.include("value");
    expect(declared?.cssParts.map(({ name }) => name)).to.include("text");
  });

  it("has types: of its tag, of its builder, and in JSX", function () {
    this.timeout(120_000);
    writeFileSync(
      join(folder, "test/types/thing.ts"),
      `import { on, textbox, thing, type HfThing } from "../../src/index.ts";
      export const made: HfThing = document.createElement("hf-thing");
      on(textbox(), (text) => text, textbox(), thing({ id: "out", value: "words" }));
      // @ts-expect-error no text
      thing({ value: 42 });
      // @ts-expect-error no property of it
      thing({ colour: "red" });\n`,
    );
    writeFileSync(
      join(folder, "test/types/jsx/thing.tsx"),
      `/** @jsxImportSource react */
      import type {} from "hf-blocks/react";
      export const good = <hf-thing value="words" scope="browser" />;
      // @ts-expect-error no attribute of it
      export const bad = <hf-thing colour="red" />;\n`,
    );
    expect(run("node_modules/typescript/bin/tsc", "-p", "tsconfig.json")).to.equal("");
  });

  it("passes the contract and its own test", function () {
    this.timeout(300_000);
    writeFileSync(
      join(folder, "test/contract/thing.test.ts"),
      `import { describeElement } from "./contract.ts";
      import { classes } from "./elements.ts";
      for (const elementClass of classes.filter(({ tag }) => tag === "hf-thing")) describeElement(elementClass);\n`,
    );
    const files = ["test/contract/thing.test.ts", "test/elements/thing/thing.test.ts"];
    const told = run("node_modules/@web/test-runner/dist/bin.js", "--files", ...files);
    const [, passed] = [...told.matchAll(/(\d+) passed, 0 failed/g)].at(-1) ?? [];
    expect(Number(passed)).to.be.greaterThan(15);
  });

  describe("from the script tag", () => {
    let server: Served, browser: Browser;

    before(async function () {
      this.timeout(300_000);
      run("scripts/build.mjs");
      server = await serve(({ url = "/" }, response) => {
        const isScript = url.endsWith(".js");
        response.writeHead(200, { "content-type": isScript ? "text/javascript" : "text/html" });
        response.end(isScript ? readFileSync(join(folder, "dist/cdn", url)) : PAGE);
      });
      browser = await openBrowser();
    });
    after(async () => {
      await browser?.close();
      await server?.close();
    });

    it("works in HTML", async () => {
      const page = await openPage(browser, server.origin);
      expect(await valueWhen(page, "#out", (value) => value === "Hello Ada")).to.equal("Hello Ada");
      expect(await page.$eval("#out", (thing) => thing.shadowRoot!.querySelector("[part=text]")!.textContent)).to.equal("Hello Ada");
      expect(page.faults).to.deep.equal([]);
      await page.close();
    });

    it("works in TypeScript, by its builder", async () => {
      const page = await openPage(browser, server.origin);
      await page.evaluate(async (script) => {
        const { blocks, live, textbox, thing } = (await import(script)) as Api;
        const [name, out] = [textbox({ value: "Grace" }), thing({ id: "built" })];
        live((text: string) => `Hello ${text}`, name, out);
        blocks({}, name, out).mount();
      }, `${server.origin}/hf-blocks.js`);
      expect(await valueWhen(page, "#built", (value) => value === "Hello Grace")).to.equal("Hello Grace");
      expect(page.faults).to.deep.equal([]);
      await page.close();
    });
  });

  /** The copy has packages of its own, so that nothing that is kept beside them is shared: by hard links where it can. */
  function linkPackages(): void {
    const { status } = spawnSync("cp", ["-al", "node_modules", join(folder, "node_modules")]);
    if (status !== 0) {
      rmSync(join(folder, "node_modules"), { recursive: true, force: true });
      cpSync("node_modules", join(folder, "node_modules"), { recursive: true, verbatimSymlinks: true });
    }
    for (const cache of readdirSync("node_modules").filter((name) => name.startsWith(".vite")))
      rmSync(join(folder, "node_modules", cache), { recursive: true, force: true });
  }

  /** What a script of the copy says; it must end well. */
  function run(...command: string[]): string {
    const { status, stdout, stderr } = spawnSync(process.execPath, command, { cwd: folder, encoding: "utf8" });
    expect(status, stdout + stderr).to.equal(0);
    return stdout;
  }

  /** What a script of the copy says that must not end well. */
  function failure(...command: string[]): string {
    const { status, stdout, stderr } = spawnSync(process.execPath, command, { cwd: folder, encoding: "utf8" });
    expect(status).not.to.equal(0);
    return stdout + stderr;
  }
});

interface Manifest {
  readonly modules: readonly { readonly declarations: readonly Declared[] }[];
}
interface Declared {
  readonly tagName: string;
  readonly attributes: readonly { readonly name: string }[];
  readonly cssParts: readonly { readonly name: string }[];
}
/** What the script gives, the builder of the new block too. */
type Api = typeof import("../../src/cdn/entry.ts") & { readonly thing: typeof import("../../src/index.ts").textbox };
