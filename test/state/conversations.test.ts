import { expect } from "chai";
import type { ChatMessage } from "../../src/core/message.ts";
import type { AppState } from "../../src/state/app-state.ts";
import type { Conversations } from "../../src/state/conversations.ts";
import { deleteConversations } from "../../src/state/delete-conversations.ts";
import type { Place } from "../../src/state/place.ts";
import { withoutIds } from "../without-ids.ts";
import { FakeBrowser } from "./fake-browser.ts";
import { FakeClock } from "./fake-clock.ts";

const user = (content: string): ChatMessage => ({ role: "user", content });
const bot = (content: string): ChatMessage => ({ role: "assistant", content });

describe("the conversations of a chatbot", () => {
  let browser: FakeBrowser, place: Place, state: AppState, list: Conversations;
  beforeEach(async () => {
    browser = new FakeBrowser();
    place = browser.tab();
    state = await browser.start(place);
    list = await state.conversations("chat", "browser");
  });
  afterEach(() => browser.close());

  const titles = async (of = list) => (await of.list()).map(({ title }) => title);
  const begin = async (...messages: ChatMessage[]) => {
    const conversation = list.create();
    conversation.write(messages);
    await state.settled();
    return conversation;
  };

  it("begin with an empty one that is in no list", async () => {
    expect(await list.current.read()).to.equal(undefined);
    expect(await list.list()).to.deep.equal([]);
  });

  it("are stored from the person's first message on, under its first words", async () => {
    const conversation = list.current;
    conversation.write([bot("Welcome!")]);
    await state.settled();
    expect(await titles()).to.deep.equal([]);
    conversation.write([bot("Welcome!"), user("Where is the station?")]);
    await state.settled();
    expect(await titles()).to.deep.equal(["Where is the station?"]);
    expect((await conversation.read())!.value).to.have.length(2);
  });

  it("are called after the file where a question has no words", async () => {
    await begin({ role: "user", content: [{ type: "image", file: new File(["a"], "receipt.png"), name: "receipt.png" }] });
    expect(await titles()).to.deep.equal(["receipt.png"]);
  });

  it("open the same one after a reload, and another in another tab", async () => {
    await begin(user("one"));
    const two = await begin(user("two"));
    state = await browser.reload(state, place);
    expect((await state.conversations("chat", "browser")).current.id).to.equal(two.id);
    const other = await (await browser.start()).conversations("chat", "browser");
    expect(await other.current.read()).to.equal(undefined);
    expect(await titles(other)).to.have.members(["one", "two"]);
  });

  it("count as used when they are open at the start, once a day", async () => {
    const one = await begin(user("one"));
    const key = ["conv", "browser", "chat", one.id];
    const opened = async () => ((await state.home.records.read((reader) => reader.get(key))) as { opened: number }).opened;
    await state.home.records.change(async (writer) => writer.put(key, { ...((await writer.get(key)) as object), opened: 5 }));
    state = await browser.reload(state, place);
    await state.conversations("chat", "browser");
    const first = await opened();
    expect(first).to.be.above(5);
    state = await browser.reload(state, place);
    await state.conversations("chat", "browser");
    expect(await opened()).to.equal(first);
  });

  it("count as used no second time on the same day", async () => {
    const one = await begin(user("one"));
    const opened = async () =>
      ((await state.home.records.read((reader) => reader.get(["conv", "browser", "chat", one.id]))) as { opened: number }).opened;
    const before = await opened();
    const clock = new FakeClock();
    try {
      clock.set(0.9);
      state = await browser.reload(state, place);
      await state.conversations("chat", "browser");
      expect(await opened()).to.equal(before);
      clock.set(1.1);
      state = await browser.reload(state, place);
      await state.conversations("chat", "browser");
      expect(await opened()).to.be.above(before);
    } finally {
      clock.stop();
    }
  });

  it("switch, and each keeps its messages", async () => {
    const one = await begin(user("one"));
    await begin(user("two"));
    expect(withoutIds((await (await list.switch(one.id)).read())!.value)).to.deep.equal([user("one")]);
    expect(list.current.id).to.equal(one.id);
  });

  it("keep the title that a person gave", async () => {
    const one = await begin(user("one"));
    await list.rename(one.id, "Groceries");
    one.write([...(await one.read())!.value, bot("Yes?"), user("Milk")]);
    await state.settled();
    expect(await titles()).to.deep.equal(["Groceries"]);
  });

  it("show the pinned first, then the newest", async () => {
    const one = await begin(user("one"));
    await begin(user("two"));
    await list.pin(one.id);
    expect(await titles()).to.deep.equal(["one", "two"]);
    await list.pin(one.id, false);
    const [first] = await list.list();
    expect(first!.pinned).to.equal(false);
  });

  it("are found by words in their titles and messages", async () => {
    const one = await begin(user("one"), bot("The Blue whale is large."));
    await begin(user("two"), bot("Nothing here."));
    await list.rename(one.id, "Animals");
    const found = async (text: string) => (await list.search(text)).map(({ title }) => title);
    expect(await found("whale blue")).to.deep.equal(["Animals"]);
    expect(await found("animals large")).to.deep.equal(["Animals"]);
    expect(await found("whale nothing")).to.deep.equal([]);
    expect(await found("")).to.have.length(2);
  });

  it("are deleted with their files, and come back with them", async () => {
    const file = new File(["abc"], "a.png", { type: "image/png" });
    const one = await begin({ role: "user", content: [{ type: "image", file, name: "a.png" }] });
    const undo = await list.delete(one.id);
    expect(list.current.id).not.to.equal(one.id);
    expect(await state.home.records.read((reader) => reader.keys(["msg"]))).to.deep.equal([]);
    expect(await state.home.records.read((reader) => reader.keys(["blob"]))).to.deep.equal([]);
    await undo();
    expect(await titles()).to.deep.equal(["a.png"]);
    const [message] = (await (await list.switch(one.id)).read())!.value;
    expect(await (message!.content as unknown as [{ file: File }])[0].file.text()).to.equal("abc");
  });

  it("tell when the list changes, in other tabs too", async () => {
    const other = await (await browser.start()).conversations("chat", "browser");
    const told = new Promise<void>((resolve) => other.watch(resolve));
    await begin(user("one"));
    await told;
    expect(await titles(other)).to.deep.equal(["one"]);
  });

  it("belong to one tab in scope session", async () => {
    const own = await state.conversations("chat", "session");
    own.current.write([user("mine")]);
    await state.settled();
    const other = await (await browser.start()).conversations("chat", "session");
    expect([await titles(own), await titles(other)]).to.deep.equal([["mine"], []]);
  });

  it("that are deleted go in other tabs too, and come back there", async () => {
    for (const scope of ["browser", "session"] as const) {
      const own = await state.conversations("talks", scope);
      own.current.write([user("one"), bot("two")]);
      await state.settled();
      const { id } = own.current;
      const reader = scope === "browser" ? await browser.start() : state;
      const shown = async () => ((await reader.conversation("talks", scope, id).read())?.value ?? []).length;
      expect(await shown()).to.equal(2);
      const changes = (): Promise<unknown> => new Promise((resolve) => reader.conversation("talks", scope, id).watch(resolve));
      const gone = changes();
      const undo = await own.delete(id);
      await gone;
      expect(await shown()).to.equal(0);
      const back = changes();
      await undo();
      await back;
      expect(await shown()).to.equal(2);
    }
  });

  it("that come back stand in front of what was said in them since, in their order", async () => {
    const one = await begin(user("one"), bot("two"));
    const undo = await list.delete(one.id);
    const again = state.conversation("chat", "browser", one.id);
    expect(await again.read()).to.equal(undefined);
    again.write([user("since")]);
    await state.settled();
    await undo();
    expect((await again.read())!.value.map(({ content }) => content)).to.deep.equal(["one", "two", "since"]);
  });

  it("that come back together have each its own order", async () => {
    const [one, two] = [await begin(user("one"), bot("1")), await begin(user("two"), bot("2"))];
    const keys = [one, two].map(({ id }) => ["conv", "browser", "chat", id]);
    const undo = await deleteConversations(state, keys);
    expect([await one.read(), await two.read(), await titles()]).to.deep.equal([undefined, undefined, []]);
    one.write([user("since")]);
    await state.settled();
    await undo();
    const shown = async ({ id }: { id: string }) =>
      (await (await browser.start()).conversation("chat", "browser", id).read())!.value.map(({ content }) => content);
    expect([await shown(one), await shown(two)]).to.deep.equal([
      ["one", "1", "since"],
      ["two", "2"],
    ]);
  });

  describe("that are deleted in another tab, where nobody has told this one yet,", () => {
    const question: ChatMessage = { ...user("Where to?"), id: "question" };
    const growing = (content: string): ChatMessage => ({ ...bot(content), id: "answer", status: "streaming" });
    let conversation: typeof list.current;
    let other: AppState;
    const records = () => other.home.records.read((reader) => reader.keys(["msg", "browser", "chat", conversation.id]));
    const remove = () =>
      other.home.records.change(async (writer) => {
        for (const kind of ["msg", "conv"])
          for (const key of await writer.keys([kind, "browser", "chat", conversation.id])) writer.remove(key);
      });
    const leave = () => {
      for (const target of place.events!) target.dispatchEvent(new Event("pagehide"));
      browser.crash(state);
    };
    beforeEach(async () => {
      other = await browser.start();
      conversation = await begin(question);
    });

    it("get no answer to a question that is gone", async () => {
      conversation.write([question, growing("To")], { streaming: true });
      await remove();
      await state.settled();
      expect(await records()).to.deep.equal([]);
    });

    for (const [what, store] of [
      ["an answer that was stored", () => state.settled()],
      ["an answer that was not stored", () => {}],
    ] as const)
      it(`do not come back by the last words of a page: ${what}`, async () => {
        conversation.write([question, growing("To")], { streaming: true });
        await store();
        conversation.write([question, growing("To the")], { streaming: true });
        await remove();
        leave();
        const next = await browser.start(place);
        expect(await (await (await next.conversations("chat", "browser")).switch(conversation.id)).read()).to.equal(undefined);
        expect(await records()).to.deep.equal([]);
      });

    it("do not come back by the last words of a page: an answer that was replaced", async () => {
      conversation.write([question, growing("To")], { streaming: true });
      await state.settled();
      conversation.write([question, growing("To the")], { streaming: true });
      const key = ["msg", "browser", "chat", conversation.id, "answer"];
      await other.home.records.change((writer) => writer.remove(key));
      leave();
      const next = await browser.start(place);
      const read = await (await (await next.conversations("chat", "browser")).switch(conversation.id)).read();
      expect(read!.value.map(({ id }) => id)).to.deep.equal(["question"]);
    });

    it("keep an answer that was not stored behind its question, whatever was asked since", async () => {
      conversation.write([question, growing("To")], { streaming: true });
      place.events![0]!.dispatchEvent(new Event("pagehide"));
      const since = other.conversation("chat", "browser", conversation.id);
      await since.read();
      since.write([...(since.known ?? []), { ...user("And now?"), id: "since" }]);
      browser.crash(state);
      await other.settled();
      const next = await browser.start(place);
      const read = await (await (await next.conversations("chat", "browser")).switch(conversation.id)).read();
      expect(read!.value.map(({ id }) => id)).to.deep.equal(["question", "answer", "since"]);
    });

    it("keep what was asked in them since", async () => {
      await remove();
      const again: ChatMessage = { ...user("And now?"), id: "again" };
      conversation.write([question, again, growing("Now")], { streaming: true });
      leave();
      const next = await browser.start(place);
      const read = await (await (await next.conversations("chat", "browser")).switch(conversation.id)).read();
      expect(read!.value.map(({ id }) => id)).to.include.members(["again", "answer"]);
    });
  });

  it("that come back were not going on meanwhile", async () => {
    const one = list.create();
    one.write([user("one"), bot("tw")], { streaming: true });
    await state.settled();
    const undo = await list.delete(one.id);
    await undo();
    expect((await one.read())!.value.at(-1)).to.include({ content: "tw", status: "interrupted" });
  });

  it("other than the one that is deleted stay open, and are told of it", async () => {
    const one = await begin(user("one"));
    const two = await begin(user("two"));
    let calls = 0;
    list.watch(() => calls++);
    await list.delete(one.id);
    expect([list.current.id, calls > 0]).to.deep.equal([two.id, true]);
    expect(await titles()).to.deep.equal(["two"]);
  });

  it("tell nobody any more who has stopped watching", async () => {
    let calls = 0;
    const stop = list.watch(() => calls++);
    stop();
    await begin(user("one"));
    expect(calls).to.equal(0);
  });

  it("of a later version stay as they are", async () => {
    const key = ["conv", "browser", "chat", "later"];
    const later = { v: 2, next: 1, title: "From the future", at: 1, opened: 1 };
    await state.home.records.change((writer) => writer.put(key, later));
    await list.rename("later", "Mine");
    await list.pin("later");
    expect(await state.home.records.read((reader) => reader.get(key))).to.deep.equal(later);
    await list.rename("none", "Mine");
    expect(await titles()).to.deep.equal(["From the future"]);
  });
});
