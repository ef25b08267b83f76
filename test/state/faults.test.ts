import { expect } from "chai";
import type { ChatMessage } from "../../src/core/message.ts";
import type { AppState } from "../../src/state/app-state.ts";
import type { Conversations } from "../../src/state/conversations.ts";
import type { Place } from "../../src/state/place.ts";
import { withoutIds } from "../without-ids.ts";
import { FakeBrowser } from "./fake-browser.ts";
import { full, withPut } from "./faulty-disk.ts";

const user = (content: string): ChatMessage => ({ role: "user", content });

/** A factory that fails as told, over one that works. */
function faulty(factory: IDBFactory, open: (original: (name: string) => IDBOpenDBRequest, name: string) => unknown): IDBFactory {
  const original = factory.open.bind(factory);
  return new Proxy(factory, {
    get: (target, key) => (key === "open" ? (name: string) => open(original, name) : Reflect.get(target, key).bind(target)),
  });
}

function failingRequest(error: DOMException): unknown {
  const request: { error: DOMException; onerror?(): void } = { error };
  queueMicrotask(() => request.onerror?.());
  return request;
}

describe("storage that fails", () => {
  let browser: FakeBrowser;
  beforeEach(() => (browser = new FakeBrowser()));
  afterEach(() => browser.close());

  async function worksInMemory(state: AppState): Promise<void> {
    state.cell("it", "session").write("kept");
    state.conversation("chat", "browser").write([user("Hi")]);
    await state.settled();
    expect(state.mode).to.equal("memory");
    expect((await state.cell("it", "session").read())?.value).to.equal("kept");
    expect(withoutIds((await state.conversation("chat", "browser").read())?.value)).to.deep.equal([user("Hi")]);
    const { values, conversations } = JSON.parse(await (await state.exportAll()).text()) as { values: unknown[]; conversations: unknown[] };
    expect([values.length, conversations.length]).to.deep.equal([1, 1]);
  }

  it("leaves everything in memory where there is no IndexedDB, and says so once", async () => {
    await worksInMemory(await browser.start(browser.tab({ indexedDB: undefined })));
    expect(browser.kinds()).to.deep.equal(["memory"]);
  });

  it("leaves everything in memory where opening throws", async () => {
    const indexedDB = faulty(browser.indexedDB, () => {
      throw new DOMException("Not here.", "SecurityError");
    });
    await worksInMemory(await browser.start(browser.tab({ indexedDB })));
    expect(browser.kinds()).to.deep.equal(["memory"]);
  });

  it("leaves everything in memory where nothing else exists either", async () => {
    await worksInMemory(await browser.start({}));
    expect(browser.kinds()).to.deep.equal(["memory"]);
  });

  it("tries a second time when opening fails once", async () => {
    let failures = 1;
    const indexedDB = faulty(browser.indexedDB, (open, name) =>
      failures-- > 0 ? failingRequest(new DOMException("", "UnknownError")) : open(name),
    );
    const state = await browser.start(browser.tab({ indexedDB }));
    state.cell("it", "session").write(1);
    await state.settled();
    expect(state.mode).to.equal("stored");
    expect(browser.kinds()).to.deep.equal([]);
  });

  it("is not what a record is that nobody can store: that is said, and nothing has changed", async () => {
    const state = await browser.start();
    const failing = state.home.records.change((writer) => {
      writer.put(["state", "browser", "fine"], { v: 1, value: 1, at: 1 });
      writer.put(["state", "browser", "odd"], { v: 1, value: () => 1, at: 1 });
    });
    expect(await failing.catch((error: Error) => error.name)).to.equal("DataCloneError");
    expect([state.mode, await state.home.records.read((reader) => reader.keys(["state"])), browser.kinds()]).to.deep.equal([
      "stored",
      [],
      [],
    ]);
  });

  it("brings what was kept in memory to the disk once it works, when the person comes back", async () => {
    let isBroken = true;
    const indexedDB = faulty(browser.indexedDB, (open, name) =>
      isBroken ? failingRequest(new DOMException("", "UnknownError")) : open(name),
    );
    const place = browser.tab({ indexedDB, events: [visibleTarget()] });
    const state = await browser.start(place);
    await worksInMemory(state);
    isBroken = false;
    place.events![0]!.dispatchEvent(new Event("visibilitychange"));
    const after = await browser.reload(state, place);
    expect(browser.kinds()).to.deep.equal(["memory", "stored"]);
    expect((await after.cell("it", "session").read())?.value).to.equal("kept");
    expect(withoutIds((await after.conversation("chat", "browser").read())?.value)).to.deep.equal([user("Hi")]);
  });

  it("keeps what is written in the moment in which the disk works again", async () => {
    let isBroken = true;
    const indexedDB = faulty(browser.indexedDB, (open, name) =>
      isBroken ? failingRequest(new DOMException("", "UnknownError")) : open(name),
    );
    const place = browser.tab({ indexedDB });
    const state = await browser.start(place);
    state.cell("before", "session").write(1);
    await state.settled();
    isBroken = false;
    const recovered = state.home.records.recover();
    let changes = 0;
    // A change at every step of the way.
    const during = (async () => {
      let isOver = false;
      void recovered.then(() => (isOver = true));
      while (!isOver) {
        const number = changes++;
        void state.home.records.change((writer) => writer.put(["state", state.tab, `${number}`], { v: 1, value: number, at: Date.now() }));
        await new Promise((resolve) => setImmediate(resolve));
      }
    })();
    await Promise.all([recovered, during]);
    const after = await browser.reload(state, place);
    expect(changes).to.be.above(2);
    expect(await after.home.records.read((reader) => reader.keys(["state"]))).to.have.length(changes + 1);
  });

  describe("for a moment, after it had worked, and cannot even be read", () => {
    let isBroken = false;
    let place: Place, state: AppState, list: Conversations;
    const databases: IDBDatabase[] = [];
    const texts = (messages: readonly ChatMessage[] | undefined) => messages?.map(({ content }) => content);
    beforeEach(async () => {
      isBroken = false;
      const indexedDB = faulty(browser.indexedDB, (open, name) => {
        if (isBroken) return failingRequest(new DOMException("", "UnknownError"));
        const request = open(name);
        request.addEventListener("success", () => databases.push(request.result));
        return request;
      });
      place = browser.tab({ indexedDB });
      state = await browser.start(place);
      state.cell("draft", "session").write({ text: "Dear", files: [new File(["bytes"], "a.txt")] });
      list = await state.conversations("talk", "browser");
      list.create().write([user("What is a pear?")]);
      await state.settled();
      await list.rename(list.current.id, "Pears");
      await list.list();
      breakDown();
    });

    function breakDown(): void {
      isBroken = true;
      databases.at(-1)!.close();
    }

    async function holdsAll(): Promise<void> {
      expect(texts(list.current.known)).to.deep.equal(["What is a pear?", "A fruit."]);
      expect((await list.list()).map(({ title }) => title)).to.deep.equal(["Pears"]);
      const draft = (await state.cell<{ text: string; files: File[] }>("draft", "session").read())!.value;
      expect([draft.text, await draft.files[0]!.text()]).to.deep.equal(["Dear", "bytes"]);
    }

    async function works(): Promise<void> {
      isBroken = false;
      await state.home.records.recover();
      await state.settled();
      expect(state.mode).to.equal("stored");
      await holdsAll();
      state = await browser.reload(state, place);
      list = await state.conversations("talk", "browser");
      await holdsAll();
    }

    it("loses no answer to a question that is out of sight", async () => {
      list.current.write([...list.current.known!, { role: "assistant", content: "A fruit." }]);
      await state.settled();
      expect(state.mode).to.equal("memory");
      expect(texts(list.current.known)).to.deep.equal(["What is a pear?", "A fruit."]);
      await works();
    });

    it("loses no word of an answer that grows", async () => {
      const grow = (content: string, streaming: boolean) =>
        list.current.write([user("What is a pear?"), { role: "assistant", content }], { streaming });
      isBroken = false;
      grow("A", true);
      await state.settled();
      breakDown();
      grow("A fr", true);
      await state.settled();
      grow("A fruit.", false);
      await state.settled();
      await works();
    });

    it("empties nothing on the page that is read again", async () => {
      list.current.write([...list.current.known!, { role: "assistant", content: "A fruit." }]);
      await state.refresh();
      await holdsAll();
      await works();
    });
  });

  it("opens the database again after it was closed by force", async () => {
    const databases: IDBDatabase[] = [];
    const indexedDB = faulty(browser.indexedDB, (open, name) => {
      const request = open(name);
      request.addEventListener("success", () => databases.push(request.result));
      return request;
    });
    const state = await browser.start(browser.tab({ indexedDB }));
    for (const value of [1, 2]) {
      state.cell("it", "session").write(value);
      await state.settled();
      // Some browsers fire no `close` event then.
      databases.at(-1)!.close();
    }
    state.conversation("chat", "session").write([user("Hi")]);
    await state.settled();
    expect(state.mode).to.equal("stored");
    expect(databases).to.have.length.greaterThan(2);
    expect(browser.kinds()).to.deep.equal([]);
  });

  it("tries a second time when a transaction is aborted", async () => {
    const state = await browser.start();
    let aborts = 1;
    await withPut(
      (put, store, ...rest) => {
        if (aborts-- > 0) store.transaction.abort();
        return put(...rest);
      },
      async () => {
        state.conversation("chat", "session").write([user("Hi")]);
        await state.settled();
      },
    );
    expect(state.mode).to.equal("stored");
    expect(await state.home.records.read((reader) => reader.list(["msg"]))).to.have.length(1);
  });

  it("keeps a message in memory when the disk is full, with all that was stored before", async () => {
    const state = await browser.start();
    const chat = state.conversation("chat", "session");
    chat.write([user("before")]);
    await state.settled();
    await withPut(full, async () => {
      chat.write([user("before"), user("new")]);
      await state.settled();
    });
    expect([state.mode, browser.kinds()]).to.deep.equal(["memory", ["full"]]);
    expect(withoutIds((await chat.read())!.value)).to.deep.equal([user("before"), user("new")]);
    const { conversations } = JSON.parse(await (await state.exportAll()).text()) as { conversations: { messages: unknown[] }[] };
    expect(conversations[0]!.messages).to.have.length(2);
  });

  it("goes on in memory when another tab's deletion blocks the database, and stores everything once it is through", async function () {
    this.timeout(8000);
    // A connection of something that does not listen to `versionchange`.
    const holder = await new Promise<IDBDatabase>((resolve) => {
      const request = browser.indexedDB.open("hf-blocks:app");
      request.onsuccess = () => resolve(request.result);
    });
    browser.indexedDB.deleteDatabase("hf-blocks:app");
    const place = browser.tab({ events: [visibleTarget()] });
    const state = await browser.start(place);
    await worksInMemory(state);
    holder.close();
    place.events![0]!.dispatchEvent(new Event("visibilitychange"));
    const after = await browser.reload(state, place);
    expect((await after.cell("it", "session").read())?.value).to.equal("kept");
  });
});

function visibleTarget(): EventTarget {
  return Object.assign(new EventTarget(), { visibilityState: "visible" });
}
