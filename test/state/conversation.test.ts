import { expect } from "chai";
import { IDBObjectStore } from "fake-indexeddb";
import fc from "fast-check";
import { mergeMessages } from "../../src/core/merge-messages.ts";
import { withIds } from "../../src/core/message-ids.ts";
import type { ChatMessage } from "../../src/core/message.ts";
import type { AppState } from "../../src/state/app-state.ts";
import type { Conversation } from "../../src/state/conversation.ts";
import type { StoredScope } from "../../src/state/home.ts";
import type { Place } from "../../src/state/place.ts";
import { withoutIds } from "../without-ids.ts";
import { FakeBrowser } from "./fake-browser.ts";

const user = (content: string): ChatMessage => ({ role: "user", content });
const bot = (content: string): ChatMessage => ({ role: "assistant", content });
const words = (messages: readonly ChatMessage[] | undefined) => messages?.map(({ content }) => content);

describe("a stored conversation", () => {
  let browser: FakeBrowser, place: Place, state: AppState;
  beforeEach(async () => {
    browser = new FakeBrowser();
    place = browser.tab();
    state = await browser.start(place);
  });
  afterEach(() => browser.close());

  const chat = (of: AppState = state, scope: StoredScope = "session") => of.conversation("chat", scope);
  const read = async (of: AppState = state, scope: StoredScope = "session") => (await chat(of, scope).read())?.value;
  const reload = async () => (state = await browser.reload(state, place));
  const records = (of: AppState = state, scope = of.tab) => of.home.records.read((reader) => reader.list(["msg", scope, "chat", ""]));

  it("is undefined when there is none", async () => {
    expect(await chat().read()).to.equal(undefined);
  });

  it("is nothing any more once it is dropped, and is stored anew from then on", async () => {
    chat().write([user("Hi"), bot("Hello")]);
    await state.settled();
    chat().drop();
    expect([chat().known, await read()]).to.deep.equal([undefined, undefined]);
    chat().write([user("Again")]);
    await state.settled();
    expect(words(await read())).to.deep.equal(["Again"]);
  });

  it("brings its messages back in their order", async () => {
    const messages = Array.from({ length: 30 }, (_, index) => (index % 2 ? bot(`a${index}`) : user(`q${index}`)));
    chat().write(messages);
    await reload();
    expect(withoutIds(await read())).to.deep.equal(messages);
  });

  it("brings back parts with their files", async () => {
    const file = new File(["abc"], "a.png", { type: "image/png" });
    chat().write([
      {
        role: "user",
        content: [
          { type: "image", file, name: "a.png" },
          { type: "text", text: "What is it?" },
        ],
      },
    ]);
    await reload();
    const [message] = (await read())!;
    const [image, text] = message!.content as [{ file: File; name: string }, unknown];
    expect([image.file.name, image.file.type, await image.file.text(), text]).to.deep.equal([
      "a.png",
      "image/png",
      "abc",
      { type: "text", text: "What is it?" },
    ]);
  });

  it("writes only the messages that changed", async () => {
    const first = [user("one"), bot("two")];
    chat().write(first);
    await state.settled();
    const before = await records();
    chat().write([...first, user("three")]);
    await state.settled();
    const revisions = async () => new Map((await records()).map(([key, record]) => [key.at(-1), (record as { rev: string }).rev]));
    const after = await revisions();
    expect(after.size).to.equal(3);
    for (const [key, record] of before) expect(after.get(key.at(-1))).to.equal((record as { rev: string }).rev);
  });

  it("keeps one record for a message that grows without an id", async () => {
    for (const text of ["H", "He", "Hello"]) {
      chat().write([user("Hi"), bot(text)], { streaming: true });
      await state.settled();
    }
    expect(await records()).to.have.length(2);
    expect(words(await read())).to.deep.equal(["Hi", "Hello"]);
  });

  it("deletes what was cut off for a retry, and what was cleared", async () => {
    const all = [user("a"), bot("b"), user("c"), bot("d")];
    chat().write(all);
    await state.settled();
    chat().write(all.slice(0, 3));
    await state.settled();
    expect(await records()).to.have.length(3);
    chat().write([]);
    await reload();
    expect(await read()).to.equal(undefined);
    expect(await records()).to.deep.equal([]);
  });

  it("keeps a message that is in the list twice, in two records that stay", async () => {
    const again = user("again");
    chat().write([again, again]);
    await state.settled();
    const before = await records();
    chat().write([again, again, bot("What?")]);
    await state.settled();
    expect((await records()).map(([key]) => key)).to.include.deep.members(before.map(([key]) => key));
    await reload();
    expect(words(await read())).to.deep.equal(["again", "again", "What?"]);
  });

  it("passes over a message that cannot even be read, and shows the others", async () => {
    chat().write([user("a"), bot("b")]);
    await state.settled();
    const [broken] = (await records())[0]!;
    const { get, getAll } = IDBObjectStore.prototype;
    const unreadable = () => new DOMException("Failed to read large IndexedDB value", "DataError");
    IDBObjectStore.prototype.getAll = () => {
      throw unreadable();
    };
    IDBObjectStore.prototype.get = function (key) {
      if ((key as string[]).at(-1) === broken!.at(-1)) throw unreadable();
      return get.call(this, key);
    };
    try {
      await reload();
      expect(await read()).to.have.length(1);
      expect([state.mode, browser.kinds()]).to.deep.equal(["stored", ["corrupt"]]);
    } finally {
      Object.assign(IDBObjectStore.prototype, { get, getAll });
    }
  });

  it("keeps the order of a list that was put together anew", async () => {
    const [a, b, c] = [user("a"), bot("b"), user("c")];
    chat().write([a, b]);
    await state.settled();
    chat().write([c, b, a]);
    await reload();
    expect(words(await read())).to.deep.equal(["c", "b", "a"]);
  });

  it("marks an answer interrupted whose page is gone", async () => {
    chat().write([user("Hi"), bot("Hel")], { streaming: true });
    await state.settled();
    browser.crash(state);
    state = await browser.start(place);
    expect(withoutIds(await read())).to.deep.equal([user("Hi"), { ...bot("Hel"), status: "interrupted" }]);
  });

  it("keeps the status an answer ended with", async () => {
    chat().write([user("Hi"), bot("Hel")], { streaming: true });
    chat().write([user("Hi"), { ...bot("Hel"), status: "stopped" }]);
    await reload();
    expect((await read())!.at(-1)!.status).to.equal("stopped");
  });

  it("marks an answer done that was interrupted, once it is written again", async () => {
    chat().write([user("Hi"), bot("Hel")], { streaming: true });
    await state.settled();
    browser.crash(state);
    state = await browser.start(place);
    const [first] = (await read())!;
    chat().write([first!, bot("Hello")]);
    await reload();
    expect(withoutIds(await read())).to.deep.equal([user("Hi"), bot("Hello")]);
  });

  it("shows a running answer of another tab, and that it was interrupted as soon as that tab is gone", async () => {
    chat(state, "browser").write([user("Hi"), bot("Hel")], { streaming: true });
    await state.settled();
    const other = await browser.start();
    expect((await read(other, "browser"))!.at(-1)!.status).to.equal("streaming");
    const told = new Promise<readonly ChatMessage[]>((resolve) => chat(other, "browser").watch(resolve));
    browser.crash(state);
    expect((await told).at(-1)!.status).to.equal("interrupted");
  });

  it("shows another tab each step of an answer", async () => {
    const other = await browser.start();
    await read(other, "browser");
    const seen: unknown[] = [];
    const ended = new Promise<void>((resolve) =>
      chat(other, "browser").watch(
        (messages) => void (seen.push(messages.at(-1)!.content), messages.at(-1)!.content === "Hello" && resolve()),
      ),
    );
    for (const text of ["H", "Hel", "Hello"]) {
      chat(state, "browser").write([user("Hi"), bot(text)], { streaming: true });
      await state.settled();
    }
    await ended;
    expect(seen.at(-1)).to.equal("Hello");
  });

  it("gives the same objects again for messages that nobody else has changed", async () => {
    chat(state, "browser").write([user("a"), bot("b")], { streaming: true });
    await state.settled();
    const before = (await read(state, "browser"))!;
    await chat(state, "browser").refresh();
    (await read(state, "browser"))!.forEach((message, index) => expect(message).to.equal(before[index]));
  });

  it("keeps what another tab has added while a list without it was written", async () => {
    const other = await browser.start();
    chat(state, "browser").write([user("a")]);
    await state.settled();
    await read(other, "browser");
    chat(other, "browser").write([...(await read(other, "browser"))!, user("b")]);
    await other.settled();
    chat(state, "browser").write([user("a"), bot("c")]);
    await state.settled();
    const third = await browser.start();
    expect(words(await read(third, "browser"))).to.have.members(["a", "b", "c"]);
  });

  it("removes in all tabs what was cleared in one that showed it", async () => {
    const other = await browser.start();
    chat(state, "browser").write([user("a")]);
    await state.settled();
    await read(other, "browser");
    const told = new Promise((resolve) => chat(state, "browser").watch(resolve));
    chat(other, "browser").write([]);
    expect(await told).to.deep.equal([]);
    expect(await records(state, "browser")).to.deep.equal([]);
  });

  it("keeps the words of a message that holds something that is no data", async () => {
    const odd = { role: "user", content: "Hi", metadata: { call: () => 1 } } as ChatMessage;
    chat().write([odd, bot("Hello")]);
    await reload();
    expect(withoutIds(await read())).to.deep.equal([user("Hi"), bot("Hello")]);
    expect(browser.kinds()).to.deep.equal(["uncloneable"]);
  });

  it("sets a broken message aside, keeps those of later versions, and shows the others", async () => {
    chat().write([user("a"), bot("b")]);
    await state.settled();
    const key = (id: string) => ["msg", state.tab, "chat", "", id];
    const later = { v: 2, seq: 2, value: { of: "the future" } };
    await state.home.records.change((writer) => {
      writer.put(key("broken"), { v: 1, seq: "first" });
      writer.put(key("later"), later);
    });
    await reload();
    expect(words(await read())).to.deep.equal(["a", "b"]);
    expect(browser.kinds()).to.have.members(["corrupt", "newer"]);
    chat().write([]);
    await state.settled();
    expect(await records()).to.deep.equal([[key("later"), later]]);
  });

  it("F-K5 gives messages that were stored without an id theirs, and keeps their records", async () => {
    const key = (id: string) => ["msg", state.tab, "chat", "", id];
    const old = [
      [key("r1"), { v: 1, seq: 0, value: user("one") }],
      [key("r2"), { v: 1, seq: 1, value: { ...bot("two"), id: "named" } }],
      [key("r3"), { v: 1, seq: 2, value: { ...user("three"), id: "named" } }],
    ] as const;
    await state.home.records.change((writer) => old.forEach(([at, record]) => writer.put(at, record)));
    const before = (await read())!;
    expect(before.map(({ id }) => id)).to.deep.equal(["r1", "named", "r3"]);
    chat().write([...before, bot("four")]);
    await reload();
    expect(words(await read())).to.deep.equal(["one", "two", "three", "four"]);
    expect((await read())!.slice(0, 3).map(({ id }) => id)).to.deep.equal(["r1", "named", "r3"]);
    expect((await records()).map(([at]) => at.at(-1))).to.include.members(["r1", "r2", "r3"]);
  });

  it("F-K5 does not bring back a message that another tab has deleted while it grew here", async () => {
    // One that is not told.
    const late = await browser.start(browser.tab({ channels: undefined }));
    chat(late, "browser").write([user("Hi"), bot("Hel")], { streaming: true });
    await late.settled();
    const [question, answer] = (await read(late, "browser"))!;
    const other = await browser.start();
    await read(other, "browser");
    chat(other, "browser").write([]);
    await other.settled();
    const told = new Promise((resolve) => chat(late, "browser").watch(resolve));
    chat(late, "browser").write([question!, { ...answer!, content: "Hello" }], { streaming: true });
    // The question is not written again, and so not missed yet; its answer is.
    expect(await told).to.deep.equal([question]);
    expect(await read(await browser.start(), "browser")).to.equal(undefined);
  });

  it("starts a title from the first words of the first question", async () => {
    chat().write([bot("Welcome"), user("  How do I  bake bread that does not fall apart when I cut it into slices? ")]);
    await state.settled();
    const header = await state.home.records.read((reader) => reader.get(["conv", state.tab, "chat", ""]));
    expect((header as { title: string }).title).to.equal("How do I bake bread that does not fall apart when I cut it…");
  });

  it("loses no message of two tabs that write at any moments, and both see the same in the end", async function () {
    this.timeout(30_000);
    const step = fc.record({ tab: fc.integer({ min: 0, max: 1 }), grows: fc.boolean(), waits: fc.boolean(), knows: fc.boolean() });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 25 }), async (steps) => {
        const shared = new FakeBrowser();
        const tabs = await Promise.all([shared.start(), shared.start()]);
        const chats: Conversation[] = tabs.map((tab) => chat(tab, "browser"));
        // A handler that runs has a list of its own; one that starts has what is shown.
        const copies: (readonly ChatMessage[])[] = [[], []];
        const shown: (readonly ChatMessage[])[] = [[], []];
        await Promise.all(chats.map((one) => one.read()));
        chats.forEach((one, index) => one.watch((messages) => (shown[index] = messages)));
        const expected = new Set<string>();
        for (const [number, { tab, grows, waits, knows }] of steps.entries()) {
          const list = (knows ? shown : copies)[tab]!;
          const last = list.at(-1);
          const isGrowing = grows && last?.role === "assistant" && String(last.content).startsWith(`${tab}`);
          if (isGrowing) expected.delete(last.content as string);
          const message = isGrowing ? bot(`${String(last.content)}+`) : number % 2 ? bot(`${tab}.${number}`) : user(`${tab}.${number}`);
          expected.add(message.content as string);
          const mine = withIds([...(isGrowing ? list.slice(0, -1) : list), message], list);
          shown[tab] = mergeMessages(list, mine, shown[tab]!);
          copies[tab] = mine;
          chats[tab]!.write(shown[tab], { streaming: message.role === "assistant" });
          if (waits) await tabs[tab]!.settled();
        }
        await Promise.all(tabs.map((tab) => tab.settled()));
        await Promise.all(chats.map((one) => one.refresh()));
        const [first, second] = await Promise.all(tabs.map((tab) => read(tab, "browser")));
        expect(words(first)).to.deep.equal(words(second));
        await shared.close();
        const later = await shared.start();
        expect(words(await read(later, "browser"))).to.have.members([...expected]);
        await shared.close();
      }),
      { numRuns: 60 },
    );
  });

  it("is known at once as far as it was read", async () => {
    expect(chat().known).to.equal(undefined);
    chat().write([user("Hi")]);
    expect(words(chat().known)).to.deep.equal(["Hi"]);
    await reload();
    expect(chat().known).to.equal(undefined);
    await chat().ready();
    expect(words(chat().known)).to.deep.equal(["Hi"]);
  });

  it("keeps the status of a message that holds something that is no data", async () => {
    const odd = { ...bot("Hi"), status: "stopped", id: "odd", metadata: { call: () => 1 } } as ChatMessage;
    chat().write([user("Hello"), odd]);
    await reload();
    expect((await read())!.at(-1)).to.deep.equal({ role: "assistant", content: "Hi", status: "stopped", id: "odd" });
  });

  it("has no watcher any more who has stopped watching", async () => {
    const other = await browser.start();
    let calls = 0;
    await read(other, "browser");
    const stop = chat(other, "browser").watch(() => calls++);
    stop();
    const told = new Promise((resolve) => chat(other, "browser").watch(resolve));
    chat(state, "browser").write([user("Hi")]);
    await told;
    expect(calls).to.equal(0);
  });

  it("takes a new message without an id for none that another tab has added meanwhile", async () => {
    chat(state, "browser").write([user("a")]);
    await state.settled();
    await read(state, "browser");
    const other = await browser.start();
    chat(other, "browser").write([...(await read(other, "browser"))!, user("theirs")]);
    await other.settled();
    await chat(state, "browser").refresh();
    // Written by one who has seen only the first.
    chat(state, "browser").write([user("a"), user("mine")]);
    await state.settled();
    expect(words(await read(await browser.start(), "browser"))).to.have.members(["a", "theirs", "mine"]);
  });
});
