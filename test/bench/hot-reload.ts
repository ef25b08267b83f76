// How long an author waits from a save to its effect, beside plain Vite in the same run, and what is kept meanwhile.
import { rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import type { Page } from "puppeteer-core";
import { createServer, type ViteDevServer } from "vite";
import { openBrowser } from "../browser/browser.ts";
import { makeFolder, openHotPage, startHotSite, type Files } from "../browser/hot-site.ts";
import { streamAcrossEdits } from "../browser/hot-stream.ts";
import { forgetParts, inWords, noteParts, partsOf, type Parts } from "./numbers/hot-parts.ts";
import { median } from "./numbers/median.ts";

const EDITS = Number(process.argv[2] ?? 20);
/** Of plain Vite's time, where that loads the page anew. */
const GOAL = 0.3;
/** From a save to its effect, in milliseconds. */
const SOON = 30;

/** What an edit changes: the number that then shows. */
interface Numbers {
  template: number;
  style: number;
  app: number;
  css: number;
  text: number;
  attribute: number;
  script: number;
}
type Kind = keyof Numbers;
const NONE: Numbers = { template: 0, style: 0, app: 0, css: 0, text: 0, attribute: 0, script: 0 };
const NAMES: Record<Kind, string> = {
  template: "element template",
  style: "element style",
  app: "app.ts",
  css: "CSS",
  text: "page text",
  attribute: "page attribute",
  script: "inline script",
};

function filesOf(n: Numbers): Files {
  return {
    "card.ts": `import { css, html, LitElement } from "lit";
export class Card extends LitElement {
  static styles = css\`:host { display: block; order: ${n.style}; }\`;
  render() { return html\`<p>${n.template}</p>\`; }
}
customElements.define("x-card", Card);`,
    "app.ts": `import { blocks, chatbot, multimodalTextbox } from "hf-blocks";
export default blocks(chatbot({ id: "chat", label: "Chat" }), multimodalTextbox({ id: "ask", label: "${n.app}" }));`,
    "page.css": `body { orphans: ${n.css + 2}; }`,
    "index.html": `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Bench</title><link rel="icon" href="data:,"><link rel="stylesheet" href="page.css"></head>
<body>
<h1 id="text">${n.text}</h1>
<hf-textbox id="box" label="${n.attribute}"></hf-textbox>
<x-card></x-card>
<div id="app"></div>
<div style="height: 2000px"></div>
<script type="module">import "hf-blocks/define"; import "./card.ts"; import app from "./app.ts"; app.mount("#app");</script>
<script type="module">globalThis.script = ${n.script};</script>
</body></html>`,
  };
}

const SHOWS: Record<Kind, string> = {
  template: `document.querySelector("x-card")?.shadowRoot?.querySelector("p")?.textContent`,
  style: `(document.querySelector("x-card")?.shadowRoot ? getComputedStyle(document.querySelector("x-card")).order : "")`,
  app: `document.querySelector("#ask")?.label`,
  css: `String(getComputedStyle(document.body).orphans - 2)`,
  text: `document.querySelector("#text")?.textContent`,
  attribute: `document.querySelector("#box")?.label`,
  script: `String(globalThis.script)`,
};
/** Shown as the page is used: with its app. */
const USABLE = `document.querySelector("#ask")?.shadowRoot?.querySelector("textarea")`;

const FILE: Record<Kind, string> = {
  template: "card.ts",
  style: "card.ts",
  app: "app.ts",
  css: "page.css",
  text: "index.html",
  attribute: "index.html",
  script: "index.html",
};

/** What a person has on the page. */
async function use(page: Page): Promise<void> {
  await page.waitForFunction(USABLE);
  await page.evaluate(() => {
    const chat = document.querySelector("#chat") as Element & { value: unknown };
    chat.value = Array.from({ length: 40 }, (_, index) => ({
      role: index % 2 ? "assistant" : "user",
      content: `Message ${index}\n\nwith two paragraphs`,
    }));
  });
  const input = await page.waitForSelector("#ask >>> input[type=file]");
  await (input as unknown as { uploadFile(path: string): Promise<void> }).uploadFile(resolve("test/fixtures/invoice.png"));
  await page.waitForFunction(`document.querySelector("#ask").value.files.length === 1`);
  await (await page.$("#ask >>> textarea"))!.click();
  await page.keyboard.type("A draft that stays");
  for (let left = 0; left < 5; left++) await page.keyboard.press("ArrowLeft");
  await page.evaluate(() => scrollTo(0, 300));
}

const KEPT = `(() => {
  const chat = document.querySelector("#chat"), ask = document.querySelector("#ask");
  return chat?.value?.length === 40 && ask.value.text === "A draft that stays" && ask.value.files?.[0]?.name === "invoice.png" && document.activeElement === ask && ask.selectionStart === 13 && Math.abs(scrollY - globalThis.scrolled) < 2;
})()`;

/** Saves a file, and waits until its effect is in a frame. By one clock: that of the page began at the same time for all. */
async function edit(folder: string, page: Page, kind: Kind, n: number): Promise<{ start: number; shown: number }> {
  const shows = `${SHOWS[kind]} === "${n}" && ${USABLE} && performance.timeOrigin + performance.now()`;
  const shown = page.waitForFunction(shows, { timeout: 60_000, polling: "raf" });
  // A page that was behind another takes a moment until it is painted again.
  await page.evaluate(() => new Promise((painted) => requestAnimationFrame(() => setTimeout(painted, Math.random() * 17))));
  const start = performance.timeOrigin + performance.now();
  writeFileSync(join(folder, FILE[kind]), filesOf({ ...NONE, [kind]: n })[FILE[kind]]!);
  return { start, shown: (await (await shown).jsonValue()) as number };
}

async function plainVite(folder: string): Promise<ViteDevServer> {
  const source = (path: string) => resolve("src", path);
  const server = await createServer({
    root: folder,
    configFile: false,
    appType: "mpa",
    logLevel: "error",
    cacheDir: join(folder, ".cache"),
    resolve: {
      alias: [
        { find: /^hf-blocks$/, replacement: source("index.ts") },
        { find: /^hf-blocks\/define$/, replacement: source("define/index.ts") },
        { find: /^lit$/, replacement: resolve("node_modules/lit") },
      ],
    },
    server: { port: 0, fs: { strict: false } },
    optimizeDeps: { entries: [source("index.ts"), source("define/index.ts")] },
  });
  return server.listen();
}

const browser = await openBrowser();
let failed = false;
const ours = await startHotSite(filesOf(NONE), ["dev", "index.html"]);
const plainFolder = makeFolder(filesOf(NONE));
const plain = await plainVite(plainFolder);
try {
  const mine = await openHotPage(browser, ours.origin, USABLE);
  const theirs = await browser.newPage();
  await theirs.goto(plain.resolvedUrls!.local[0]!);
  await theirs.waitForFunction(USABLE, { timeout: 60_000 });
  await mine.page.bringToFront();
  await use(mine.page);
  await mine.page.evaluate(noteParts);
  await mine.read(`new Promise((done) => setTimeout(() => { globalThis.scrolled = scrollY; done(); }, 300))`);
  console.log(`${"".padEnd(18)} ${"ours".padStart(8)} ${"Vite".padStart(8)} ${"ratio".padStart(7)} ${"kept".padStart(7)}`);
  for (const kind of Object.keys(NONE) as Kind[]) {
    const our: number[] = [];
    const parts: Parts[] = [];
    const their: number[] = [];
    let kept = 0;
    let reloaded = 0;
    for (let n = 1; n <= EDITS; n++) {
      await mine.page.bringToFront();
      await mine.page.evaluate(forgetParts);
      const { start, shown } = await edit(ours.folder, mine.page, kind, n);
      our.push(shown - start);
      parts.push(await partsOf(mine.page, start, shown));
      kept += (await mine.read<boolean>(KEPT)) ? 1 : 0;
      await theirs.bringToFront();
      await theirs.evaluate(() => Object.assign(globalThis, { same: true }));
      const plainly = await edit(plainFolder, theirs, kind, n);
      their.push(plainly.shown - plainly.start);
      reloaded += (await theirs.evaluate(() => "same" in globalThis)) ? 0 : 1;
    }
    const ratio = median(our) / median(their);
    const over = (reloaded > 0 && ratio > GOAL) || median(our) > SOON || kept < EDITS;
    failed ||= over;
    console.log(
      `${NAMES[kind].padEnd(18)} ${median(our).toFixed(0).padStart(5)} ms ${median(their).toFixed(0).padStart(5)} ms ${ratio.toFixed(2).padStart(7)} ${`${kept}/${EDITS}`.padStart(7)}  ${over ? "OVER" : "ok"}${reloaded === 0 ? "  Vite does not reload here" : ""}`,
    );
    console.log(`  ${inWords(parts)}`);
  }
  const reloads = await mine.reloads();
  console.log(`reloads of our page: ${reloads}`);
  failed ||= reloads > 0;
  await manySaves(mine.page);
} finally {
  await plain.close();
  await ours.stop();
  rmSync(plainFolder, { recursive: true, force: true });
}
const { tokens, reloads: loads } = await streamAcrossEdits(browser);
console.log(`stream across edits of its handler, the chatbot's template and the page: ${tokens} of 60 tokens, ${loads} reloads`);
failed ||= tokens !== 60 || loads > 0;
await browser.close();
process.exit(failed ? 1 : 0);

/** 200 saves in 20 seconds. */
async function manySaves(page: Page): Promise<void> {
  await page.bringToFront();
  const start = performance.now();
  const heap = async () => (await page.metrics()).JSHeapUsedSize! / 1e6;
  const before = await heap();
  for (let n = 1; n <= 200; n++) {
    const kind = (["app", "template", "text"] as const)[n % 3]!;
    writeFileSync(join(ours.folder, FILE[kind]), filesOf({ ...NONE, [kind]: n })[FILE[kind]]!);
    await new Promise((next) => setTimeout(next, start + n * 100 - performance.now()));
  }
  await page.waitForFunction(`${SHOWS.text} === "200" && ${SHOWS.template} === "199" && ${SHOWS.app} === "198"`, { timeout: 60_000 });
  const session = await page.createCDPSession();
  await session.send("HeapProfiler.collectGarbage");
  const kept = await page.evaluate(KEPT);
  console.log(
    `200 saves in ${((performance.now() - start) / 1000).toFixed(1)} s: the last of each file shows, state ${kept ? "kept" : "LOST"}, heap ${before.toFixed(0)} MB before, ${(await heap()).toFixed(0)} MB after`,
  );
  failed ||= !kept;
}
