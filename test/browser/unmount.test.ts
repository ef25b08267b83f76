import { expect } from "chai";
import type { Browser, CDPSession, Page } from "puppeteer-core";
import { startAppSite, type AppSite } from "./app-site.ts";
import { openBrowser, openPage } from "./browser.ts";

/** Counts what pages hold, and puts apps on the page and takes them away. */
const PAGE = `<div id="place"></div><script>
  window.held = { channels: 0, databases: 0, intervals: 0 };
  const counted = (make, end, name, count) => (make.prototype[end] = new Proxy(make.prototype[end], { apply(target, self, given) {
    if (!self.counted) held[name] -= 1;
    self.counted = true;
    return Reflect.apply(target, self, given);
  } }));
  window.BroadcastChannel = new Proxy(BroadcastChannel, { construct: (...given) => (held.channels += 1, Reflect.construct(...given)) });
  counted(BroadcastChannel, "close", "channels");
  IDBFactory.prototype.open = new Proxy(IDBFactory.prototype.open, { apply(...given) {
    const request = Reflect.apply(...given);
    request.addEventListener("success", () => (held.databases += 1));
    return request;
  } });
  counted(IDBDatabase, "close", "databases");
  const intervals = new Set();
  window.setInterval = new Proxy(setInterval, { apply(...given) { const id = Reflect.apply(...given); intervals.add(id); held.intervals = intervals.size; return id; } });
  window.clearInterval = new Proxy(clearInterval, { apply(target, self, [id]) { intervals.delete(id); held.intervals = intervals.size; return Reflect.apply(target, self, [id]); } });
</script>
<script type="module">
  import * as hf from "/hf-blocks.js";
  hf.defineHandlers({ stream: async function* (_, run) { for (let n = 0; ; n++) { yield "word ".repeat(n % 100); await run.sleep(5); } } });
  const make = (tag, attributes = {}, ...children) => {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    element.append(...children);
    return element;
  };
  const template = () => {
    const made = make("template");
    made.content.append(make("hf-textbox", { id: "note" }), make("hf-on", { inputs: "item", value: "{item}", outputs: "note" }));
    return made;
  };
  const kinds = {
    markup: (name) => make("hf-blocks", { name },
      make("hf-textbox", { id: "text", scope: "browser" }), make("hf-state", { id: "list" }, '["a", "b"]'), make("hf-number", { id: "count", scope: "page" }),
      make("hf-each", { inputs: "list" }, template()), make("hf-timer", { interval: "0.05", id: "clock" }),
      make("hf-markdown", { id: "out" }), make("hf-on", { from: "clock", value: "{text}", outputs: "out" }), make("hf-on", { inputs: "text", handler: "stream", outputs: "out" }),
      make("hf-on", { inputs: "text", handler: "nobody" })),
    chat: (name) => make("hf-chat-interface", { name, handler: "stream", save: "" }),
    misspelt: (name) => make("hf-blocks", { name }, make("hf-txtbox", { id: "text" }), make("hf-on", { inputs: "text", value: "{text}", outputs: "text" })),
    list: (name) => make("hf-blocks", { name }, make("hf-conversations", { for: "chat" }), make("hf-chatbot", { id: "chat", scope: "browser" })),
  };
  const mounts = {
    ...Object.fromEntries(Object.entries(kinds).map(([kind, make]) => [kind, (place, name) => place.appendChild(make(name))])),
    // The descriptions stay, as those of a module do.
    typescript: (() => {
      const text = hf.textbox({ id: "text", scope: "browser" }), out = hf.markdown({ id: "out" }), list = hf.state({ id: "list", value: ["a"] }), clock = hf.timer({ interval: 0.05 });
      const going = hf.live(async function* ([word], run) { for (;;) { yield word; await run.sleep(5); } }, [text], out);
      hf.on(clock, () => "tick", undefined, out);
      hf.on(hf.button({ id: "stop" }), { cancels: going });
      const part = hf.render(list, (words, run) => {
        const word = hf.textbox({ label: "word" });
        hf.live(async (_, run) => { await run.sleep(1e6); }, [word]);
        return words.map((word) => hf.markdown(word)).concat(word);
      });
      const app = hf.blocks({ name: "typescript" }, text, list, clock, out, part);
      return (place) => app.mount(place);
    })(),
    chatInTypeScript: (() => {
      const app = hf.chatInterface(async function* (_, run) { for (;;) { yield "word "; await run.sleep(5); } }, { name: "chat in typescript", save: true });
      return (place) => app.mount(place);
    })(),
  };
  const wait = (ms) => new Promise((resolve) => (ms === 0 ? setTimeout(resolve) : setTimeout(resolve, ms)));
  window.apps = [];
  const remembered = (app) => apps.push(new WeakRef(app), ...[...app.querySelectorAll("*")].map((element) => new WeakRef(element)));
  /** @param within called with the app before it is taken away */
  window.cycle = async (kind, ms, within) => {
    const place = document.querySelector("#place");
    const app = mounts[kind](place, kind + " " + ms);
    if (within) await customElements.whenDefined(app.localName);
    await within?.(app);
    await wait(ms);
    // As long as nobody is there, an app that has never stored anything holds nothing open.
    document.dispatchEvent(new Event("pointerover"));
    await wait(ms);
    remembered(app);
    app.remove();
  };
  window.cycles = async (kind, ms) => { for (let round = 0; round < 20; round++) { await cycle(kind, ms); if (round % 2) await wait(1); } };
  /** What React does in StrictMode. */
  window.strict = async (kind) => {
    for (let round = 0; round < 10; round++) {
      const app = mounts[kind](document.querySelector("#place"), "strict " + kind);
      await wait(round * 2);
      remembered(app);
      app.remove();
      const again = mounts[kind](document.querySelector("#place"), "strict " + kind);
      await wait(20);
      remembered(again);
      again.remove();
    }
  };
  window.alive = () => apps.filter((ref) => ref.deref()).length;
  window.ready = true;
</script>`;

interface Held {
  readonly alive: number;
  readonly locks: string[];
  readonly channels: number;
  readonly databases: number;
  readonly intervals: number;
  readonly listeners: number;
}

const NOTHING = { alive: 0, locks: [], channels: 0, databases: 0, intervals: 0 };

describe("an app that has left the page", () => {
  let site: AppSite;
  let browser: Browser;
  let page: Page;
  let session: CDPSession;
  let before: Held;
  // Any type: what the page above has put on it.
  const run = (act: (window: any) => unknown) => page.evaluate(`(${act.toString()})(window)`);

  async function listenersOf(what: string): Promise<number> {
    const { result } = await session.send("Runtime.evaluate", { expression: what });
    const { listeners } = await session.send("DOMDebugger.getEventListeners", { objectId: result.objectId! });
    return listeners.length;
  }

  async function held(): Promise<Held> {
    await session.send("HeapProfiler.collectGarbage");
    const listeners = (await listenersOf("window")) + (await listenersOf("document"));
    const counts = (await page.evaluate(`(async () => {
      const { held: locks, pending } = await navigator.locks.query();
      return { alive: alive(), locks: [...locks, ...pending].map(({ name }) => name), channels: held.channels, databases: held.databases, intervals: held.intervals };
    })()`)) as Omit<Held, "listeners">;
    return { ...counts, listeners };
  }

  /** What is held once nothing more is let go of. */
  async function left(): Promise<Held> {
    const end = Date.now() + 20_000;
    for (;;) {
      const now = await held();
      const isNothing =
        now.alive + now.locks.length + now.channels + now.databases + now.intervals === 0 && now.listeners <= before.listeners;
      if (isNothing || Date.now() > end) return now;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }

  const nothing = () => ({ ...NOTHING, listeners: before.listeners });

  beforeEach(async function () {
    this.timeout(120_000);
    site ??= await startAppSite({ "/": PAGE });
    browser ??= await openBrowser();
    page = await openPage(browser, site.origin);
    await page.waitForFunction("window.ready");
    session = await page.createCDPSession();
    before = await held();
  });
  afterEach(() => page.close());
  after(async () => {
    await browser.close();
    await site.stop();
  });

  for (const kind of ["markup", "chat", "list", "typescript", "chatInTypeScript"]) {
    for (const ms of [0, 5, 20, 100]) {
      it(`F-K12 is dropped with all it held, 20 times of 20: ${kind}, after ${ms} ms`, async () => {
        await page.evaluate(`cycles(${JSON.stringify(kind)}, ${ms})`);
        expect(await left()).to.deep.equal(nothing());
      });
    }
  }

  for (const kind of ["markup", "typescript", "chatInTypeScript"]) {
    it(`F-K12 is dropped where it is mounted, unmounted and mounted at once: ${kind}`, async () => {
      await page.evaluate(`strict(${JSON.stringify(kind)})`);
      expect(await left()).to.deep.equal(nothing());
    });
  }

  it("F-K12 is dropped though another app of its name stays", async () => {
    await run(async (window) => {
      window.stays = document.body.appendChild(document.createElement("hf-blocks"));
      window.stays.setAttribute("name", "markup 50");
      const text = document.createElement("hf-textbox");
      text.id = "text";
      text.setAttribute("scope", "browser");
      window.stays.append(text);
      await customElements.whenDefined("hf-blocks");
      await window.stays.ready;
      text.focus();
      await window.cycle("markup", 50);
    });
    const end = Date.now() + 20_000;
    while ((await held()).alive > 0 && Date.now() < end) await new Promise((resolve) => setTimeout(resolve, 100));
    const { alive, locks } = await held();
    expect([alive, locks.length > 0]).to.deep.equal([0, true]);
    await run((window) => {
      window.stays.remove();
      window.stays = undefined;
    });
    expect(await left()).to.deep.equal(nothing());
  });

  it("F-K12 is dropped though a block of it never came", async () => {
    await page.evaluate(`cycle("misspelt", 2500)`);
    expect(await left()).to.deep.equal(nothing());
  });

  it("F-K12 is dropped while an answer streams, an error waits to go and a conversation opens", async () => {
    await run(async (window) => {
      for (let round = 0; round < 5; round++) {
        await window.cycle("chat", round * 7, async (app: any) => {
          await app.ready;
          app.send("Hello");
          app.chat.showError(Object.assign(new Error("Gone soon."), { duration: 30 }));
          app.notify("info", "Read me.");
          if (round > 2) void app.clear();
        });
      }
    });
    expect(await left()).to.deep.equal(nothing());
  });

  it("F-K12 gives what it remembers though it has left, and holds nothing afterwards", async () => {
    await run(async (window) => {
      await window.cycle("markup", 50, (app: any) => (window.kept = app));
    });
    const size = await run(async (window) => {
      const { size } = await window.kept.exportAll();
      window.kept = undefined;
      return size;
    });
    expect(size).to.be.greaterThan(0);
    expect(await left()).to.deep.equal(nothing());
  });

  it("F-K12 keeps all it has when it is moved, or put back into the page", async () => {
    const found = (await run(async (window) => {
      const place = document.querySelector("#place")!;
      const other = document.body.appendChild(document.createElement("section"));
      let app: any;
      await window.cycle("markup", 0, async (made: any) => {
        app = made;
        await app.ready;
        other.append(app);
        app.querySelector("#text").value = "typed";
        app.querySelector("#text").dispatchEvent(new Event("input", { bubbles: true }));
        place.append(app);
      });
      await new Promise((resolve) => setTimeout(resolve, 100));
      place.append(app);
      await new Promise((resolve) => setTimeout(resolve, 300));
      const { held: locks = [] } = await navigator.locks.query();
      const ticks = await new Promise((resolve) => app.querySelector("#clock").addEventListener("hf-tick", () => resolve("ticks")));
      const text = app.querySelector("#text").value;
      app.remove();
      return [text, locks.length > 0, ticks];
    })) as unknown[];
    expect(found).to.deep.equal(["typed", true, "ticks"]);
    expect(await left()).to.deep.equal(nothing());
  });
});
