import { expect } from "chai";
import { execFileSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { type AddressInfo } from "node:net";
import { networkInterfaces } from "node:os";
import { join } from "node:path";
import type { Browser } from "puppeteer-core";
import { serve, type Served } from "../serve.ts";
import { openBrowser } from "./browser.ts";
import { commandOutput, installLibrary, makeFolder, openHotPage, startHotSite } from "./hot-site.ts";

const APP = `import { blocks, textbox } from "hf-blocks";\nexport default blocks(textbox({ id: "msg", label: "One" }));\n`;
const TEMPLATES = ["ts", "html", "chat", "document-analyzer"];

/** Everything of hot reload leaves one of these behind. */
const DEV_ONLY =
  /import\.meta\.hot|hf-blocks\.hot|@hf-blocks\/|vite-error-overlay|hf-blocks:fault|litHtmlPolyfillSupportDevMode|\/@vite\/client/;

describe("hf-blocks on the command line", () => {
  let browser: Browser;
  const folders: string[] = [];
  const folder = (files = {}) => {
    const made = makeFolder(files);
    folders.push(made);
    return made;
  };

  before(async () => {
    browser = await openBrowser();
  });
  after(async () => {
    await browser?.close();
    for (const one of folders) rmSync(one, { recursive: true, force: true });
  });

  describe("says in one line what is wrong, with exit code 1", () => {
    async function fails(files: Record<string, string>, words: string[], wanted: RegExp): Promise<void> {
      const { code, err } = await commandOutput(folder(files), words);
      expect(err.trim()).to.match(wanted);
      expect([code, err.trim().split("\n").length]).to.deep.equal([1, 1]);
    }

    it("in an empty folder, with what to type", () => fails({}, ["dev"], /no page yet.*npx hf-blocks create {3}or/));
    it("for a file that is missing", () => fails({}, ["dev", "nope.ts"], /There is no nope\.ts.*npx hf-blocks create my-app$/));
    it("F-A4 for a name that no address may have", () =>
      fails({ "a#b.ts": APP }, ["dev", "a#b.ts"], /a#b\.ts has one of # \? % in its name.*Rename it\.$/));
    it("for a folder without a page", () => fails({ "sub/notes.txt": "x" }, ["dev", "sub"], /sub has no page yet/));
    it("for a folder with several pages", () =>
      fails({ "a.html": "", "b.html": "" }, ["dev"], /several pages.*npx hf-blocks dev a\.html$/));
    it("for a page outside the folder", () =>
      fails({}, ["dev", join("..", `${folder({ "page.html": "x" }).split("/").at(-1)}`, "page.html")], /outside this folder/));
    it("for a file that is no page", () => fails({ "notes.txt": "x" }, ["dev", "notes.txt"], /neither a page nor a script/));
    it("for a broken tsconfig.json", () =>
      fails({ "app.ts": APP, "tsconfig.json": "{ broken" }, ["dev"], /tsconfig\.json cannot be read: .+/));
    it("for a broken vite.config.ts", () =>
      fails({ "app.ts": APP, "vite.config.ts": "export default {" }, ["dev"], /vite\.config\.ts cannot be read: .+/));
    it("for an unknown command", () => fails({}, ["serve"], /no command “serve”.*dev, build, preview, create/));
    it("for an unknown option", () => fails({}, ["dev", "--prot", "1"], /--prot/));
    it("for a port that is none", () => fails({ "app.ts": APP }, ["dev", "--port", "x"], /no port/));
    it("for --https without files", () => fails({ "app.ts": APP }, ["dev", "--https"], /--cert cert\.pem --key key\.pem/));
    it("for a preview of nothing", () => fails({}, ["preview"], /Make one with: npx hf-blocks build$/));
    it("for an unknown template", () => fails({}, ["create", "x", "--template", "vue"], /no template “vue”.*ts/));
    it("for a folder that is not empty", () =>
      fails({ "a/x.txt": "x" }, ["create", "a"], /a is not empty\. Give .+: npx hf-blocks create a-2$/));
    it("F-A1 for a page of another ending", () =>
      fails({ "page.htm": "" }, ["dev"], /^page\.htm is read .+\.html\. Rename it to page\.html\.$/));
    it("F-A1 for a build without an app", () =>
      fails({ "app.ts": "void 0;" }, ["build"], /^app\.ts has no app as its default export\. End it with/));
    it("F-A1 for a build of a page without the script", () =>
      fails(
        { "page.html": "<hf-textbox></hf-textbox>" },
        ["build"],
        /^page\.html has blocks and no script .+ Put this into its head: <script/,
      ));
    it("for a build over its own page", () =>
      fails({ "app.ts": APP }, ["build", "--out", "."], /overwrite the page itself\. Give another folder: --out dist$/));
    it("for a build of broken code", () => fails({ "app.ts": "export default blocks(" }, ["build"], /cannot be built/));

    it("F-A4 for a port in use that a config asks for", async () => {
      const taken = createServer().listen(0);
      const { port } = taken.address() as AddressInfo;
      const config = `export default { server: { port: ${port}, strictPort: true } };`;
      await fails({ "app.ts": APP, "vite.config.mjs": config }, ["dev"], new RegExp(`Port ${port} is in use`));
      taken.close();
    });

    it("for a port in use", async () => {
      const taken = createServer().listen(0);
      const { port } = taken.address() as AddressInfo;
      await fails({ "app.ts": APP }, ["dev", "--port", String(port)], new RegExp(`Port ${port} is in use`));
      taken.close();
    });
  });

  it("says what it can do, and its version", async () => {
    expect((await commandOutput(folder(), ["--help"])).out).to.contain("hf-blocks build");
    expect((await commandOutput(folder(), ["--version"])).out.trim()).to.equal(
      (JSON.parse(readFileSync("package.json", "utf8")) as { version: string }).version,
    );
  });

  for (const template of TEMPLATES) {
    it(`create --template ${template} makes an app that runs at once`, async () => {
      const where = folder();
      const { code, out } = await commandOutput(where, ["create", "My App", "--template", template]);
      expect([code, out]).to.deep.equal([
        0,
        `Made My App from the template ${template}. To see it, type:\n\n  cd 'My App'\n  npm install\n  npm run dev\n\n`,
      ]);
      const made = join(where, "My App");
      expect((JSON.parse(readFileSync(join(made, "package.json"), "utf8")) as { name: string }).name).to.equal("my-app");
      const site = await startHotSite({}, ["dev"], made);
      try {
        const open = await openHotPage(
          browser,
          site.origin,
          `document.querySelector("hf-blocks")?.shadowRoot && document.querySelector("hf-textbox, hf-multimodal-textbox")?.shadowRoot`,
        );
        if (template === "ts" || template === "html") {
          await open.type("#name", "Ada");
          await open.until(`document.querySelector("#answer").value === "Hello, Ada!"`);
        }
        expect(open.page.faults).to.deep.equal([]);
        await open.page.close();
      } finally {
        await site.stop();
      }
    });
  }

  it("F-A2 says how to get the template that a folder is called like", async () => {
    const where = folder();
    const hint = async (...words: string[]) =>
      /For the template .+?(?= To see it)/.exec((await commandOutput(where, ["create", ...words])).out)?.[0];
    expect([await hint("chat"), await hint("html", "html"), await hint("ts"), await hint("other")]).to.deep.equal([
      "For the template chat: npx hf-blocks create my-chat chat.",
      undefined,
      undefined,
      undefined,
    ]);
  });

  it("serves through an address of the network, under a path, and hot reload works there", async () => {
    const address =
      Object.values(networkInterfaces())
        .flat()
        .find((one) => one?.family === "IPv4" && !one.internal)?.address ?? "127.0.0.1";
    const site = await startHotSite({ "app.ts": APP, "index.html": page("One") }, [
      "dev",
      "app.ts",
      "--host",
      address,
      "--base",
      "/some/path",
    ]);
    try {
      expect(site.origin).to.contain(address).and.contain("/some/path");
      const open = await openHotPage(browser, `${site.origin}/app.ts`, `document.querySelector("#msg")?.label === "One"`);
      await open.type("#msg", "draft");
      site.save({ "app.ts": APP.replace("One", "Two") });
      await open.until(`document.querySelector("#msg").label === "Two"`);
      expect(
        await open.read(
          `[document.querySelector("#msg").value, document.querySelector("meta[name=hf-blocks-endpoint]").content, Symbol.for("hf-blocks.hot") in globalThis]`,
        ),
      ).to.deep.equal(["draft", "/some/path/hf", true]);
      await open.page.close();
      const html = await openHotPage(browser, `${site.origin}/index.html`, `document.querySelector("#msg")?.shadowRoot`);
      await html.type("#msg", "draft");
      site.save({ "index.html": page("Two") });
      await html.until(`document.querySelector("#msg").label === "Two" && globalThis.ran === 2`);
      expect([await html.read(`document.querySelector("#msg").value`), await open.page.isClosed(), await html.reloads()]).to.deep.equal([
        "draft",
        true,
        0,
      ]);
      await html.page.close();
    } finally {
      await site.stop();
    }
  });

  it("takes Lit's decorators in a folder without a tsconfig.json", async () => {
    const card = (word: string) =>
      `import { html, LitElement } from "lit"; import { customElement, property } from "lit/decorators.js";\n@customElement("x-card") export class Card extends LitElement { @property() word = "${word}"; override render() { return html\`\${this.word}\`; } }`;
    const site = await startHotSite({
      "card.ts": card("one"),
      "index.html": `<!doctype html><title>Card</title><link rel="icon" href="data:,"><script type="module" src="card.ts"></script><x-card></x-card>`,
    });
    try {
      const open = await openHotPage(browser, site.origin, `document.querySelector("x-card")?.shadowRoot?.textContent === "one"`);
      site.save({ "card.ts": card("two") });
      await open.until(`document.querySelector("x-card").shadowRoot.textContent === "two"`);
      expect(await open.reloads()).to.equal(0);
      await open.page.close();
    } finally {
      await site.stop();
    }
  });

  it("serves over HTTPS with the files it is given", async () => {
    const where = folder({ "app.ts": APP });
    execFileSync(
      "openssl",
      [
        "req",
        "-x509",
        "-newkey",
        "ec",
        "-pkeyopt",
        "ec_paramgen_curve:prime256v1",
        "-nodes",
        "-keyout",
        "key.pem",
        "-out",
        "cert.pem",
        "-days",
        "2",
        "-subj",
        "/CN=localhost",
      ],
      { cwd: where, stdio: "ignore" },
    );
    const site = await startHotSite({}, ["dev", "--https", "--cert", "cert.pem", "--key", "key.pem"], where);
    const trusting = await openBrowser(["--ignore-certificate-errors"]);
    try {
      expect(site.origin).to.match(/^https:/);
      const open = await openHotPage(trusting, `${site.origin}/app.ts`, `document.querySelector("#msg")?.label === "One"`);
      site.save({ "app.ts": APP.replace("One", "Two") });
      await open.until(`document.querySelector("#msg").label === "Two"`);
      expect(await open.reloads()).to.equal(0);
    } finally {
      await trusting.close();
      await site.stop();
    }
  });

  it("installed from its package it serves, changes and builds apps and pages, and says nothing more than it must", async () => {
    const { folder: where, library } = installLibrary({ "app.ts": APP, "index.html": page("One") });
    folders.push(where);
    for (const target of ["app.ts", "index.html"]) {
      const { code, err } = await commandOutput(where, ["build", target, "--out", `out-${target}`], library);
      expect([code, err]).to.deep.equal([0, ""]);
      for (const file of filesIn(join(where, `out-${target}`))) expect(readFileSync(file, "utf8"), file).not.to.match(DEV_ONLY);
    }
    const site = await startHotSite({}, ["dev", "app.ts"], where, library);
    try {
      for (const path of ["app.ts", "index.html"]) {
        const open = await openHotPage(
          browser,
          `${site.origin}/${path}`,
          `document.querySelector("#msg")?.shadowRoot?.querySelector("#control")`,
        );
        await open.type("#msg", "draft");
        site.save({ "app.ts": APP.replace("One", "Two"), "index.html": page("Two") });
        await open.until(`document.querySelector("#msg").label === "Two"`);
        expect([await open.read(`document.querySelector("#msg").value`), await open.reloads(), open.page.faults]).to.deep.equal([
          "draft",
          0,
          [],
        ]);
        await open.page.close();
        site.save({ "app.ts": APP, "index.html": page("One") });
      }
      expect(site.output()).not.to.contain("Sourcemap");
    } finally {
      await site.stop();
    }
  });

  describe("build", () => {
    it("H19: makes a static folder of the Document Analyzer, with nothing of hot reload in it, which works under any path and as a static Space", async () => {
      const where = folder({ "document-analyzer.html": readFileSync("demo/document-analyzer.html", "utf8") });
      const { code, out, err } = await commandOutput(where, ["build", "document-analyzer.html", "--space"]);
      expect([code, err]).to.deep.equal([0, ""]);
      expect(out).to.contain("static Space");
      const dist = join(where, "dist");
      for (const file of filesIn(dist)) expect(readFileSync(file, "utf8"), file).not.to.match(DEV_ONLY);
      const readme = readFileSync(join(dist, "README.md"), "utf8");
      expect(readme).to.match(/^---\ntitle: "Document Analyzer"\n[^]*sdk: static\napp_file: index\.html\n[^]*\n---\n/);
      const host = await serveStatic(dist, "/some/where/");
      try {
        const open = await openHotPage(
          browser,
          `${host.origin}/some/where/index.html`,
          `document.querySelector("hf-multimodal-textbox")?.shadowRoot?.querySelector("textarea")`,
        );
        await open.until(`document.querySelector("hf-markdown").shadowRoot.textContent.trim() === "Document Analyzer"`);
        expect(open.page.faults).to.deep.equal([]);
        await open.page.close();
      } finally {
        await host.close();
      }
    });

    it("H19: leaves nothing of hot reload in the script-tag build", async () => {
      const { buildOnce } = await import("./build.ts");
      buildOnce();
      for (const file of filesIn("dist/cdn").filter((name) => name.endsWith(".js")))
        expect(readFileSync(file, "utf8"), file).not.to.match(DEV_ONLY);
    });

    it("makes a page of an app in one TypeScript file, and preview serves it", async () => {
      const where = folder({ "app.ts": APP });
      expect((await commandOutput(where, ["build", "app.ts"])).code).to.equal(0);
      expect(readdirSync(join(where, "dist"))).to.include("index.html");
      expect(existsSync(join(where, "index.html"))).to.equal(false);
      const site = await startHotSite({}, ["preview"], where);
      try {
        const open = await openHotPage(browser, site.origin, `document.querySelector("#msg")?.label === "One"`);
        expect(open.page.faults).to.deep.equal([]);
        expect(site.output()).not.to.contain("(!)");
        // Nothing but what was built is served, also where a link leads out of it.
        symlinkSync(join(where, "app.ts"), join(where, "dist/link.ts"));
        expect([(await fetch(`${site.origin}/link.ts`)).status, (await fetch(`${site.origin}/app.ts`)).status]).to.deep.equal([403, 404]);
        await open.page.close();
      } finally {
        await site.stop();
      }
    });

    it("F-A4 goes into no folder that holds something else, and leaves everything in it", async () => {
      const where = folder({
        "app.ts": APP,
        "notes/my.txt": "keep",
        "src/part.ts": "export {};",
        "site/index.html": page("By hand"),
        "site/assets/photo.txt": "keep",
        "dist/readme.txt": "keep",
      });
      for (const out of ["notes", "src", "site", "dist"]) {
        const before = filesIn(join(where, out));
        const { code, err } = await commandOutput(where, ["build", ...(out === "dist" ? [] : ["--out", out])]);
        expect([code, err]).to.deep.equal([
          1,
          `${out} holds files that no build has made, and to build into it would delete them. Give another folder: --out ${out}-2\n`,
        ]);
        expect(filesIn(join(where, out))).to.deep.equal(before);
      }
    });

    it("F-A4 goes into a folder that is new, empty, or made by a build, which it empties", async () => {
      const where = folder({ "app.ts": APP, "empty/.git/config": "keep" });
      for (const out of ["new/in/new", "empty", "new/in/new", "dist"]) {
        const { code, err } = await commandOutput(where, ["build", "--out", out, "--space"]);
        expect([code, err], out).to.deep.equal([0, ""]);
        writeFileSync(join(where, out, "assets/old.js"), "");
      }
      expect((await commandOutput(where, ["build"])).err).to.equal("");
      expect(existsSync(join(where, "dist/assets/old.js"))).to.equal(false);
      expect(existsSync(join(where, "empty/.git/config"))).to.equal(true);
    });

    it("F-A4 empties nothing where the author's config says so, also where another folder is named", async () => {
      const where = folder({ "app.ts": APP, "notes/my.txt": "keep", "dist/my.txt": "keep" });
      writeFileSync(join(where, "vite.config.mjs"), `export default { build: { emptyOutDir: false } };`);
      for (const out of ["notes", "dist"]) {
        expect((await commandOutput(where, ["build", ...(out === "dist" ? [] : ["--out", out])])).code).to.equal(0);
        expect(readdirSync(join(where, out))).to.include.members(["my.txt", "index.html"]);
      }
    });

    it("F-A4 empties a folder that a config names only where a build made it, or the config says so", async () => {
      const where = folder({ "app.ts": APP, "notes/my.txt": "keep" });
      const config = (more: string) =>
        writeFileSync(join(where, "vite.config.mjs"), `export default { build: { outDir: "notes"${more} } };`);
      config("");
      expect((await commandOutput(where, ["build"])).err).to.match(/^notes holds files that no build has made.+ --out notes-2\n$/);
      expect(readFileSync(join(where, "notes/my.txt"), "utf8")).to.equal("keep");
      config(", emptyOutDir: true");
      expect((await commandOutput(where, ["build"])).code).to.equal(0);
      expect(readdirSync(join(where, "notes"))).not.to.include("my.txt");
    });
  });
});

function page(label: string): string {
  return `<!doctype html><title>P</title><link rel="icon" href="data:,"><script type="module" src="hf-blocks.js"></script><hf-blocks><hf-textbox id="msg" label="${label}"></hf-textbox></hf-blocks><script type="module">globalThis.ran = (globalThis.ran ?? 0) + 1; globalThis.label = "${label}";</script>`;
}

function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}

/** A host that knows files and nothing else. */
async function serveStatic(folder: string, base: string): Promise<Served> {
  return serve((request, response) => {
    const path = join(folder, request.url!.split("?")[0]!.slice(base.length));
    if (!request.url!.startsWith(base) || !existsSync(path)) return response.writeHead(404).end();
    response
      .writeHead(200, { "content-type": path.endsWith(".js") ? "text/javascript" : path.endsWith(".css") ? "text/css" : "text/html" })
      .end(readFileSync(path));
  });
}
