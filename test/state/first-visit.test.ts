import { expect } from "chai";
import { mock } from "node:test";
import type { ChatMessage } from "../../src/core/message.ts";
import { EarlyWords, holdsNothing, type EarlyValue } from "../../src/state/first-visit.ts";
import { FakeBrowser } from "./fake-browser.ts";

const beside = { view: undefined, default: "1.2", typed: true };
const value = (more: Partial<EarlyValue> = {}): EarlyValue => ({
  name: "box",
  scope: "session",
  value: "typed",
  beside,
  isFirst: true,
  ...more,
});
const MESSAGES = [
  { id: "a", role: "user", content: "One?" },
  { id: "b", role: "assistant", content: "On", status: "streaming" },
];

describe("an app of which a browser holds nothing yet", () => {
  it("is none once it has a database, a mark beside it, or words of a page that has gone", async () => {
    const browser = new FakeBrowser();
    const tab = browser.tab();
    expect(await holdsNothing("app", tab)).to.equal(true);
    for (const [storage, key] of [
      [tab.local!, "hf-blocks:app"],
      [tab.local!, "hf-blocks:app:last-words:page"],
      [tab.session!, "hf-blocks:app"],
      [tab.session!, "hf-blocks:app:last-words"],
    ] as const) {
      storage.setItem(key, "something");
      expect([await holdsNothing("app", tab), await holdsNothing("other", tab)], key).to.deep.equal([false, true]);
      storage.removeItem(key);
    }
    await (await browser.start(tab)).close();
    expect(await holdsNothing("app", browser.tab({ session: undefined, local: undefined }))).to.equal(false);
    expect(await holdsNothing("other", tab)).to.equal(true);
  });

  it("is none where the browser does not tell", async () => {
    const { indexedDB } = new FakeBrowser();
    const tab = (factory: object | undefined) => new FakeBrowser().tab({ indexedDB: factory as IDBFactory | undefined });
    const refuses = Object.assign(Object.create(indexedDB) as IDBFactory, { databases: () => Promise.reject(new Error("No.")) });
    const throws = Object.assign(Object.create(indexedDB) as IDBFactory, {
      databases: () => {
        throw new Error("No.");
      },
    });
    for (const factory of [undefined, {}, refuses, throws]) expect(await holdsNothing("app", tab(factory))).to.equal(false);
  });
});

describe("what a page held that was left before the state room had come", () => {
  it("is what the next page of its tab has, and what others have of the whole browser", async () => {
    const browser = new FakeBrowser();
    const tab = browser.tab();
    new EarlyWords("app", tab).leave([value(), value({ name: "all", scope: "browser", value: { text: "for all" } })]);
    const next = await browser.start(tab);
    expect((await next.cell("box", "session").read())?.value).to.equal("typed");
    expect((await next.cell("box", "session").read())?.default).to.equal("1.2");
    const other = await browser.start();
    expect((await other.cell("box", "session").read())?.value).to.equal(undefined);
    expect((await other.cell("all", "browser").read())?.value).to.deep.equal({ text: "for all" });
  });

  it("is stored from a tab that was closed, too", async () => {
    const browser = new FakeBrowser();
    new EarlyWords("app", browser.tab()).leave([value({ scope: "browser" })]);
    expect((await (await browser.start()).cell("box", "browser").read())?.value).to.equal("typed");
  });

  it("has a conversation in its order, and an answer that has broken off", async () => {
    const browser = new FakeBrowser();
    const tab = browser.tab();
    new EarlyWords("app", tab).leave([value({ name: "chat", value: MESSAGES, messages: "alone" })]);
    const found = (await (await browser.start(tab)).conversation("chat", "session").read())?.value;
    expect(found).to.deep.equal([MESSAGES[0], { ...MESSAGES[1], status: "interrupted" }]);
  });

  it("opens the conversation of a list that it was in, with its title, where the person has said something", async () => {
    const browser = new FakeBrowser();
    const tab = browser.tab();
    const early = new EarlyWords("app", tab);
    early.leave([
      value({ name: "chat", scope: "browser", value: MESSAGES, messages: "listed" }),
      value({ name: "welcome", scope: "browser", value: [MESSAGES[1]], messages: "listed" }),
    ]);
    const state = await browser.start(tab);
    const chats = await state.conversations("chat", "browser");
    expect((await chats.list()).map(({ title }) => title)).to.deep.equal(["One?"]);
    expect((await chats.current.read())?.value.map(({ id }) => id)).to.deep.equal(["a", "b"]);
    expect(await (await state.conversations("welcome", "browser")).list()).to.deep.equal([]);
  });

  it("is its words where it has files that have to wait", async () => {
    const browser = new FakeBrowser();
    const tab = browser.tab();
    const file = new File(["bytes"], "a.txt");
    const asked = [
      {
        id: "a",
        role: "user",
        content: [
          { type: "text", text: "What is this?" },
          { type: "file", file },
        ],
      },
    ];
    new EarlyWords("app", tab).leave([
      value({ name: "ask", value: { text: "words", files: [file] } }),
      value({ name: "chat", value: asked, messages: "alone" }),
    ]);
    const next = await browser.start(tab);
    expect((await next.cell("ask", "session").read())?.value).to.deep.equal({ text: "words", files: [] });
    expect((await next.conversation("chat", "session").read())?.value).to.deep.equal([
      { ...asked[0], content: [{ type: "text", text: "What is this?" }] },
    ]);
  });

  describe("beside what was stored", () => {
    beforeEach(() => mock.timers.enable({ apis: ["Date"], now: 1000 }));
    afterEach(() => mock.timers.reset());

    /** What comes back where a page left its words at 1000, and a value was stored then. */
    const foundWith = async (stored: number) => {
      const browser = new FakeBrowser();
      const tab = browser.tab();
      mock.timers.setTime(stored);
      const state = await browser.start(tab);
      state.cell("box", "browser").write("stored", { typed: true });
      await state.close();
      mock.timers.setTime(1000);
      new EarlyWords("app", tab).leave([value({ scope: "browser", value: "left", isFirst: false })]);
      return (await (await browser.start(tab)).cell("box", "browser").read())?.value;
    };

    it("counts where it is the later of the two", async () => expect(await foundWith(999)).to.equal("left"));

    it("counts where both are of one millisecond", async () => expect(await foundWith(1000)).to.equal("left"));

    it("does not count where another tab has stored something since", async () => expect(await foundWith(1001)).to.equal("stored"));
  });

  it("asks behind what was said before, without greeting again", async () => {
    const browser = new FakeBrowser();
    const tab = browser.tab();
    const state = await browser.start(tab);
    state.conversation("chat", "session").write(MESSAGES.map((message) => ({ ...message, status: "done" })) as ChatMessage[]);
    await state.close();
    const greeting = { id: "g", role: "assistant", content: "Hello" };
    const question = { id: "q", role: "user", content: "Two?" };
    const early = new EarlyWords("app", tab);
    early.leave([value({ name: "chat", value: [greeting], messages: "alone", isFirst: false })]);
    early.leave([value({ name: "chat", value: [greeting, question], messages: "alone", isFirst: false })]);
    const found = (await (await browser.start(tab)).conversation("chat", "session").read())?.value;
    expect(found?.map(({ id }) => id)).to.deep.equal(["a", "b", "q"]);
  });

  it("is forgotten where the page lives on", async () => {
    const browser = new FakeBrowser();
    const tab = browser.tab();
    const early = new EarlyWords("app", tab);
    early.leave([value()]);
    early.forget();
    expect((await (await browser.start(tab)).cell("box", "session").read())?.value).to.equal(undefined);
  });
});
