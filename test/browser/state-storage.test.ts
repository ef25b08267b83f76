// What a real browser's storage does: how often it is written, and how it fails.
import { expect } from "chai";
import type { Browser, CDPSession, Page } from "puppeteer-core";
import { openBrowser } from "./browser.ts";
import { openState, startStateSite, type StateSite, type StateWindow } from "./state-site.ts";

declare const state: StateWindow["state"];
declare const notices: string[];
declare const changes: number[];
declare const noise: (length: number) => string;
/** Text that cannot be made smaller: a browser packs what it stores. */
const NOISE = `window.noise = (length) => Array.from({ length: length / 6 }, () => Math.random().toString(36).slice(2, 8)).join("")`;

describe("storage of a real browser", () => {
  let site: StateSite, browser: Browser;
  before(async () => {
    site = await startStateSite();
    browser = await openBrowser();
  });
  after(async () => {
    await browser?.close();
    await site?.stop();
  });

  async function open(app: string, before?: (page: Page) => Promise<unknown>, origin = site.origin): Promise<Page> {
    const page = await browser.newPage();
    await before?.(page);
    await page.goto(origin);
    await openState(page, app);
    return page;
  }

  it("is written at most five times a second while an answer streams, and never when idle", async () => {
    const page = await open("writes", (page) =>
      page.evaluateOnNewDocument(() => {
        Object.assign(window, { changes: [] });
        const original = IDBDatabase.prototype.transaction;
        IDBDatabase.prototype.transaction = function (names, mode, options) {
          if (mode === "readwrite") changes.push(performance.now());
          return original.call(this, names, mode, options);
        };
      }),
    );
    const { most, idle } = await page.evaluate(async () => {
      const chat = state.conversation("chat", "session");
      chat.write([{ role: "user", content: "Hi" }]);
      await state.settled();
      let text = "";
      await new Promise<void>((resolve) => {
        const timer = setInterval(() => {
          text += "abcde";
          chat.write(
            [
              { role: "user", content: "Hi" },
              { role: "assistant", content: text },
            ],
            { streaming: true },
          );
          if (text.length < 500) return;
          clearInterval(timer);
          resolve();
        }, 20);
      });
      const streamed = changes.slice(1);
      const most = Math.max(...streamed.map((start) => streamed.filter((time) => time >= start && time < start + 990).length));
      await state.settled();
      const count = changes.length;
      await new Promise((resolve) => setTimeout(resolve, 1000));
      return { most, idle: changes.length - count };
    });
    expect(most).to.be.within(2, 5);
    expect(idle).to.equal(0);
    await page.close();
  });

  it("S24: loses no message when 1 MB is all there is", async () => {
    const { origin, stop } = await startStateSite();
    let session: CDPSession;
    const page = await open(
      "quota",
      async (page) => {
        session = await page.createCDPSession();
        await session.send("Storage.overrideQuotaForOrigin", { origin, quotaSize: 1e6 });
        await page.evaluateOnNewDocument(NOISE);
      },
      origin,
    );
    const result = await page.evaluate(async () => {
      const chat = state.conversation("chat", "session");
      let messages: { role: "user"; content: string }[] = [];
      for (let index = 0; index < 6; index++) {
        messages = [...messages, { role: "user", content: `${index} ${noise(400_000)}` }];
        chat.write(messages);
        await state.settled();
      }
      const { conversations } = JSON.parse(await (await state.exportAll()).text()) as { conversations: [{ messages: unknown[] }] };
      return { mode: state.mode, notices, shown: (await chat.read())!.value.length, exported: conversations[0].messages.length };
    });
    expect(result).to.deep.equal({ mode: "memory", notices: ["full"], shown: 6, exported: 6 });
    await session!.send("Storage.overrideQuotaForOrigin", { origin });
    await page.close();
    await stop();
  });

  it("makes room for a message by deleting the oldest conversations", async () => {
    const { origin, stop } = await startStateSite();
    const limit = async (page: Page) => {
      await page.evaluateOnNewDocument(NOISE);
      await (await page.createCDPSession()).send("Storage.overrideQuotaForOrigin", { origin, quotaSize: 2e6 });
    };
    const first = await open("room", limit, origin);
    await first.evaluate(async () => {
      const list = await state.conversations("chat", "browser");
      for (let index = 0; index < 3; index++) {
        list.create().write([{ role: "user", content: `${index} ${noise(400_000)}` }]);
        await state.settled();
      }
    });
    await first.close();
    const page = await open("room", limit, origin);
    const result = await page.evaluate(async () => {
      const chat = state.conversation("other", "session");
      let messages: { role: "user"; content: string }[] = [];
      while (notices.length === 0 && messages.length < 20) {
        messages = [...messages, { role: "user", content: noise(300_000) }];
        chat.write(messages);
        await state.settled();
      }
      return {
        notices,
        mode: state.mode,
        titles: (await (await state.conversations("chat", "browser")).list()).map(({ title }) => title[0]),
      };
    });
    expect(result.notices[0]).to.equal("evicted");
    expect(result.titles).not.to.include("0");
    await page.close();
    await stop();
  });

  it("is opened again after the browser has closed it by force", async () => {
    const page = await open("forced");
    const session = await page.createCDPSession();
    await page.evaluate(async () => {
      state.conversation("chat", "session").write([{ role: "user", content: "one" }]);
      await state.settled();
    });
    await session.send("Storage.clearDataForOrigin", { origin: site.origin, storageTypes: "indexeddb" });
    const result = await page.evaluate(async () => {
      const chat = state.conversation("chat", "session");
      chat.write([...(await chat.read())!.value, { role: "user", content: "two" }]);
      await state.settled();
      return {
        mode: state.mode,
        notices,
        shown: (await chat.read())!.value.map(({ content }) => content),
        stored: (await indexedDB.databases()).some(({ name }) => name === "hf-blocks:forced"),
      };
    });
    expect(result).to.deep.equal({ mode: "stored", notices: [], shown: ["one", "two"], stored: true });
    await page.close();
  });

  // As text: what tsx makes of a function needs a helper that the page does not have so early.
  const broken = {
    "is missing": `Object.defineProperty(window, "indexedDB", { value: undefined })`,
    "throws when it is looked at": `Object.defineProperty(window, "indexedDB", { get() { throw new DOMException("No.", "SecurityError"); } })`,
    "throws when it is opened": `IDBFactory.prototype.open = () => { throw new DOMException("No.", "SecurityError"); }`,
  };
  for (const [how, breakIt] of Object.entries(broken)) {
    it(`is replaced by memory where IndexedDB ${how}`, async () => {
      const page = await open("broken", (page) => page.evaluateOnNewDocument(breakIt));
      const result = await page.evaluate(async () => {
        const chat = state.conversation("chat", "browser");
        chat.write([{ role: "user", content: "Hi" }]);
        await state.settled();
        return { mode: state.mode, notices, messages: (await chat.read())!.value };
      });
      expect(result).to.deep.equal({ mode: "memory", notices: ["memory"], messages: [{ role: "user", content: "Hi" }] });
      await page.close();
    });
  }

  it("is replaced by memory in a sandboxed frame, where everything is forbidden", async () => {
    const page = await browser.newPage();
    await page.goto(site.origin);
    await page.evaluate((origin) => {
      const frame = document.createElement("iframe");
      frame.setAttribute("sandbox", "allow-scripts");
      frame.src = `${origin}/frame`;
      document.body.append(frame);
    }, site.origin);
    const frame = await page.waitForFrame((frame) => frame.url().endsWith("/frame"));
    await frame.waitForFunction(() => "AppState" in window);
    const result = await frame.evaluate(async () => {
      const here = window as unknown as StateWindow;
      const state = await here.AppState.open("sandbox", { onNotice: ({ kind }) => here.notices.push(kind) });
      state.cell("it", "browser").write(1);
      await state.settled();
      return { mode: state.mode, notices: here.notices, value: (await state.cell("it", "browser").read())?.value };
    });
    expect(result).to.deep.equal({ mode: "memory", notices: ["memory"], value: 1 });
    await page.close();
  });

  it("keeps files whole through a reload", async () => {
    const page = await open("files");
    await page.evaluate(async () => {
      const bytes = new Uint8Array(300_000).map((_, index) => index % 251);
      state
        .cell("draft", "session")
        .write(
          { text: "", files: [new File([bytes], "größe.bin", { type: "application/x-test", lastModified: 7 })] },
          { view: { caret: 3 } },
        );
      await state.settled();
    });
    await page.reload();
    await openState(page, "files");
    const result = await page.evaluate(async () => {
      const { value, view } = (await state.cell<{ files: File[] }>("draft", "session").read())!;
      const [file] = value.files;
      const bytes = new Uint8Array(await file!.arrayBuffer());
      return [file!.name, file!.type, file!.lastModified, bytes.length, bytes.every((byte, index) => byte === index % 251), view];
    });
    expect(result).to.deep.equal(["größe.bin", "application/x-test", 7, 300_000, true, { caret: 3 }]);
    await page.close();
  });
});
