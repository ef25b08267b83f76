import { expect } from "chai";
import type { Browser } from "puppeteer-core";
import { openBrowser } from "./browser.ts";
import { openHotPage, startHotSite, type HotSite, type OpenPage } from "./hot-site.ts";

/** The source of an app. */
function app(body: string): string {
  return `import { blocks, button, chatbot, column, interfaceOf, keep, live, markdown, number, on, render, row, state, textbox } from "hf-blocks";\n${body}\n`;
}

/** A handler that streams 60 numbers, and one that streams as many letters. */
const STREAM = `
async function* count(text, run) {
  let all = "";
  for (let i = 0; i < 60; i++) {
    await run.sleep(20);
    yield (all += "MARK" + i + " ");
  }
}`;
const streamOf = (mark: string) => STREAM.replaceAll("MARK", mark);
const allOf = (mark: string) => Array.from({ length: 60 }, (_, index) => `${mark}${index} `).join("");

describe("an app that is edited while its page is open", function () {
  let site: HotSite, browser: Browser, open: OpenPage;

  before(async () => {
    site = await startHotSite({ "app.ts": app(`export default blocks(markdown("# Hi"));`) });
    browser = await openBrowser();
  });
  after(async () => {
    await browser?.close();
    await site?.stop();
  });

  let count = 0;
  let file = "";
  /** Opens an app of its own, so that no test sees what another has stored. */
  async function show(body: string, others: Record<string, string> = {}): Promise<void> {
    file = `app-${++count}.ts`;
    site.save({ ...others, [file]: app(body) });
    open = await openHotPage(browser, `${site.origin}/${file}`);
  }
  const edit = (body: string) => site.save({ [file]: app(body) });
  const value = (id: string) => open.read<unknown>(`document.querySelector("#${id}").value`);
  const untilValue = (id: string, wanted: unknown) =>
    open.until(`JSON.stringify(document.querySelector("#${id}").value) === ${JSON.stringify(JSON.stringify(wanted))}`);

  afterEach(async () => {
    expect(await open.reloads(), `reloads. ${site.output()}`).to.equal(0);
    await open.page.close();
  });

  it("H1: an edited label shows without a reload, and an edited function takes effect", async () => {
    const version = (label: string, word: string) => `
      const msg = textbox({ id: "msg", label: "${label}" }), out = textbox({ id: "out" });
      on(msg, (text) => "${word} " + text, msg, out);
      export default blocks(msg, out);`;
    await show(version("One", "first"));
    await open.type("#msg", "hello");
    edit(version("Two", "second"));
    await open.until(`document.querySelector("#msg").label === "Two"`);
    await open.press("Enter");
    await untilValue("out", "second hello");
    expect(await open.read(`document.activeElement.id`)).to.equal("msg");
  });

  it("H2: a block that is added leaves the text of the others", async () => {
    await show(`export default blocks(textbox({ label: "A" }), textbox({ label: "B" }));`);
    await open.type("hf-textbox", "typed");
    edit(`export default blocks(markdown("# New"), textbox({ label: "A" }), number({ id: "n" }), textbox({ label: "B" }));`);
    await open.until(`document.querySelector("#n")`);
    expect(await open.read(`[...document.querySelectorAll("hf-textbox")].map(({ value }) => value)`)).to.deep.equal(["typed", ""]);
  });

  it("H3: a changed default wins over a value that nobody touched; what a person typed stays", async () => {
    const version = (one: string, two: string) =>
      `export default blocks(textbox({ id: "a", value: "${one}" }), textbox({ id: "b", value: "${one}" }), textbox({ id: "c", value: "${two}" }));`;
    await show(version("one", "same"));
    await open.type("#b", " and more");
    await open.type("#c", " and more");
    edit(version("two", "same"));
    await untilValue("a", "two");
    expect([await value("b"), await value("c")]).to.deep.equal(["one and more", "same and more"]);
    expect(open.notes().at(-1)).to.contain(`${file} changed: 4 blocks are kept, new default of <hf-textbox id="a">.`);
  });

  it("H4: what is removed is gone with its listener, which writes no more", async () => {
    const version = (withGo: boolean) => `
      const out = textbox({ id: "out" }), msg = textbox({ id: "msg" }), echo = textbox({ id: "echo" }), go = button({ id: "go" }, "Go");
      on(msg, (text) => text, msg, echo);
      ${withGo ? `on(go, async function* (_, run) { let i = 0; globalThis.running = true; run.signal.addEventListener("abort", () => (globalThis.aborted = true)); for (;;) { await run.sleep(5); yield String(i++); } }, undefined, out);` : ""}
      export default blocks(out, msg, echo${withGo ? ", go" : ""});`;
    await show(version(true));
    await open.page.click("#go");
    await open.until(`Number(document.querySelector("#out").value) > 2`);
    edit(version(false));
    await open.until(`!document.querySelector("#go") && globalThis.aborted`);
    const last = await value("out");
    await open.type("#msg", "still here");
    await open.press("Enter");
    await untilValue("echo", "still here");
    expect(await value("out")).to.equal(last);
    await open.until(`true`);
    expect(open.notes().join("\n")).to.contain("its run was stopped");
  });

  it("H5: values follow the id when blocks change places or get another parent, and the caret stays", async () => {
    await show(`export default blocks(textbox({ id: "a" }), textbox({ id: "b" }));`);
    await open.type("#a", "first");
    await open.type("#b", "second");
    await open.press("ArrowLeft");
    edit(`export default blocks(row(column(textbox({ id: "b" })), textbox({ id: "a" })));`);
    await open.until(`document.querySelector("hf-row #b")`);
    expect([await value("a"), await value("b")]).to.deep.equal(["first", "second"]);
    edit(`export default blocks(textbox({ id: "b" }), textbox({ id: "a" }));`);
    await open.until(`!document.querySelector("hf-row")`);
    expect(
      await open.read(`[document.activeElement.id, document.querySelector("#b").selectionStart, document.querySelector("#a").value]`),
    ).to.deep.equal(["b", 5, "first"]);
  });

  it("H6: interface, chat, blocks and interface again in one session", async () => {
    const echo = `export default interfaceOf((text) => text + "!", textbox({ id: "msg" }), textbox({ id: "out" }));`;
    await show(echo);
    await open.type("#msg", "hello");
    edit(`const chat = chatbot({ id: "chat" }), msg = textbox({ id: "msg" });
      on(msg, ([text, history]) => ["", [...history, { role: "user", content: text }]], [msg, chat], [msg, chat]);
      export default blocks(chat, msg);`);
    await open.until(`document.querySelector("#chat") && !document.querySelector("hf-interface")`);
    expect(await value("msg")).to.equal("hello");
    await open.type("#msg", "");
    await open.press("Enter");
    await open.until(`document.querySelector("#chat").value.length === 1`);
    edit(`const msg = textbox({ id: "msg" }); on(msg, (text) => text + "?", msg, msg); export default blocks(markdown("# Blocks"), msg);`);
    await open.until(`document.querySelector("hf-markdown") && !document.querySelector("#chat")`);
    edit(echo);
    await open.until(`document.querySelector("hf-interface #out")`);
    await open.type("#msg", "again");
    await open.press("Enter");
    await untilValue("out", "again!");
    expect(await open.read(`document.querySelectorAll("hf-blocks, hf-interface").length`)).to.equal(1);
  });

  it("H8: a region is rendered anew with the state it had", async () => {
    const version = (word: string) => `
      const list = state({ id: "list", value: ["a", "b"] }), add = button({ id: "add" }, "Add");
      on(add, (items) => [...items, "c"], list, list);
      export default blocks(list, add, render(list, (items) => items.map((item) => textbox({ key: item, label: "${word} " + item }))));`;
    await show(version("Old"));
    await open.page.click("#add");
    await open.until(`document.querySelectorAll("hf-render hf-textbox").length === 3`);
    await open.type("hf-render hf-textbox", "typed");
    edit(version("New"));
    await open.until(`document.querySelector("hf-render hf-textbox").label === "New a"`);
    expect(
      await open.read(`[...document.querySelectorAll("hf-render hf-textbox")].map(({ label, value }) => label + ":" + value)`),
    ).to.deep.equal(["New a:typed", "New b:", "New c:"]);
  });

  it("H9: a chat keeps its messages and the draft, and the next turn uses the new function", async () => {
    const version = (word: string) => `
      const chat = chatbot({ id: "chat" }), msg = textbox({ id: "msg" });
      on(msg, ([text, history]) => ["", [...history, { role: "user", content: text }, { role: "assistant", content: "${word} " + text }]], [msg, chat], [msg, chat]);
      globalThis.version = "${word}";
      export default blocks({ name: "h9" }, chat, msg);`;
    await show(version("old"));
    await open.type("#msg", "one");
    await open.press("Enter");
    await open.until(`document.querySelector("#chat").value.length === 2`);
    await open.type("#msg", "two");
    edit(version("new") + `\n// saved`);
    await open.until(
      `performance.now() && document.querySelector("#chat").value.length === 2 && document.querySelector("#msg").value === "two"`,
    );
    await open.until(`globalThis.version === "new"`);
    await open.page.evaluate(() => new Promise((done) => setTimeout(done)));
    await open.press("Enter");
    await open.until(`document.querySelector("#chat").value.length === 4`);
    expect(await open.read(`document.querySelector("#chat").value.map(({ content }) => content)`)).to.deep.equal([
      "one",
      "old one",
      "two",
      "new two",
    ]);
  });

  const streaming = (mark: string, more = "", blocksMore = "") => `
      const msg = textbox({ id: "msg", label: "${mark}" }), out = textbox({ id: "out" });
      ${streamOf(mark)}
      on(msg, count, msg, out);
      ${more}
      export default blocks(msg, out${blocksMore});`;

  async function beginStream(): Promise<void> {
    await open.type("#msg", "go");
    await open.press("Enter");
    await open.until(`document.querySelector("#out").value.includes("3 ")`);
  }

  it("H10: a stream goes on through an edit, and a block that is added gets what comes later", async () => {
    await show(streaming("a"));
    await beginStream();
    edit(streaming("b", `const copy = textbox({ id: "copy" }); on([out, "change"], (text) => text, out, copy);`, ", copy"));
    await open.until(`document.querySelector("#copy")?.value`);
    await untilValue("out", allOf("a"));
    await untilValue("copy", allOf("a"));
    expect(open.notes().join("\n")).to.contain("goes on with the earlier code");
  });

  it("H11: two edits during one stream lose no token, and the next run has the newest code, once", async () => {
    await show(streaming("a"));
    await beginStream();
    edit(streaming("b"));
    await open.until(`document.querySelector("#msg").label === "b"`);
    // Mode "once": while the run of an earlier version goes on, another trigger is no run.
    await open.press("Enter");
    edit(streaming("c"));
    await open.until(`document.querySelector("#msg").label === "c"`);
    await open.press("Enter");
    await untilValue("out", allOf("a"));
    await open.until(`!document.querySelector("#out").progress`);
    await open.press("Enter");
    await untilValue("out", allOf("c"));
  });

  it("H12: a stream whose handler is renamed ends well, and the console says so", async () => {
    await show(streaming("a"));
    await beginStream();
    edit(streaming("b").replaceAll("count", "enumerate"));
    await open.until(`document.querySelector("#msg").label === "b"`);
    await untilValue("out", allOf("a"));
    expect(open.notes().join("\n")).to.contain("its next run has the new one");
    await open.until(`!document.querySelector("#out").progress`);
    await open.press("Enter");
    await untilValue("out", allOf("b"));
  });

  it("H14: what is kept is made once in ten edits, also in a module that the app imports", async () => {
    const helper = (word: string) =>
      `import { keep } from "hf-blocks"; export const model = keep("model", () => ({ made: (globalThis.models = (globalThis.models ?? 0) + 1) })); export const word = "${word}";`;
    const version = (label: string, dep: number) => `
      import { model, word } from "./model-14.ts";
      const client = keep("client", () => ({ made: (globalThis.clients = (globalThis.clients ?? 0) + 1) }));
      const pool = keep("pool", () => ({ made: (globalThis.pools = (globalThis.pools ?? 0) + 1) }), { deps: [${dep}], dispose: ({ made }) => (globalThis.disposed = made) });
      export default blocks(textbox({ id: "msg", label: "${label} " + word + client.made + model.made }));`;
    await show(version("0", 1), { "model-14.ts": helper("old") });
    for (let i = 1; i <= 10; i++) {
      edit(version(String(i), 1));
      await open.until(`document.querySelector("#msg").label.startsWith("${i} ")`);
    }
    site.save({ "model-14.ts": helper("new") });
    await open.until(`document.querySelector("#msg").label === "10 new11"`);
    expect(await open.read(`[clients, models, pools, globalThis.disposed]`)).to.deep.equal([1, 1, 1, null]);
    edit(version("11", 2));
    await open.until(`document.querySelector("#msg").label.startsWith("11 ")`);
    expect(await open.read(`[clients, models, pools, globalThis.disposed]`)).to.deep.equal([1, 1, 2, 1]);
  });

  it("H15: a changed helper, prompt, JSON file or Markdown text is used after it is saved", async () => {
    const others = (word: string) => ({
      "helper-15.ts": `export const shout = (text: string) => text + "${word}";`,
      "prompt-15.md": `Prompt ${word}`,
      "data-15.json": `{ "word": "${word}" }`,
      "prompt-15.ts": `export const system = "system ${word}";`,
    });
    await show(
      `import { shout } from "./helper-15.ts"; import prompt from "./prompt-15.md?raw"; import data from "./data-15.json"; import { system } from "./prompt-15.ts";
      const msg = textbox({ id: "msg" }), out = textbox({ id: "out" });
      on(msg, (text) => [shout(text), prompt, data.word, system].join("|"), msg, out);
      export default blocks(msg, out);`,
      others("one"),
    );
    await open.type("#msg", "hi");
    await open.press("Enter");
    await untilValue("out", "hione|Prompt one|one|system one");
    for (const [name, text] of Object.entries(others("two"))) {
      site.save({ [name]: text });
      await open.until(
        `performance.getEntriesByType("resource").some(({ name }) => name.includes("${name}") && name.includes("t=") && !globalThis.seen?.has(name) && (globalThis.seen ??= new Set()).add(name))`,
      );
    }
    for (let asked = false; !asked;) {
      await open.press("Enter");
      asked = await open.read<boolean>(
        `new Promise((done) => setTimeout(() => done(document.querySelector("#out").value === "hitwo|Prompt two|two|system two")))`,
      );
    }
  });

  it("H16: states keep what was written to them", async () => {
    const version = (word: string) => `
      const seen = state({ id: "seen", value: 0 }), go = button({ id: "go", label: "x" }, "${word}"), out = textbox({ id: "out" }), hidden = state({ value: ["first"] });
      on(go, ([n, list]) => [n + 1, [...list, "more"], "${word} " + (n + 1) + " " + list.length], [seen, hidden], [seen, hidden, out]);
      export default blocks(seen, go, out);`;
    await show(version("old"));
    await open.page.click("#go");
    await untilValue("out", "old 1 1");
    edit(version("new"));
    await open.until(`document.querySelector("#go").textContent === "new"`);
    await open.page.click("#go");
    await untilValue("out", "new 2 2");
  });

  it("runs a live listener anew when its function changes", async () => {
    const version = (word: string) =>
      `const name = textbox({ id: "name", value: "Ada" }), out = textbox({ id: "out" }); live((text) => "${word} " + text, name, out); export default blocks(name, out);`;
    await show(version("Hi"));
    await untilValue("out", "Hi Ada");
    edit(version("Bye"));
    await untilValue("out", "Bye Ada");
  });

  it("takes a module that mounts its app itself", async () => {
    const version = (label: string) => `blocks(textbox({ id: "msg", label: "${label}" })).mount("#app");`;
    site.save({
      "own.html": `<!doctype html><title>Own</title><div id="app"></div><script type="module" src="own.ts"></script>`,
      "own.ts": app(version("One")),
    });
    open = await openHotPage(browser, `${site.origin}/own.html`);
    await open.type("#msg", "draft");
    site.save({ "own.ts": app(version("Two")) });
    await open.until(`document.querySelector("#msg").label === "Two"`);
    site.save({ "own.html": `<!doctype html><title>Changed</title><div id="app"></div><script type="module" src="own.ts"></script>` });
    await open.until(`document.title === "Changed"`);
    expect([await value("msg"), await open.read(`document.querySelectorAll("hf-blocks").length`)]).to.deep.equal(["draft", 1]);
  });

  it("takes an app that another module mounts", async () => {
    const version = (label: string) => `const app = blocks(textbox({ id: "msg", label: "${label}" })); export default app;`;
    site.save({
      "two.html": `<!doctype html><title>Two</title><div id="app"></div><script type="module" src="main.ts"></script>`,
      "main.ts": `import app from "./two-app.ts"; globalThis.mains = (globalThis.mains ?? 0) + 1; app.mount("#app");`,
      "two-app.ts": app(version("One")),
    });
    open = await openHotPage(browser, `${site.origin}/two.html`);
    await open.type("#msg", "draft");
    site.save({ "two-app.ts": app(version("Two")) });
    await open.until(`document.querySelector("#msg").label === "Two"`);
    expect([await value("msg"), await open.read(`mains`)]).to.deep.equal(["draft", 1]);
  });
});
