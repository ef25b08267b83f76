import { expect } from "chai";
import type { ChatMessage } from "../../src/core/message.ts";
import type { AppState } from "../../src/state/app-state.ts";
import type { Conversations } from "../../src/state/conversations.ts";
import type { Place } from "../../src/state/place.ts";
import { withoutIds } from "../without-ids.ts";
import { FakeBrowser } from "./fake-browser.ts";

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
});
