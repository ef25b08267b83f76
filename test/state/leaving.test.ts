import { expect } from "chai";
import type { ChatMessage } from "../../src/core/message.ts";
import type { AppState } from "../../src/state/app-state.ts";
import { markOf } from "../../src/state/last-words.ts";
import type { Place } from "../../src/state/place.ts";
import { withoutIds } from "../without-ids.ts";
import { FakeBrowser } from "./fake-browser.ts";

/** A page that is left in the moment in which something was written: what was not put then is lost. */
describe("a page that is left", () => {
  let browser: FakeBrowser, place: Place, state: AppState;
  beforeEach(async () => {
    browser = new FakeBrowser();
    place = browser.tab({ events: [new EventTarget(), Object.assign(new EventTarget(), { visibilityState: "hidden" })] });
    state = await browser.start(place);
    // The pause between two writes has begun, so nothing else is written by itself.
    state.cell("it", "session").write("first");
    state.conversation("chat", "session").write(
      [
        { role: "user", content: "Hi" },
        { role: "assistant", content: "H" },
      ],
      { streaming: true },
    );
    await state.settled();
  });
  afterEach(() => browser.close());

  const chatOf = (state: AppState) => state.conversation("chat", "session");
  const texts = async (state: AppState) => ((await chatOf(state).read())?.value ?? []).map(({ content }) => content);

  async function leave(type: string): Promise<AppState> {
    place.events![type === "pagehide" ? 0 : 1]!.dispatchEvent(new Event(type));
    browser.crash(state);
    return browser.start(place);
  }

  for (const type of ["pagehide", "freeze", "visibilitychange"]) {
    it(`has put its values and its answer at ${type}`, async () => {
      state.cell("it", "session").write("last");
      const chat = state.conversation("chat", "session");
      chat.write(
        [
          { role: "user", content: "Hi" },
          { role: "assistant", content: "Hello" },
        ],
        { streaming: true },
      );
      const after = await leave(type);
      expect((await after.cell("it", "session").read())?.value).to.equal("last");
      expect(withoutIds((await after.conversation("chat", "session").read())?.value)?.at(-1)).to.deep.equal({
        role: "assistant",
        content: "Hello",
        status: "interrupted",
      });
    });
  }

  it("goes on with its answer out of the back/forward cache, at whichever moment of its storing it went there", async () => {
    const question = { role: "user", content: "Hi" } as const;
    const cached = (type: string) => place.events![0]!.dispatchEvent(Object.assign(new Event(type), { persisted: true }));
    let text = "H";
    const write = (streaming: boolean) => chatOf(state).write([question, { role: "assistant", content: (text += "o") }], { streaming });
    for (let turns = 0; turns < 20; turns++) {
      write(true);
      const saving = chatOf(state).settle();
      for (let turn = 0; turn < turns; turn++) await new Promise((resolve) => setImmediate(resolve));
      cached("pagehide");
      const next = await browser.start(place);
      expect(await texts(next), `seen by the next page, ${turns}`).to.deep.equal(["Hi", text]);
      await next.close();
      cached("pageshow");
      await saving;
      await state.refresh();
      write(true);
      write(turns % 2 === 0);
      await state.settled();
      expect(await texts(state), `${turns}`).to.deep.equal(["Hi", text]);
    }
    expect(await texts(await leave("freeze"))).to.deep.equal(["Hi", text]);
  });

  it("remembers nothing of the errors that its own end brings", async () => {
    const chat = state.conversation("chat", "session");
    const [question, answer] = (await chat.read())!.value;
    place.events![0]!.dispatchEvent(new Event("pagehide"));
    chat.write([question!, { ...answer!, status: "error" }]);
    state.cell("it", "session").write("after the end");
    const after = await leave("visibilitychange");
    expect((await after.conversation("chat", "session").read())?.value.at(-1)?.status).to.equal("interrupted");
    expect((await after.cell("it", "session").read())?.value).to.equal("first");
  });

  it("has put a new message with its file", async () => {
    const file = new File(["abc"], "a.txt");
    const chat = state.conversation("chat", "session");
    const before = (await chat.read())!.value;
    chat.write([...before, { role: "user", content: [{ type: "file", file, name: "a.txt" }] }]);
    const after = await leave("pagehide");
    const message = (await after.conversation("chat", "session").read())!.value.at(-1)!;
    expect(await (message.content as unknown as [{ file: Blob }])[0].file.text()).to.equal("abc");
  });

  it("has deleted what was cleared", async () => {
    state.conversation("chat", "session").write([]);
    const after = await leave("pagehide");
    expect(await after.conversation("chat", "session").read()).to.equal(undefined);
  });

  it("shows other tabs what it has put for all of them, and nothing of its own", async () => {
    const other = await browser.start(browser.tab());
    const cell = other.cell("shared", "browser");
    await cell.read();
    let refreshes = 0;
    other.refresh = async () => void refreshes++;
    state.cell("it", "session").write("own");
    place.events![1]!.dispatchEvent(new Event("freeze"));
    await new Promise((resolve) => setImmediate(resolve));
    expect(refreshes).to.equal(0);
    const told = new Promise((resolve) => (other.refresh = async () => resolve("refreshed")));
    state.cell("shared", "browser").write("for all");
    place.events![1]!.dispatchEvent(new Event("freeze"));
    browser.crash(state);
    expect(await told).to.equal("refreshed");
  });

  it("stores what it put in haste once more where it lives on, with its files counted", async () => {
    const message: ChatMessage = { role: "user", content: [{ type: "file", file: new File(["abc"], "a.txt"), name: "a.txt" }] };
    state.conversation("chat", "session").write([message]);
    place.events![1]!.dispatchEvent(new Event("visibilitychange"));
    await state.settled();
    const blobs = await state.home.records.read((reader) => reader.list(["blob"]));
    expect(blobs.map(([, record]) => (record as { refs: number }).refs)).to.deep.equal([1]);
    const messages = await state.home.records.read((reader) => reader.list(["msg", state.tab, "chat"]));
    expect(messages).to.have.length(1);
  });

  it("takes back what it put in haste where it lives on: what is deleted afterwards stays deleted", async () => {
    const words = () => state.home.records.read((reader) => reader.keys(["words"]));
    state.cell("it", "session").write("last");
    place.events![1]!.dispatchEvent(new Event("visibilitychange"));
    expect(await words()).to.have.length(1);
    for (let left = 100; left > 0 && (await words()).length > 0; left--) await new Promise((resolve) => setTimeout(resolve, 5));
    expect(await words()).to.deep.equal([]);
    await state.cell("it", "session").forget();
    browser.crash(state);
    expect(await (await browser.start(place)).cell("it", "session").read()).to.equal(undefined);
  });

  it("reads again what others have stored when it comes into view: one that crashed has told nobody", async () => {
    const cell = state.cell("shared", "browser");
    await cell.read();
    const silent = await browser.start(browser.tab({ channels: undefined }));
    silent.cell("shared", "browser").write("stored and not said");
    await silent.settled();
    expect((await cell.read())?.value).to.equal(undefined);
    const told = new Promise((resolve) => cell.watch(resolve));
    Object.assign(place.events![1]!, { visibilityState: "visible" }).dispatchEvent(new Event("visibilitychange"));
    expect(await told).to.equal("stored and not said");
  });

  it("leaves nothing in the place of a record that is none", async () => {
    const key = ["state", "browser", "odd"];
    const unsaved = [{ key, record: "text", rev: "a.1", after: null }];
    await state.home.records.change((writer) => writer.put(["words", "somebody"], { v: 1, unsaved }));
    const other = await browser.start();
    expect(await other.home.records.read((reader) => reader.get(key))).to.equal(undefined);
  });

  it("puts in haste all that is data, whatever stands beside it", async () => {
    state.cell("odd", "session").write(() => 1);
    state.cell("it", "session").write("last");
    state.home.records.change = () => new Promise(() => {});
    const after = await leave("visibilitychange");
    expect((await after.cell("it", "session").read())?.value).to.equal("last");
  });

  it("undoes nothing of what it wrote after it was hidden", async () => {
    const words: unknown[] = [];
    state.home.records.putNow = (_, record) => void words.push(record);
    state.cell("shared", "browser").write("hidden");
    place.events![1]!.dispatchEvent(new Event("visibilitychange"));
    state.cell("shared", "browser").write("later");
    await state.settled();
    await state.home.records.change((writer) => writer.put(["words", state.home.tab.page], words[0]));
    const other = await browser.start();
    expect((await other.cell("shared", "browser").read())?.value).to.equal("later");
    expect(await other.home.records.read((reader) => reader.keys(["words"]))).to.deep.equal([]);
  });

  describe("whose transactions the browser drops", () => {
    beforeEach(() => {
      state.home.records.putNow = () => {};
    });

    it("leaves its value and its answer to the next page of the tab", async () => {
      state.cell("it", "session").write({ deep: ["last", null, 1.5, true] });
      const [question] = (await chatOf(state).read())!.value;
      chatOf(state).write([question!, { role: "assistant", content: "Hello" }], { streaming: true });
      const after = await leave("pagehide");
      expect((await after.cell("it", "session").read())?.value).to.deep.equal({ deep: ["last", null, 1.5, true] });
      expect(withoutIds((await chatOf(after).read())?.value)?.at(-1)).to.deep.equal({
        role: "assistant",
        content: "Hello",
        status: "interrupted",
      });
    });

    it("leaves it once: what is written later is not undone", async () => {
      state.cell("it", "session").write("last");
      const after = await leave("pagehide");
      after.cell("it", "session").write("later");
      await after.settled();
      browser.crash(after);
      expect((await (await browser.start(place)).cell("it", "session").read())?.value).to.equal("later");
    });

    it("leaves a new message, which has its place before those that come later", async () => {
      const before = (await chatOf(state).read())!.value;
      chatOf(state).write([...before, { role: "user", content: "New" }]);
      const after = await leave("pagehide");
      chatOf(after).write([...(await chatOf(after).read())!.value, { role: "assistant", content: "Later" }]);
      await after.settled();
      browser.crash(after);
      expect(await texts(await browser.start(place))).to.deep.equal(["Hi", "H", "New", "Later"]);
    });

    it("leaves the beginning of a conversation, with its title", async () => {
      state.conversation("other", "session", "one").write([{ role: "user", content: "How do I begin?" }]);
      const after = await leave("pagehide");
      const list = await after.conversations("other", "session");
      expect((await list.list()).map(({ title }) => title)).to.deep.equal(["How do I begin?"]);
    });

    it("leaves word of what was cleared", async () => {
      chatOf(state).write([]);
      expect(await texts(await leave("pagehide"))).to.deep.equal([]);
    });

    it("gives way to what another tab has written since", async () => {
      state.cell("shared", "browser").write("first");
      await state.settled();
      state.cell("shared", "browser").write("last words");
      place.events![0]!.dispatchEvent(new Event("pagehide"));
      browser.crash(state);
      const other = await browser.start(browser.tab());
      other.cell("shared", "browser").write("newer");
      await other.settled();
      expect((await (await browser.start(place)).cell("shared", "browser").read())?.value).to.equal("newer");
    });

    it("tells other tabs of what it left", async () => {
      state.cell("shared", "browser").write("first");
      await state.settled();
      const other = await browser.start(browser.tab());
      const cell = other.cell("shared", "browser");
      await cell.read();
      const told = new Promise((resolve) => cell.watch(resolve));
      state.cell("shared", "browser").write("last words");
      await leave("pagehide");
      expect(await told).to.equal("last words");
    });

    it("leaves a value in place of one that an earlier page has stored, unless another tab has written since", async () => {
      const before = await browser.start(browser.tab());
      for (const name of ["mine", "other's"]) before.cell(name, "browser").write("earlier");
      await before.close();
      for (const name of ["mine", "other's"]) await state.cell(name, "browser").read();
      const other = await browser.start(browser.tab({ channels: undefined }));
      other.cell("other's", "browser").write("since");
      await other.close();
      for (const name of ["mine", "other's"]) state.cell(name, "browser").write("last");
      const after = await leave("pagehide");
      expect((await after.cell("mine", "browser").read())?.value).to.equal("last");
      expect((await after.cell("other's", "browser").read())?.value).to.equal("since");
    });

    it("leaves nothing that is no JSON, and the rest all the same", async () => {
      const words: unknown[] = [
        Number.NaN,
        new Date(),
        new Map(),
        1n,
        undefined,
        [undefined],
        { at: new Date() },
        new File(["a"], "a.txt"),
      ];
      for (const [at, value] of words.entries()) state.cell(`odd ${at}`, "session").write(value);
      state.cell("it", "session").write("last");
      const after = await leave("pagehide");
      expect((await after.cell("it", "session").read())?.value).to.equal("last");
      for (const at of words.keys()) expect((await after.cell(`odd ${at}`, "session").read())?.value, `odd ${at}`).to.equal(undefined);
    });

    it("takes its words back when it comes out of the back/forward cache", async () => {
      const words = () => place.session!.getItem("hf-blocks:app:last-words");
      const hide = () => place.events![0]!.dispatchEvent(Object.assign(new Event("pagehide"), { persisted: true }));
      state.cell("it", "session").write("last");
      hide();
      expect(words()).to.contain("last");
      place.events![0]!.dispatchEvent(Object.assign(new Event("pageshow"), { persisted: true }));
      expect(words()).to.equal(null);
      await state.settled();
      expect((await state.cell("it", "session").read())?.value).to.equal("last");
    });

    it("leaves them to any page where the tab is closed for good", async () => {
      state.conversation("shared", "browser").write([{ role: "user", content: "Sent and gone" }]);
      state.cell("draft", "session").write("Typed and gone", { typed: true });
      for (const target of place.events!) target.dispatchEvent(new Event("pagehide"));
      browser.crash(state);
      const other = await browser.start();
      expect((await other.conversation("shared", "browser").read())?.value.map(({ content }) => content)).to.deep.equal(["Sent and gone"]);
      const kept = await other.home.records.read((reader) => reader.get(["state", state.tab, "draft"]));
      expect((kept as { value: unknown }).value).to.equal("Typed and gone");
      expect(place.local!.length).to.equal(1);
    });

    it("leaves none of a page that lives to others", async () => {
      const late = browser.tab();
      const living = await browser.start(late);
      living.cell("it", "session").write("mine");
      late.events![0]!.dispatchEvent(Object.assign(new Event("pagehide"), { persisted: false }));
      const words = place.local!.length;
      await browser.start();
      expect(place.local!.length).to.equal(words);
    });

    it("does not bring back what another tab has deleted", async () => {
      state.cell("it", "browser").write("last");
      place.events![0]!.dispatchEvent(new Event("pagehide"));
      browser.crash(state);
      const other = await browser.start(browser.tab());
      await other.deleteAll();
      const after = await browser.start(place);
      expect(await after.cell("it", "browser").read()).to.equal(undefined);
      expect(markOf(place, "app"), "nothing was stored since").to.equal("erased");
    });
  });
});
