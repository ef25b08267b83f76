// What a real browser's storage does: how often it is written, and how it fails.
import { withoutIds } from "../without-ids.ts";
import { expect } from "chai";
import type { Browser, CDPSession, Page } from "puppeteer-core";
import { openBrowser } from "./browser.ts";
import { openState, startStateSite, type StateSite, type StateWindow } from "./state-site.ts";

declare const state: StateWindow["state"];
declare const notices: string[];
declare const told: StateWindow["told"];
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

  // What a failed test leaves open would hold up those behind it.
  afterEach(async () => {
    for (const page of (await browser.pages()).slice(1)) await page.close();
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

  describe("F-K1 that is really full", () => {
    let site: StateSite, page: Page, session: CDPSession;
    /** Room for the files of the conversations, and 4 MB more. */
    const limit = async (page: Page) => {
      await page.evaluateOnNewDocument(NOISE);
      session = await page.createCDPSession();
      await session.send("Storage.overrideQuotaForOrigin", { origin: site.origin, quotaSize: 14e6 });
    };
    beforeEach(async () => {
      site = await startStateSite();
      const first = await open("full", limit, site.origin);
      await first.evaluate(async () => {
        const list = await state.conversations("chat", "browser");
        for (const [title, megabytes] of Object.entries({ "only words": 0, oldest: 4, older: 3, newest: 3 })) {
          const file = new File([noise(megabytes * 1e6)], `${title}.bin`);
          list.create().write([
            { role: "user", content: title },
            { role: "user", content: megabytes > 0 ? [{ type: "file", file, name: file.name }] : "no file" },
          ]);
          await state.settled();
        }
        list.create();
      });
      await first.close();
      page = await open("full", limit, site.origin);
      await page.evaluate(async () => void (await state.conversations("chat", "browser")));
    });
    afterEach(async () => {
      await session.send("Storage.overrideQuotaForOrigin", { origin: site.origin });
      await page.close();
      await site.stop();
    });

    const titles = () =>
      page.evaluate(async () => (await (await state.conversations("chat", "browser")).list()).map(({ title }) => title).toReversed());
    const attach = () =>
      page.evaluate(async () => {
        const file = new File([noise(6e6)], "photo.jpg");
        state.cell("ask", "session").write({ text: "What is this?", files: [file] });
        await state.settled();
      });

    it("deletes nothing, stores the words, keeps the bytes in memory and names what could go", async () => {
      await attach();
      expect(await titles()).to.deep.equal(["only words", "oldest", "older", "newest"]);
      expect(await page.evaluate(() => [state.mode, told.map(({ error, action }) => [error.message, action?.label])])).to.deep.equal([
        "stored",
        [
          [
            "The browser’s storage is full. New files last only while this tab is open. Deleting “oldest” and 1 more would free 7 MB.",
            "Delete them",
          ],
        ],
      ]);
      const next = await open("full", undefined, site.origin);
      const words = await next.evaluate(
        async (tab) => {
          const records = await state.home.records.read((reader) => reader.list(["state", tab, "ask"]));
          return (records[0]![1] as { value: { text: string } }).value.text;
        },
        await page.evaluate(() => state.tab),
      );
      expect(words).to.equal("What is this?");
      await next.close();
    });

    /** Presses the button of the notice. */
    const act = async () => {
      let isOver = false;
      const acted = page.evaluate(() => told[0]!.action!.act()).finally(() => (isOver = true));
      // The browser frees the room once the page has let go of what it has read.
      while (!isOver) {
        await session.send("HeapProfiler.collectGarbage");
        await page.waitForFunction(() => notices.includes("stored"), { timeout: 500 }).catch(() => {});
      }
      await acted;
      expect(await page.evaluate(() => notices)).to.deep.equal(["full", "stored"]);
      expect(await titles()).to.deep.equal(["only words", "newest"]);
      await page.reload();
      await openState(page, "full");
    };

    it("has everything stored once its button has deleted exactly what it named", async () => {
      await attach();
      await act();
      const size = await page.evaluate(async () => (await state.cell<{ files: File[] }>("ask", "session").read())!.value.files[0]!.size);
      expect(size).to.equal(6e6);
    });

    it("has everything stored by its button also where not even the words had fitted", async () => {
      await page.evaluate(async () => {
        state.cell("ask", "session").write(noise(6e6));
        await state.settled();
      });
      expect(await page.evaluate(() => [state.mode, told[0]!.error.message])).to.deep.equal([
        "memory",
        "The browser’s storage is full. What comes now lasts only while this tab is open. Deleting “oldest” and 1 more would free 7 MB.",
      ]);
      await act();
      expect(await page.evaluate(async () => (await state.cell<string>("ask", "session").read())!.value.length)).to.equal(6e6);
    });
  });

  it("F-K1 keeps five conversations beside 60 MB of files in a draft, past the sweep after a reload", async function () {
    this.timeout(60_000);
    const page = await open("large", (page) => page.evaluateOnNewDocument(NOISE));
    await page.evaluate(async () => {
      const list = await state.conversations("chat", "browser");
      for (const title of ["a", "b", "c", "d", "e"]) {
        list.create().write([{ role: "user", content: title }]);
        await state.settled();
      }
      const bytes = new Uint8Array(10e6);
      const files = Array.from({ length: 6 }, (_, index) => new File([bytes, `${index}`], `${index}.bin`));
      state.cell("ask", "session").write({ text: "", files });
      await state.settled();
    });
    // Once before the sweep of a page, and once after it.
    for (const wait of [false, true]) {
      await page.reload();
      const swept = page.waitForResponse((response) => response.url().includes("sweep"), { timeout: 20_000 });
      if (!wait) swept.catch(() => {});
      await openState(page, "large");
      if (wait) await swept;
      if (wait) await page.evaluate(() => state.settled());
      const left = await page.evaluate(async () => ({
        titles: (await (await state.conversations("chat", "browser")).list()).map(({ title }) => title).toSorted(),
        sizes: (await state.cell<{ files: File[] }>("ask", "session").read())!.value.files.map(({ size }) => size),
        notices,
      }));
      expect(left).to.deep.equal({ titles: ["a", "b", "c", "d", "e"], sizes: Array(6).fill(10e6 + 1), notices: [] });
    }
    await page.close();
  });

  const wipes = {
    "deleted from another tab": (page: Page) =>
      page.evaluate(
        () =>
          new Promise<void>((resolve, reject) => {
            const request = indexedDB.deleteDatabase("hf-blocks:wiped");
            request.onsuccess = () => resolve();
            request.onerror = request.onblocked = () => reject(new Error("It is held."));
          }),
      ),
    "emptied from another tab": (page: Page) =>
      page.evaluate(
        () =>
          new Promise<void>((resolve) => {
            const request = indexedDB.open("hf-blocks:wiped");
            request.onsuccess = () => {
              const transaction = request.result.transaction("records", "readwrite");
              transaction.objectStore("records").clear();
              transaction.oncomplete = () => (request.result.close(), resolve());
            };
          }),
      ),
    "deleted with all data of its site": async (page: Page) => {
      const session = await page.createCDPSession();
      await session.send("Storage.clearDataForOrigin", { origin: site.origin, storageTypes: "all" });
    },
  };
  for (const [how, wipe] of Object.entries(wipes)) {
    it(`F-K7 is filled again from three tabs after it was ${how}, while an answer streams`, async () => {
      const pages = [await open("wiped"), await open("wiped"), await open("wiped")];
      for (const [index, page] of pages.entries()) {
        await page.evaluate(async (index) => {
          state.cell("draft", "session").write({ text: `draft ${index}`, files: [new File(["bytes"], "a.txt")] });
          const list = await state.conversations("talk", "browser");
          list.create().write([{ role: "user", content: `question ${index}` }]);
          await state.settled();
        }, index);
      }
      // While the first one writes an answer.
      await pages[0]!.evaluate(async () => {
        const list = await state.conversations("talk", "browser");
        const [question] = (await list.current.read())!.value;
        let text = "";
        const grow = (streaming: boolean) =>
          list.current.write([question!, { role: "assistant", content: (text += "word ") }], { streaming });
        grow(true);
        const timer = setInterval(() => grow(true), 20);
        Object.assign(window, { end: () => (clearInterval(timer), grow(false), state.settled()) });
      });
      const other = await browser.newPage();
      await other.goto(site.origin);
      await wipe(other);
      await pages[0]!.waitForFunction(() => notices.includes("wiped"), { polling: 20 });
      await pages[0]!.evaluate(() => (window as unknown as { end(): Promise<void> }).end());
      for (const page of pages.slice(1)) await page.evaluate(() => state.refresh().then(() => state.settled()));
      for (const [index, page] of pages.entries()) {
        // In the midst of a deletion the browser may refuse for a moment, and that is told too.
        const told = await page.evaluate(() => [state.mode, notices.filter((kind) => kind !== "memory" && kind !== "stored")]);
        expect(told, `${index}`).to.deep.equal(["stored", ["wiped"]]);
        await page.reload();
        await openState(page, "wiped");
        const left = await page.evaluate(async () => {
          const list = await state.conversations("talk", "browser");
          const { value } = (await state.cell<{ text: string; files: File[] }>("draft", "session").read())!;
          return {
            draft: [value.text, await value.files[0]!.text()],
            messages: (await list.current.read())!.value.map(({ role, content, status }) =>
              role === "user" ? content : (status ?? "done"),
            ),
            titles: (await list.list()).map(({ title }) => title).toSorted(),
            lost: notices,
          };
        });
        expect(left, `${index}`).to.deep.equal({
          draft: [`draft ${index}`, "bytes"],
          messages: [`question ${index}`, ...(index === 0 ? ["done"] : [])],
          titles: ["question 0", "question 1", "question 2"],
          lost: [],
        });
      }
      await Promise.all([...pages, other].map((page) => page.close()));
      const cleaner = await open("wiped");
      await cleaner.evaluate(() => state.deleteAll());
      await cleaner.close();
    });
  }

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
    expect(result).to.deep.equal({ mode: "stored", notices: ["wiped"], shown: ["one", "two"], stored: true });
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
      expect({ ...result, messages: withoutIds(result.messages) }).to.deep.equal({
        mode: "memory",
        notices: ["memory"],
        messages: [{ role: "user", content: "Hi" }],
      });
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
