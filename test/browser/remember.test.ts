import { expect } from "chai";
import type { Browser, Page } from "puppeteer-core";
import { startAppSite, type AppSite } from "./app-site.ts";
import { openBrowser, openPage, waitingByClock } from "./browser.ts";

const FORM = `<hf-blocks name="form">
  <hf-textbox id="name" label="Name">Ada</hf-textbox>
  <hf-textbox id="long" label="Long" lines="4"></hf-textbox>
  <hf-multimodal-textbox id="ask"></hf-multimodal-textbox>
  <hf-slider id="heat" min="0" max="10" value="3"></hf-slider>
  <hf-state id="cart">[]</hf-state>
  <hf-textbox id="password" type="password"></hf-textbox>
  <hf-textbox id="diary" private></hf-textbox>
  <hf-textbox label="Without an id"></hf-textbox>
  <hf-state id="everywhere" scope="browser">null</hf-state>
  <hf-button id="add">Add</hf-button>
  <hf-markdown id="size"></hf-markdown>
  <hf-on from="add" value="{long}" outputs="cart"></hf-on>
  <hf-on inputs="cart" value="{cart.length} characters" outputs="size"></hf-on>
</hf-blocks>
<script>
  window.fired = [];
  const app = document.querySelector("hf-blocks");
  app.addEventListener("hf-load", () => fired.push("load " + [...document.querySelectorAll("#name, #heat")].map((block) => block.value)));
  for (const type of ["input", "change"]) document.querySelector("#everywhere").addEventListener(type, (event) => fired.push(type + " " + JSON.stringify(event.target.value)));
  document.querySelector("#name").addEventListener("change", () => fired.push("name changed"));
</script>`;
const withDefault = (text: string) =>
  `<hf-blocks name="defaults"><hf-textbox id="typed">${text}</hf-textbox><hf-textbox id="untouched">${text}</hf-textbox></hf-blocks>`;
const TWO = `${["one", "two"].map((name) => `<hf-blocks name="same" class="${name}"><hf-state id="shared" scope="page">0</hf-state><hf-state id="own">0</hf-state></hf-blocks>`).join("")}`;
const TTL = `<hf-blocks name="ttl"><hf-state id="short" scope="browser" ttl="0.3">"default"</hf-state></hf-blocks>
<script>window.expired = []; document.querySelector("#short").addEventListener("hf-expire", ({ value }) => expired.push(value));</script>`;
const LEAVE = `<hf-blocks name="leave"><hf-state id="count">0</hf-state><hf-button id="more">More</hf-button></hf-blocks>
<script>document.querySelector("hf-blocks").addEventListener("hf-unload", () => localStorage.setItem("left with", document.querySelector("#count").value));</script>`;

const value = (page: Page, id: string) => page.$eval(`#${id}`, (element) => (element as Element & { value: unknown }).value);
const ready = (page: Page) =>
  page.waitForFunction(
    () =>
      document.querySelector("hf-blocks") &&
      [...document.querySelectorAll("hf-blocks")].every((app) => (app as unknown as { loaded?: boolean }).loaded),
  );
/** Writes a value as a listener's run or a person does. */
const write = (page: Page, selector: string, given: unknown) =>
  page.$eval(
    selector,
    (element, next) => (Object.assign(element, { value: next }), void element.dispatchEvent(new Event("change", { bubbles: true }))),
    given,
  );
async function typeInto(page: Page, id: string, text: string): Promise<void> {
  await (await page.waitForSelector(`#${id} >>> #control`))!.focus();
  await page.keyboard.press("End");
  await page.keyboard.type(text);
}
const settled = (page: Page) =>
  page.evaluate(() =>
    Promise.all(
      [...document.querySelectorAll("hf-blocks")].map((app) =>
        (app as unknown as { stored: { settled(): Promise<void> } }).stored.settled(),
      ),
    ),
  );
async function reload(page: Page): Promise<void> {
  await page.reload();
  await ready(page);
}

describe("what an app remembers", () => {
  let site: AppSite, browser: Browser, context: Awaited<ReturnType<Browser["createBrowserContext"]>>;
  before(async () => {
    site = await startAppSite({
      "/form": FORM,
      "/default-1": withDefault("one"),
      "/default-2": withDefault("two"),
      "/two": TWO,
      "/ttl": TTL,
      "/leave": LEAVE,
    });
    browser = await openBrowser();
  });
  after(async () => {
    await browser?.close();
    await site?.stop();
  });
  beforeEach(async () => {
    context = await browser.createBrowserContext();
  });
  afterEach(() => context.close());
  async function open(path: string) {
    const page = await openPage(context as unknown as Browser, site.origin + path);
    await ready(page);
    return page;
  }

  it("brings everything back together before hf-load, and fires nothing", async () => {
    const page = await open("/form");
    await typeInto(page, "name", " Lovelace");
    await typeInto(page, "long", "one");
    await write(page, "#heat", 7);
    await page.click("#add");
    await reload(page);
    expect(await page.evaluate("fired")).to.deep.equal(["load Ada Lovelace,7"]);
    expect([await value(page, "long"), await value(page, "cart"), await value(page, "size")]).to.deep.equal(["one", "one", "3 characters"]);
    expect(page.faults).to.deep.equal([]);
  });

  it("brings back a draft with its file, focus and caret", async () => {
    const page = await open("/form");
    await (await page.waitForSelector("#ask >>> input[type=file]"))!.uploadFile("test/fixtures/invoice.png" as never);
    await typeInto(page, "ask", "What is this?");
    for (let press = 0; press < 6; press++) await page.keyboard.press("ArrowLeft");
    await settled(page);
    await reload(page);
    const draft = await page.$eval("#ask", (element) =>
      (element as unknown as { value: { text: string; files: File[] } }).value.files.map(({ name, size }) => [name, size]),
    );
    expect(draft).to.deep.equal([["invoice.png", (await import("node:fs")).statSync("test/fixtures/invoice.png").size]]);
    await page.waitForFunction(() => document.activeElement?.id === "ask");
    await page.keyboard.type("X");
    expect(((await value(page, "ask")) as { text: string }).text).to.equal("What isX this?");
  });

  it("keeps what was typed before the app was ready", async () => {
    const page = waitingByClock(await context.newPage());
    // What stores values comes late, as over a slow line.
    await page.setRequestInterception(true);
    let release = () => {};
    const late = new Promise<void>((resolve) => (release = resolve));
    page.on("request", (request) => void (/\/persistence-/.test(request.url()) ? late.then(() => request.continue()) : request.continue()));
    await page.goto(`${site.origin}/form`);
    await typeInto(page, "name", " early");
    release();
    await ready(page);
    await settled(page);
    await page.setRequestInterception(false);
    await reload(page);
    expect(await value(page, "name")).to.equal("Ada early");
  });

  it("keeps what was typed beside what was stored, where the page is left before what stores has come, and not what was only clicked", async () => {
    const page = waitingByClock(await context.newPage());
    await page.goto(`${site.origin}/default-1`);
    await ready(page);
    await typeInto(page, "typed", " before");
    await write(page, "#untouched", "pear");
    await settled(page);
    await page.setRequestInterception(true);
    // It never comes.
    page.on("request", (request) => void (/\/app-state-/.test(request.url()) || request.continue()));
    await page.goto(`${site.origin}/default-1`);
    await page.waitForSelector("#untouched >>> :is(input, textarea)");
    await typeInto(page, "typed", " after");
    await page.click("#untouched");
    page.removeAllListeners("request");
    await page.setRequestInterception(false);
    await reload(page);
    expect([await value(page, "typed"), await value(page, "untouched")]).to.deep.equal(["one after", "pear"]);
  });

  it("loads what stores with the first sign of a person, and keeps what was typed where the page is left before that has come", async () => {
    const page = waitingByClock(await context.newPage());
    await page.setRequestInterception(true);
    let asked = 0;
    // It never comes.
    page.on("request", (request) => void (/\/app-state-/.test(request.url()) ? asked++ : request.continue()));
    await page.goto(`${site.origin}/default-1`);
    await ready(page);
    expect(asked).to.equal(0);
    await typeInto(page, "typed", " early");
    await write(page, "#untouched", "pear");
    expect(asked).to.equal(1);
    page.removeAllListeners("request");
    await page.setRequestInterception(false);
    await reload(page);
    expect([await value(page, "typed"), await value(page, "untouched")]).to.deep.equal(["one early", "pear"]);
  });

  it("never stores passwords, private blocks and blocks without an id", async () => {
    const page = await open("/form");
    await typeInto(page, "password", "hush-hush");
    await typeInto(page, "diary", "dear-diary");
    await write(page, "hf-textbox:not([id])", "no-name");
    await settled(page);
    await reload(page);
    expect([
      await value(page, "password"),
      await value(page, "diary"),
      await page.$eval("hf-textbox:not([id])", (box) => (box as unknown as { value: string }).value),
    ]).to.deep.equal(["", "", ""]);
  });

  it("S14 lets a changed default win over a value that nobody touched, and keeps what a person typed", async () => {
    const page = await open("/default-1");
    await write(page, "#untouched", "one");
    await typeInto(page, "typed", " typed");
    await settled(page);
    await page.goto(`${site.origin}/default-2`);
    await ready(page);
    expect([await value(page, "typed"), await value(page, "untouched")]).to.deep.equal(["one typed", "two"]);
  });

  it("S13 S22 shares a browser's value between tabs, with one change event there, and a tab's own with nobody", async () => {
    const [first, second] = [await open("/form"), await open("/form")];
    await write(first, "#cart", ["mine"]);
    await write(first, "#everywhere", { n: 1 });
    await second.waitForFunction("fired.some((one) => one.startsWith('change'))");
    await write(second, "#everywhere", { n: 2 });
    await first.waitForFunction("document.querySelector('#everywhere').value?.n === 2");
    expect(await value(second, "cart")).to.deep.equal([]);
    expect(((await second.evaluate("fired")) as string[]).filter((one) => one.startsWith("change"))).to.deep.equal([
      'change {"n":1}',
      'change {"n":2}',
    ]);
  });

  for (const [title, given] of [
    ["null", null],
    ["an empty text", ""],
    ["0", 0],
    ["false", false],
    ["a nested object", { a: [1, { b: "ü🎉" }], c: null }],
    ["a large one", "x".repeat(300_000)],
  ] as const) {
    it(`S18 S20 keeps ${title} in the browser`, async () => {
      const page = await open("/form");
      await write(page, "#everywhere", "something");
      await write(page, "#everywhere", given);
      await settled(page);
      await page.close();
      const other = await open("/form");
      expect(await value(other, "everywhere")).to.deep.equal(given);
    });
  }

  it("S17 uses the default where nothing is stored or what is stored is broken, and says so", async () => {
    const page = await open("/form");
    expect(await value(page, "everywhere")).to.equal(null);
    await write(page, "#everywhere", "stored");
    await settled(page);
    await page.evaluate(async () => {
      const database = await new Promise<IDBDatabase>((resolve) =>
        Object.assign(indexedDB.open("hf-blocks:form"), {
          onsuccess: (event: Event) => resolve((event.target as IDBOpenDBRequest).result),
        }),
      );
      const transaction = database.transaction(database.objectStoreNames, "readwrite");
      transaction.objectStore(database.objectStoreNames[0]!).put("junk", ["state", "browser", "everywhere"]);
      await new Promise((resolve) => Object.assign(transaction, { oncomplete: resolve }));
      database.close();
    });
    await page.close();
    const other = await open("/form");
    expect(await value(other, "everywhere")).to.equal(null);
    await other.waitForFunction(() =>
      document
        .querySelector("hf-blocks")!
        .shadowRoot!.querySelector("[part=notices]")!
        .textContent!.includes("could not be read and was set aside"),
    );
  });

  it("S19 keeps the last of several writes, each block its own, also when the block is taken out and put in again", async () => {
    const page = await open("/form");
    for (const next of [1, 2, 3]) await write(page, "#everywhere", next);
    await write(page, "#cart", ["own"]);
    await page.evaluate(() => {
      const [app, state] = [document.querySelector("hf-blocks")!, document.querySelector("#everywhere")!];
      state.remove();
      app.append(state);
    });
    await settled(page);
    await reload(page);
    expect([await value(page, "everywhere"), await value(page, "cart")]).to.deep.equal([3, ["own"]]);
  });

  it("S23 keeps a file with its name, type and bytes", async () => {
    const page = await open("/form");
    await page.$eval(
      "#everywhere",
      (element) => (
        Object.assign(element, { value: { file: new File(["bytes"], "a.txt", { type: "text/plain" }) } }),
        void element.dispatchEvent(new Event("change"))
      ),
    );
    await settled(page);
    await page.close();
    const other = await open("/form");
    expect(
      await other.$eval("#everywhere", async (element) => {
        const { file } = (element as unknown as { value: { file: File } }).value;
        return [file instanceof File, file.name, file.type, await file.text()];
      }),
    ).to.deep.equal([true, "a.txt", "text/plain", "bytes"]);
  });

  it("S15 S16 deletes a value after its ttl and says which, and tells the app when the person leaves", async () => {
    const page = await open("/ttl");
    await write(page, "#short", "soon gone");
    await page.waitForFunction("expired.length > 0");
    expect([await page.evaluate("expired"), await value(page, "short")]).to.deep.equal([["soon gone"], "default"]);
    await page.goto(`${site.origin}/leave`);
    await ready(page);
    await write(page, "#count", 4);
    await page.goto(`${site.origin}/ttl`);
    expect(await page.evaluate(() => localStorage.getItem("left with"))).to.equal("4");
  });

  for (const [title, spoil] of [
    ["is not there", "Object.defineProperty(window, 'indexedDB', { value: undefined })"],
    ["throws", "IDBFactory.prototype.open = () => { throw new DOMException('no', 'SecurityError'); }"],
    [
      "refuses",
      "IDBFactory.prototype.open = () => { const request = new EventTarget(); Object.assign(request, { error: new DOMException('no', 'UnknownError') }); setTimeout(() => { request.onerror?.(new Event('error')); request.dispatchEvent(new Event('error')); }); return request; }",
    ],
  ] as const) {
    it(`works in memory and says so where storage ${title}`, async () => {
      const page = waitingByClock(await context.newPage());
      await page.evaluateOnNewDocument(spoil);
      await page.goto(`${site.origin}/form`);
      await ready(page);
      await typeInto(page, "long", "kept here");
      await page.click("#add");
      await page.waitForFunction(() =>
        document
          .querySelector("hf-blocks")!
          .shadowRoot!.querySelector("[part=notices]")!
          .textContent!.includes("stores nothing for this page"),
      );
      expect([await value(page, "cart"), await value(page, "size")]).to.deep.equal(["kept here", "9 characters"]);
    });
  }

  it("S26 shares a page's value between its apps of one name, and nothing else", async () => {
    const page = await open("/two");
    await write(page, ".one #shared", 5);
    await page.waitForFunction("document.querySelector('.two #shared').value === 5");
    await page.reload();
    await ready(page);
    expect(await page.evaluate("[...document.querySelectorAll('hf-state')].map((state) => state.value)")).to.deep.equal([0, 0, 0, 0]);
  });
});
