import { expect } from "chai";
import { IDBObjectStore } from "fake-indexeddb";
import type { ChatMessage } from "../../src/core/message.ts";
import type { AppState } from "../../src/state/app-state.ts";
import type { BlobRecord } from "../../src/state/blobs.ts";
import type { Place } from "../../src/state/place.ts";
import type { FakeStorage } from "./fake-parts.ts";
import { FakeBrowser } from "./fake-browser.ts";

const NAME = "hf-blocks:app";
const user = (content: string): ChatMessage => ({ role: "user", content });
const done = (request: IDBRequest | IDBTransaction) =>
  new Promise<void>((resolve, reject) => {
    Object.assign(request, { onsuccess: resolve, oncomplete: resolve, onerror: () => reject(request.error as Error) });
  });

describe("a database that something else has deleted", () => {
  let browser: FakeBrowser, place: Place, state: AppState;
  beforeEach(async () => {
    browser = new FakeBrowser();
    place = browser.tab();
    state = await browser.start(place);
  });
  afterEach(() => browser.close());

  const ways: Record<string, () => Promise<void>> = {
    "by its deletion": () => done(browser.indexedDB.deleteDatabase(NAME)),
    "by clearing its store": () => inStore((store) => store.clear()),
    "with all that is kept beside it": async () => {
      browser.local.clear();
      (place.session as FakeStorage).clear();
      await done(browser.indexedDB.deleteDatabase(NAME));
    },
  };
  /** As developer tools do. */
  async function inStore(work: (store: IDBObjectStore) => void): Promise<void> {
    const open = browser.indexedDB.open(NAME);
    await done(open);
    const transaction = open.result.transaction("records", "readwrite");
    work(transaction.objectStore("records") as never);
    await done(transaction);
    open.result.close();
  }
  const picture = () => new File(["bytes"], "a.txt");
  /** A draft with a file, a count of all tabs, a conversation, and a named one of a list. */
  async function fill(): Promise<void> {
    state.cell("draft", "session").write({ text: "Dear", files: [picture()] }, { view: { caret: 2 } });
    state.cell("count", "browser").write(1);
    state.conversation("chat", "session").write([user("Hi"), { role: "assistant", content: "Hello" }]);
    const list = await state.conversations("talk", "browser");
    list.create().write([user("What is a pear?")]);
    await state.settled();
    await list.rename(list.current.id, "Pears");
    await list.list();
    await state.settled();
  }
  async function check(after: AppState, chat: readonly string[] = ["Hi", "Hello"]): Promise<void> {
    const draft = (await after.cell<{ text: string; files: File[] }>("draft", "session").read())!;
    expect([draft.value.text, await draft.value.files[0]!.text(), draft.view]).to.deep.equal(["Dear", "bytes", { caret: 2 }]);
    expect((await after.conversation("chat", "session").read())?.value.map(({ content }) => content)).to.deep.equal(chat);
    const list = await after.conversations("talk", "browser");
    expect((await list.list()).map(({ title }) => title)).to.deep.equal(["Pears"]);
    expect((await list.current.read())?.value.map(({ content }) => content)).to.deep.equal(["What is a pear?"]);
  }

  for (const [way, wipe] of Object.entries(ways)) {
    it(`F-K7 ${way}: the next write stores again all that the page holds, with pointers and marks, and tells`, async () => {
      await fill();
      await wipe();
      state.cell("count", "browser").write(2);
      await state.settled();
      expect([browser.kinds(), state.home.records.generation]).to.deep.equal([["wiped"], 1]);
      expect(browser.local.getItem(NAME)).to.equal("stored");
      const after = await browser.reload(state, place);
      expect(after.tab).to.equal(state.tab);
      await check(after);
      expect((await after.cell("count", "browser").read())?.value).to.equal(2);
      const blobs = await after.home.records.read((reader) => reader.list(["blob"]));
      expect(blobs.map(([, record]) => (record as BlobRecord).refs)).to.deep.equal([1]);
      expect(await after.home.records.read((reader) => reader.keys(["tab"]))).to.deep.equal([["tab", after.tab]]);
    });

    it(`F-K7 ${way}: reading again empties nothing on the page, and stores it`, async () => {
      await fill();
      await wipe();
      await state.refresh();
      await check(state);
      await state.settled();
      expect(browser.kinds()).to.deep.equal(["wiped"]);
      await check(await browser.reload(state, place));
    });

    it(`F-K7 ${way} while an answer streams: the whole of it is there afterwards`, async () => {
      await fill();
      const chat = state.conversation("chat", "session");
      const before = (await chat.read())!.value;
      const stream = (content: string, streaming = true) =>
        chat.write([...before, user("More"), { role: "assistant", content }], { streaming });
      stream("A");
      await state.settled();
      await wipe();
      stream("An");
      await state.settled();
      stream("An answer", false);
      await state.settled();
      await check(await browser.reload(state, place), ["Hi", "Hello", "More", "An answer"]);
      expect(browser.kinds()).to.deep.equal(["wiped"]);
    });
  }

  it("F-K7 two tabs store again what each of them holds, and neither undoes the other", async () => {
    await fill();
    const otherPlace = browser.tab();
    const other = await browser.start(otherPlace);
    other.cell("draft", "session").write("of the other");
    await other.settled();
    await ways["by its deletion"]!();
    state.cell("count", "browser").write(2);
    other.cell("draft", "session").write("of the other, more");
    await Promise.all([state.settled(), other.settled()]);
    await Promise.all([state.settled(), other.settled()]);
    await check(await browser.reload(state, place));
    expect((await (await browser.reload(other, otherPlace)).cell("draft", "session").read())?.value).to.equal("of the other, more");
  });

  it("F-K7 a database of an older version, without an id, gets one and is none that was deleted", async () => {
    await fill();
    await state.close();
    await inStore((store) => store.put({ v: 1 }, ["meta"]));
    const after = await browser.start(place);
    const other = await browser.start();
    for (const tab of [after, other]) {
      tab.cell("count", "browser").write(tab.tab);
      await tab.settled();
    }
    await after.refresh();
    expect(browser.kinds()).to.deep.equal([]);
    expect(await after.home.records.read((reader) => reader.get(["meta"]))).to.have.property("id");
  });

  it("F-K7 does not undo what the app itself has deleted in another tab, however late this one hears of it", async () => {
    await fill();
    const silent = browser.tab({ channels: undefined });
    const late = await browser.start(silent);
    late.cell("draft", "session").write("late");
    await late.settled();
    await state.deleteAll();
    late.cell("draft", "session").write("later");
    await late.settled();
    expect(browser.kinds()).to.deep.equal([]);
    expect(await late.home.records.read((reader) => reader.list(["state"]))).to.deep.equal([]);
    expect(await late.cell("draft", "session").read()).to.equal(undefined);
  });

  it("F-K7 does not undo it either once something was stored anew", async () => {
    await fill();
    const late = await browser.start(browser.tab({ channels: undefined }));
    late.cell("draft", "session").write("late");
    await late.settled();
    await state.deleteAll();
    state.cell("count", "browser").write("new");
    await state.settled();
    late.cell("draft", "session").write("later");
    await late.settled();
    const values = await state.home.records.read((reader) => reader.list(["state"]));
    expect(values.map(([, record]) => (record as { value: unknown }).value)).to.deep.equal(["new"]);
    late.cell("draft", "session").write("after");
    await late.settled();
    expect((await late.cell("draft", "session").read())?.value).to.equal("after");
    expect(await state.home.records.read((reader) => reader.list(["state"]))).to.have.length(2);
  });

  it("F-K7 stores what is written after a deletion that came while something was being stored", async () => {
    await fill();
    const { records } = state.home;
    await records.change(() => {
      state.dropAll();
      browser.local.setItem(NAME, "erased");
    });
    await done(browser.indexedDB.deleteDatabase(NAME));
    state.cell("draft", "session").write("new");
    await state.settled();
    expect([browser.kinds(), (await (await browser.reload(state, place)).cell("draft", "session").read())?.value]).to.deep.equal([
      [],
      "new",
    ]);
  });

  it("F-K7 keeps the id of the database when it waits for the disk", async () => {
    await fill();
    const id = await state.home.records.read((reader) => reader.get(["meta"]));
    await state.home.records.change(() => {});
    await state.home.records.sync();
    expect(await state.home.records.read((reader) => reader.get(["meta"]))).to.deep.equal(id);
  });

  it("F-K7 stores everything again after a deletion for which the page had gone on in memory", async () => {
    await fill();
    const original = IDBObjectStore.prototype.put;
    IDBObjectStore.prototype.put = () => {
      throw new DOMException("Broken.", "UnknownError");
    };
    state.cell("count", "browser").write(2);
    await state.settled().finally(() => (IDBObjectStore.prototype.put = original));
    await ways["by its deletion"]!();
    // By itself, a little later.
    await new Promise<void>((resolve) => {
      const check = () => (browser.kinds().includes("stored") ? resolve() : void setTimeout(check, 20));
      check();
    });
    await state.settled();
    expect(browser.kinds()).to.have.members(["memory", "stored", "wiped"]);
    await check(await browser.reload(state, place));
  });
});
