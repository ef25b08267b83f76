import { expect } from "chai";
import type { AppState } from "../../src/state/app-state.ts";
import type { Conversations } from "../../src/state/conversations.ts";
import type { Header } from "../../src/state/header.ts";
import { sweep } from "../../src/state/sweep.ts";
import { FakeBrowser } from "./fake-browser.ts";

const DAY = 24 * 60 * 60 * 1000;

describe("the limits of what is kept", () => {
  let browser: FakeBrowser, state: AppState;
  beforeEach(async () => {
    browser = new FakeBrowser();
    state = await browser.start();
  });
  afterEach(() => browser.close());

  /** Makes conversations of these ages in another tab, which then is closed. */
  async function conversations(ages: Record<string, number>): Promise<Conversations> {
    const tab = await browser.start();
    const made = await tab.conversations("chat", "browser");
    for (const [title, days] of Object.entries(ages)) {
      const { id } = made.create();
      made.current.write([{ role: "user", content: [{ type: "file", file: new File([title.repeat(100)], title), name: title }] }]);
      await tab.settled();
      const key = ["conv", "browser", "chat", id];
      await tab.home.records.change(async (writer) =>
        writer.put(key, { ...((await writer.get(key)) as Header), at: Date.now() - days * DAY, opened: 0 }),
      );
    }
    await tab.close();
    return state.conversations("chat", "browser");
  }
  const titles = async (list: Conversations) => (await list.list()).map(({ title }) => title);
  const blobs = () => state.home.records.read((reader) => reader.keys(["blob"]));

  it("drops conversations not used for 90 days, with their messages and files, and keeps the pinned", async () => {
    const list = await conversations({ new: 0, old: 91, kept: 92 });
    await list.pin((await list.list()).find(({ title }) => title === "kept")!.id);
    await sweep(state);
    expect(await titles(list)).to.have.members(["kept", "new"]);
    expect(await blobs()).to.have.length(2);
    expect(await state.home.records.read((reader) => reader.keys(["msg"]))).to.have.length(2);
  });

  it("keeps as many conversations as allowed, the newest", async () => {
    const list = await conversations({ a: 4, b: 3, c: 2, d: 1 });
    await sweep(state, { conversations: 2 });
    expect(await titles(list)).to.deep.equal(["d", "c"]);
  });

  it("drops the oldest until the files are small enough", async () => {
    const list = await conversations({ a: 4, b: 3, c: 2, d: 1 });
    await sweep(state, { files: 250 });
    expect(await titles(list)).to.deep.equal(["d", "c"]);
  });

  it("keeps a conversation that is open here", async () => {
    const list = await conversations({ a: 100 });
    await list.switch((await list.list())[0]!.id);
    await sweep(state, { conversations: 0, days: 0 });
    expect(await titles(list)).to.deep.equal(["a"]);
  });

  it("drops the session of a tab that has been gone for 7 days, and gives its values to the author", async () => {
    const [gone, recent, open] = [await browser.start(), await browser.start(), await browser.start()];
    for (const tab of [gone, recent, open]) {
      tab.cell("count", "session").write(4);
      tab.conversation("chat", "session").write([{ role: "user", content: "Hi" }]);
      await tab.settled();
    }
    for (const tab of [gone, open])
      await tab.home.records.change((writer) => writer.put(["tab", tab.tab], { v: 1, seen: Date.now() - 8 * DAY }));
    await gone.close();
    await recent.close();
    const deleted: unknown[] = [];
    state.cell("count", "session", { onDelete: (value) => deleted.push(value) });
    await sweep(state);
    expect(deleted).to.deep.equal([4]);
    const owners = (await state.home.records.read((reader) => reader.keys(["state"]))).map(([, owner]) => owner);
    expect(owners).to.have.members([recent.tab, open.tab]);
    expect(await state.home.records.read((reader) => reader.keys(["msg", gone.tab]))).to.deep.equal([]);
  });
});
