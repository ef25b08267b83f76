import { expect } from "chai";
import { readdirSync, symlinkSync, writeFileSync } from "node:fs";
import { createServer, type AddressInfo } from "node:net";
import { join } from "node:path";
import { type Browser } from "puppeteer-core";
import { openBrowser, openPage } from "../browser/browser.ts";
import { author, type Author } from "./author.ts";

const app = (label: string) =>
  `import { blocks, textbox } from "hf-blocks";\nexport default blocks(textbox({ id: "msg", label: ${JSON.stringify(label)} }));\n`;
const page = (label: string) =>
  `<!doctype html><title>Page</title><link rel="icon" href="data:,"><script type="module" src="hf-blocks.js"></script><hf-blocks><hf-textbox id="msg" label="${label}"></hf-textbox></hf-blocks>`;
/** @param when how the script goes about it */
const mounts = (label: string, when: (mounting: string) => string) =>
  app(label).replace(/export default (.+);/, (_, blocks: string) => `${when(`${blocks}.mount(document.body)`)};`);
const CONFIG = `import { hfBlocks } from "hf-blocks/vite";\nexport default { plugins: [hfBlocks()] };\n`;

describe("the dev server, as somebody starts it who has the package and no clone", () => {
  let writer: Author, browser: Browser;

  before(async () => {
    [writer, browser] = await Promise.all([author(), openBrowser()]);
  });
  after(() => browser?.close());

  /** The label of the box on the page that a command opens, and the address it printed. */
  async function shown(folder: string, line: string): Promise<{ label: string; address: string; output: string }> {
    const served = await writer.serve(folder, `${line} --port 0`);
    try {
      const open = await openPage(browser, served.address);
      await open.waitForFunction(() => document.querySelector("hf-textbox")?.shadowRoot);
      const label = await open.$eval("#msg", (box) => (box as unknown as { label: string }).label);
      expect(open.faults).to.deep.equal([]);
      // The address that Vite itself prints leads to the same page.
      await open.goto(new URL("/", served.address).href);
      await open.waitForFunction((wanted) => document.querySelector<HTMLElement & { label: string }>("#msg")?.label === wanted, {}, label);
      const address = decodeURIComponent(new URL(open.url()).pathname);
      await open.close();
      return { label, address, output: served.output() };
    } finally {
      await served.stop();
    }
  }

  describe("in a folder with nothing in it but a page", () => {
    it("F-A1 npx hf-blocks dev app.ts shows the app, and leaves nothing behind", async () => {
      const folder = writer.folder({ "app.ts": app("Alone") });
      expect(await shown(folder, "npx hf-blocks dev app.ts")).to.include({ label: "Alone", address: "/app.ts" });
      expect(readdirSync(folder)).to.deep.equal(["app.ts"]);
    });

    it("F-A1 the same for a page in HTML, and without naming it", async () => {
      expect(await shown(writer.folder({ "page.html": page("In HTML") }), "npx hf-blocks dev")).to.include({
        label: "In HTML",
        address: "/page.html",
      });
    });

    it("F-A1 npx hf-blocks build makes a page of it, and preview shows that", async () => {
      const folder = writer.folder({ "app.ts": app("Built") });
      const { code, out } = await writer.type(folder, "npx hf-blocks build app.ts");
      expect([code, out]).to.deep.equal([0, "Built dist. Put it on any static host, or look at it with: npx hf-blocks preview\n"]);
      expect((await shown(folder, "npx hf-blocks preview")).label).to.equal("Built");
    });

    for (const [name, label, text] of [
      ["app.js", "In JavaScript", app("In JavaScript")],
      ["app.mjs", "In a module", app("In a module")],
      ["app.jsx", "Beside JSX", app("Beside JSX")],
      ["app.tsx", "Beside TSX", app("Beside TSX")],
      ["start.js", "Mounted", mounts("Mounted", (mounting) => mounting)],
      ["start.ts", "Mounted late", mounts("Mounted late", (mounting) => `setTimeout(() => ${mounting}, 300)`)],
    ] as const)
      it(`F-A1 the same for ${name}: ${label}`, async () => {
        const folder = writer.folder({ [name]: text });
        expect(await shown(folder, `npx hf-blocks dev ${name}`)).to.include({ label, address: `/${name}` });
        expect((await writer.type(folder, `npx hf-blocks build ${name}`)).code).to.equal(0);
        expect((await shown(folder, "npx hf-blocks preview")).label).to.equal(label);
      });

    it("F-A1 a build that can show nothing says what is missing, and leaves the one before as it is", async () => {
      const box = `<hf-textbox id="msg"></hf-textbox>`;
      const folder = writer.folder({ "good.js": app("Good"), "none.js": app("x").replace("export default ", ""), "alone.html": box });
      expect((await writer.type(folder, "npx hf-blocks build good.js")).code).to.equal(0);
      for (const [file, sentence] of Object.entries({
        "none.js": /^none\.js has no app as its default export\. End it with: export default blocks\(…\)$/,
        "alone.html":
          /^alone\.html has blocks and no script that makes them work\. Put this into its head: <script type="module".+<\/script>$/,
      })) {
        const { code, out, err } = await writer.type(folder, `npx hf-blocks build ${file}`);
        expect([code, out]).to.deep.equal([1, ""]);
        expect(err.trim()).to.match(sentence);
      }
      expect((await shown(folder, "npx hf-blocks preview")).label).to.equal("Good");
      // What can show something is built, also in a folder that is reached by a link.
      symlinkSync(folder, join(folder, "link"));
      for (const line of ["build link", "build link --out there"]) {
        const { code, err } = await writer.type(folder, `rm -f none.js alone.html && npx hf-blocks ${line}`);
        expect([code, err]).to.deep.equal([0, ""]);
      }
    });

    it("F-A1 where npm cannot fetch Vite, one line says so, and what to type", async () => {
      const folder = await writer.folder({ "app.ts": app("Alone"), "package.json": "{}" });
      await writer.type(folder, "npm install hf-blocks");
      const offline = "npm_config_cache=./none npm_config_fetch_retries=0 npm_config_offline=true";
      const { code, err } = await writer.type(folder, `${offline} node node_modules/hf-blocks/bin/hf-blocks.js dev app.ts`);
      expect(code).to.equal(1);
      expect(err.trim().split("\n")).to.have.length(1);
      expect(err).to.match(/needs Vite, which npm could not fetch \(.+\)\. Install it with: npm install --save-dev vite$/m);
    });

    it("F-A1 what the line says to type works from then on", async () => {
      const folder = await writer.folder({ "app.ts": app("With Vite") });
      await writer.type(folder, "npm install --save-dev vite");
      const { label, output } = await shown(folder, "npx hf-blocks dev app.ts");
      expect([label, output.includes("npm fetches it")]).to.deep.equal(["With Vite", false]);
    });
  });

  describe("where somebody has a config of Vite with our plugin", () => {
    it("F-A4 the file that is named is shown, and its address printed", async () => {
      const folder = await writer.inProject({ "vite.config.ts": CONFIG, "some/app.ts": app("Named"), "other.ts": app("Other") });
      const { label, address, output } = await shown(folder, "npx hf-blocks dev some/app.ts");
      expect([label, address]).to.deep.equal(["Named", "/some/app.ts"]);
      expect(output).to.match(/Open:\s+http:\S+\/some\/app\.ts/);
    });

    it("F-A4 also beside an index.html", async () => {
      const folder = await writer.inProject({ "vite.config.js": CONFIG, "some/app.ts": app("Named"), "index.html": page("Index") });
      expect(await shown(folder, "npx hf-blocks dev some/app.ts")).to.include({ label: "Named", address: "/some/app.ts" });
    });

    it("F-A4 also where the config opens another page", async () => {
      const config = CONFIG.replace("hfBlocks()", `hfBlocks({ home: "/other.ts" })`);
      const folder = await writer.inProject({ "vite.config.ts": config, "page.html": page("Named"), "other.ts": app("Other") });
      const { label, address, output } = await shown(folder, "npx hf-blocks dev page.html");
      expect([label, address]).to.deep.equal(["Named", "/page.html"]);
      expect(output).not.to.contain("other.ts");
    });

    it("F-A4 also where the config has another root", async () => {
      const config = CONFIG.replace("plugins", `root: "web", plugins`);
      const folder = await writer.inProject({
        "vite.config.ts": config,
        "web/index.html": page("Of the root"),
        "web/in/app.ts": app("In the root"),
        "some/app.ts": app("Outside of the root"),
      });
      expect(await shown(folder, "npx hf-blocks dev")).to.include({ label: "Of the root" });
      expect(await shown(folder, "npx hf-blocks dev web/in/app.ts")).to.include({ label: "In the root", address: "/in/app.ts" });
      expect(await shown(folder, "npx hf-blocks dev some/app.ts")).to.include({ label: "Outside of the root", address: "/some/app.ts" });
    });

    it("F-A4 the server stands where the config says, and the command line wins over it", async () => {
      const [port, other] = [await freePort(), await freePort()];
      const files = { "page.html": page("Served"), "app.js": app("Served") };
      const folder = await writer.inProject({
        ...files,
        "vite.config.js": `export default { base: "/some/", server: { port: ${port}, host: "127.0.0.1" } };`,
      });
      await stands(folder, "page.html", `http://127.0.0.1:${port}/some/page.html`);
      await stands(folder, "app.js", `http://127.0.0.1:${port}/some/app.js`);
      await stands(folder, `page.html --port ${other} --base /there --host localhost`, `http://localhost:${other}/there/page.html`);
      // As a plugin of it says, too.
      const plugin = `{ name: "port", config: () => ({ server: { port: ${port} } }) }`;
      const second = await writer.inProject({ ...files, "vite.config.ts": `export default () => ({ plugins: [${plugin}] });` });
      await stands(second, "page.html", `http://localhost:${port}/page.html`);
    });

    it("F-A4 a build goes where the config says, under its base, and preview finds it there", async () => {
      const port = await freePort();
      const config = `export default { base: "/some/", build: { outDir: "public-site", emptyOutDir: false }, preview: { port: ${port} } };`;
      const folder = await writer.inProject({ "page.html": page("Built"), "vite.config.js": config, "public-site/mine.txt": "mine" });
      // Over an earlier one.
      await writer.type(folder, "npx hf-blocks build page.html");
      writeFileSync(join(folder, "page.html"), page("Built again"));
      const { code, out } = await writer.type(folder, "npx hf-blocks build page.html");
      expect([code, out]).to.deep.equal([
        0,
        "Built public-site. Put it on any static host, or look at it with: npx hf-blocks preview public-site\n",
      ]);
      expect(readdirSync(join(folder, "public-site"))).to.include.members(["index.html", "mine.txt"]);
      for (const line of ["npx hf-blocks preview", "npx hf-blocks preview public-site"]) {
        const served = await writer.serve(folder, line);
        expect(served.address).to.equal(`http://localhost:${port}/some/`);
        const open = await openPage(browser, served.address);
        await open.waitForFunction(() => document.querySelector<HTMLElement & { label: string }>("#msg")?.label === "Built again");
        await open.close();
        await served.stop();
      }
    });

    it("F-A4 also for a folder, a config without our plugin, and one that npm calls CommonJS", async () => {
      const folder = await writer.inProject({
        "package.json": `{ "private": true }`,
        "vite.config.ts": `export default { define: { GIVEN: '"by the config"' } };`,
        "one/page.html": page("In the folder"),
        "two/app.ts": app("x").replace('"x"', "GIVEN").replace("import", "declare const GIVEN: string;\nimport"),
        "three/vite.config.ts": CONFIG,
        "three/package.json": `{ "private": true }`,
        "three/main.ts": app("With a plugin"),
      });
      expect(await shown(folder, "npx hf-blocks dev one")).to.include({ label: "In the folder", address: "/page.html" });
      expect(await shown(folder, "npx hf-blocks dev two/app.ts")).to.include({ label: "by the config", address: "/two/app.ts" });
      expect(await shown(folder, "npx hf-blocks dev three")).to.include({ label: "With a plugin", address: "/main.ts" });
    });
  });

  async function stands(folder: string, words: string, address: string): Promise<void> {
    const served = await writer.serve(folder, `npx hf-blocks dev ${words}`);
    expect(served.address).to.equal(address);
    const open = await openPage(browser, served.address);
    await open.waitForFunction(() => document.querySelector<HTMLElement & { label: string }>("#msg")?.label === "Served");
    await open.close();
    await served.stop();
  }

  it("F-A4 takes names with blanks and signs, in any script", async () => {
    const folder = await writer.inProject({ "我的 应用 (1) [x] & so.ts": app("Names") });
    expect(await shown(folder, "npx hf-blocks dev '我的 应用 (1) [x] & so.ts'")).to.include({
      label: "Names",
      address: "/我的 应用 (1) [x] & so.ts",
    });
  });

  for (const name of ["100% 我的 [x] (1) & {so}", "%41"])
    it(`F-A4 works in a folder called ${name}`, async () => {
      const folder = await writer.inProject({ [`${name}/app.js`]: app("In it"), [`${name}/page.html`]: page("In it") });
      for (const file of ["app.js", "page.html"]) {
        expect(await shown(join(folder, name), `npx hf-blocks dev ${file}`)).to.include({ label: "In it", address: `/${file}` });
        expect((await writer.type(join(folder, name), `npx hf-blocks build ${file}`)).code).to.equal(0);
        expect((await shown(join(folder, name), "npx hf-blocks preview")).label).to.equal("In it");
      }
    });

  for (const name of ["one#two", "why?"])
    it(`F-A4 says in one line that it cannot work in a folder called ${name}, before it begins`, async () => {
      const folder = await writer.inProject({ [`${name}/app.js`]: app("In it"), [`${name}/page.html`]: page("In it") });
      for (const line of ["dev", "dev app.js", "build app.js", "build page.html", "create more"]) {
        const { code, out, err } = await writer.type(join(folder, name), `npx hf-blocks ${line}`);
        expect([code, out, err], line).to.deep.equal([
          1,
          "",
          `The folder ${join(folder, name)} has “${/[#?]/.exec(name)![0]}” in its name, and Vite can read no file in it. Rename it, or move the app to a folder without # and ?.\n`,
        ]);
      }
    });

  it("F-A4 works inside the clone, where nothing was built", async () => {
    const { code, out } = await writer.type(writer.clone, "npx hf-blocks --help");
    expect([code, out]).to.satisfy(([code, out]: [number, string]) => code === 0 && out.includes("npx hf-blocks dev"));
    const served = await writer.serve(writer.clone, "npx hf-blocks dev demo/echo.html --port 0");
    const open = await openPage(browser, served.address);
    await open.waitForFunction(() => document.querySelector("hf-textbox")?.shadowRoot);
    expect([new URL(open.url()).pathname, open.faults]).to.deep.equal(["/demo/echo.html", []]);
    await open.close();
    await served.stop();
  });
});

/** A port that nothing listens at. */
async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((ready) => server.listen(0, ready));
  const { port } = server.address() as AddressInfo;
  await new Promise((closed) => server.close(closed));
  return port;
}
