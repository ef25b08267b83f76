// Junk on the channel between two tabs, and in what they store.
import { expect } from "chai";
import type { Browser, Page } from "puppeteer-core";
import { openBrowser } from "./browser.ts";
import { openState, startStateSite, type StateSite, type StateWindow } from "./state-site.ts";

declare const state: StateWindow["state"];

describe("junk that another page of the origin leaves", () => {
  let site: StateSite, browser: Browser;
  before(async () => {
    site = await startStateSite();
    browser = await openBrowser();
  });
  after(async () => {
    await browser?.close();
    await site?.stop();
  });

  async function open(): Promise<Page & { readonly faults: string[] }> {
    const page = await browser.newPage();
    const faults: string[] = [];
    page.on("pageerror", (error) => faults.push(String(error)));
    page.on("console", (message) => void (message.type() === "error" && faults.push(message.text())));
    await page.goto(site.origin);
    await openState(page, "junk");
    await page.evaluate(() => addEventListener("unhandledrejection", ({ reason }) => console.error(`unhandled ${reason}`)));
    return Object.assign(page, { faults });
  }

  it("F-G10 on the channel disturbs no tab, and the next real change arrives", async () => {
    const [one, other] = [await open(), await open()];
    await other.evaluate(async () => {
      const chat = state.conversation("chat", "browser");
      await chat.read();
      chat.watch((messages) => Object.assign(window, { shown: messages }));
    });
    await one.evaluate(() => {
      const channel = new BroadcastChannel("hf-blocks:junk");
      const values = [
        undefined,
        null,
        0,
        1n,
        "",
        "changed",
        [],
        {},
        new Date(),
        new Map(),
        new Blob(["x"]),
        new Uint8Array(3),
        /x/,
        new Error("x"),
      ];
      const named = JSON.parse('{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}}') as object;
      const circle: { self?: unknown } = {};
      circle.self = circle;
      for (const value of [...values, named, circle]) {
        channel.postMessage(value);
        for (const type of ["changed", "ask", "held", "toString", "__proto__"])
          for (const field of ["key", "ids", "name"]) channel.postMessage({ type, key: ["msg", "chat", ""], [field]: value });
      }
      const holes: unknown[] = [];
      holes.length = 2 ** 32 - 1;
      channel.postMessage({ type: "changed", key: ["msg", "chat", ""], ids: holes });
    });
    await one.evaluate(async () => {
      state.conversation("chat", "browser").write([{ role: "user", content: "real" }]);
      await state.settled();
    });
    await other.waitForFunction(() => (window as unknown as { shown?: { content: string }[] }).shown?.[0]?.content === "real", {
      polling: 20,
    });
    expect(await other.evaluate(() => ("polluted" in {}) as boolean)).to.equal(false);
    expect([one.faults, other.faults]).to.deep.equal([[], []]);
    await Promise.all([one.close(), other.close()]);
  });

  it("F-G5 in a stored record pollutes nothing and takes nothing along", async () => {
    const page = await open();
    await page.evaluate(async () => {
      state.cell("it", "browser").write({ text: "kept", files: [new File(["abc"], "a.txt")] });
      await state.settled();
      const database = await new Promise<IDBDatabase>((resolve, reject) =>
        Object.assign(indexedDB.open("hf-blocks:junk"), {
          onsuccess: (event: Event) => resolve((event.target as IDBOpenDBRequest).result),
          onerror: reject,
        }),
      );
      const transaction = database.transaction("records", "readwrite");
      const cursor = transaction.objectStore("records").openCursor();
      cursor.onsuccess = () => {
        const found = cursor.result;
        const record = found?.value as { files?: object[] } | undefined;
        if (record?.files) {
          const path = ["__proto__", "polluted"];
          found!.update({
            ...record,
            files: [...record.files, { ...record.files[0], path }, { ...record.files[0], path: ["__proto__", "toString"], blob: "gone" }],
          });
        }
        found?.continue();
      };
      await new Promise((resolve) => (transaction.oncomplete = resolve));
      database.close();
    });
    await page.reload();
    await openState(page, "junk");
    const read = await page.evaluate(async () => {
      const { text, files } = (await state.cell<{ text: string; files: File[] }>("it", "browser").read())!.value;
      return [text, await files[0]!.text(), "polluted" in {}, typeof Object.prototype.toString];
    });
    expect(read).to.deep.equal(["kept", "abc", false, "function"]);
    expect(page.faults).to.deep.equal([]);
    await page.close();
  });
});
