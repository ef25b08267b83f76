import { expect } from "chai";
import { AppState } from "../../src/state/app-state.ts";
import type { Conversations } from "../../src/state/conversations.ts";
import { sweep, widest } from "../../src/state/sweep.ts";
import { FakeBrowser } from "./fake-browser.ts";
import { FakeClock } from "./fake-clock.ts";

describe("the limits of what is kept", () => {
  let browser: FakeBrowser, state: AppState, clock: FakeClock;
  beforeEach(async () => {
    clock = new FakeClock();
    browser = new FakeBrowser();
    state = await browser.start();
  });
  afterEach(async () => {
    clock.stop();
    await browser.close();
  });

  /** Makes conversations of these ages in another tab, which then is closed. */
  async function conversations(ages: Record<string, number>, bytes = 100): Promise<Conversations> {
    const tab = await browser.start();
    const made = await tab.conversations("chat", "browser");
    for (const [title, days] of Object.entries(ages)) {
      clock.set(-days);
      made.create();
      made.current.write([{ role: "user", content: [{ type: "file", file: new File([title.repeat(bytes)], title), name: title }] }]);
      await tab.settled();
    }
    clock.set(0);
    made.create();
    await tab.close();
    return state.conversations("chat", "browser");
  }
  const titles = async (list: Conversations) => (await list.list()).map(({ title }) => title);
  const count = async (kind: string) => (await state.home.records.read((reader) => reader.keys([kind]))).length;
  const swept = () => browser.notices.filter(({ kind }) => kind === "swept");
  /** As at two loads of a page, on these days. */
  async function sweepOn(days: readonly number[], limits: { days?: number; conversations?: number } = {}): Promise<void> {
    for (const day of days) {
      clock.set(day);
      await sweep(state, limits);
    }
    clock.set(0);
  }

  it("F-K1 are none: no age, number or size of files deletes anything", async () => {
    const list = await conversations({ a: 4000, b: 92, c: 91, d: 0 }, 100_000);
    await sweepOn([0, 2, 4]);
    expect(await titles(list)).to.deep.equal(["d", "c", "b", "a"]);
    expect([await count("msg"), await count("blob"), browser.kinds()]).to.deep.equal([4, 4, []]);
  });

  it("F-K3 keep 300 conversations", async () => {
    const list = await conversations(Object.fromEntries(Array.from({ length: 300 }, (_, index) => [`${index}`, index])), 1);
    await sweepOn([0, 2, 4]);
    expect(await titles(list)).to.have.length(300);
  });

  it("F-K2 delete nothing when the clock is 100 days ahead for one load, whatever the app keeps", async () => {
    const list = await conversations({ a: 3, b: 2, c: 1 });
    await sweepOn([0, 100, 0, 1], { days: 90 });
    expect([await titles(list), swept()]).to.deep.equal([["c", "b", "a"], []]);
  });

  it("F-K2 forget that something was due once the clock has gone back, so that the next leap begins anew", async () => {
    const list = await conversations({ a: 3 });
    await sweepOn([100, 0, 102, 0, 104], { days: 90 });
    expect(await titles(list)).to.deep.equal(["a"]);
  });

  it("F-K2 delete no session by a leap of the clock", async () => {
    const tab = await browser.start();
    tab.cell("count", "session").write(4, { typed: false });
    await tab.settled();
    await tab.close();
    await sweepOn([100, 0, 1]);
    expect(await state.home.records.read((reader) => reader.keys(["state", tab.tab]))).to.have.length(1);
  });

  it("F-K2 of the app are kept to: what is older goes a day after it was found, with its files, and Undo brings all back", async () => {
    const list = await conversations({ new: 0, old: 91, older: 95, kept: 92 });
    await list.pin((await list.list()).find(({ title }) => title === "kept")!.id);
    await sweepOn([0, 0.5], { days: 90 });
    expect(swept()).to.deep.equal([]);
    await sweepOn([1.5], { days: 90 });
    expect(await titles(list)).to.have.members(["kept", "new"]);
    expect([await count("blob"), await count("msg")]).to.deep.equal([2, 2]);
    const [{ error, action }] = swept() as [(typeof browser.notices)[0]];
    expect([error.message, action!.label]).to.deep.equal([
      "“old” and 1 more were deleted: this app keeps conversations only for a time or up to a number.",
      "Undo",
    ]);
    await action!.act();
    expect(await titles(list)).to.have.members(["kept", "new", "old", "older"]);
    const file = (await state.conversation("chat", "browser", (await list.search("older"))[0]!.id).read())!.value[0]!.content;
    expect(await (file[0] as unknown as { file: File }).file.text()).to.equal("older".repeat(100));
  });

  it("F-K3 of the app are kept to: the oldest beyond its number go at once, and Undo brings them back", async () => {
    const list = await conversations({ a: 4, b: 3, c: 2, d: 1 });
    await sweepOn([0], { conversations: 2 });
    expect(await titles(list)).to.deep.equal(["d", "c"]);
    await swept()[0]!.action!.act();
    expect(await titles(list)).to.deep.equal(["d", "c", "b", "a"]);
  });

  it("F-K3 of several apps with one name are the widest", async () => {
    const open = (days?: number, conversations?: number) => AppState.open("shared", { limits: () => ({ days, conversations }) });
    const [one] = [await open(30, 5), await open(90, 3)];
    expect(widest(one.limits)).to.deep.equal({ days: 90, conversations: 5 });
    const three = await open(undefined, 2);
    expect(widest(one.limits)).to.deep.equal({ days: Infinity, conversations: 5 });
    for (let users = 0; users < 3; users++) await three.close();
    const silent = await browser.start();
    expect(silent.limits, "an app that says nothing").to.deep.equal([{}]);
    expect(widest([{ days: 0, conversations: -1 }])).to.deep.equal({ days: Infinity, conversations: Infinity });
  });

  it("keep a conversation that is open here, and one that is open in another tab", async () => {
    const list = await conversations({ a: 100, b: 100, c: 100 });
    const id = async (title: string) => (await list.list()).find((one) => one.title === title)!.id;
    const other = await browser.start();
    const elsewhere = await other.conversations("chat", "browser");
    const [here, there] = [await id("a"), await id("b")];
    await list.switch(here);
    await elsewhere.switch(there);
    await other.settled();
    for (const days of [0, 200, 202]) {
      clock.set(days);
      await sweep(state, { conversations: 0, days: 1 });
    }
    expect(await titles(list)).to.have.members(["a", "b"]);
    await other.close();
    await sweep(state, { conversations: 0, days: 1 });
    expect(await titles(list)).to.deep.equal(["a"]);
  });

  it("drop the session of a tab in which nobody typed and that has been gone for 7 days, and give its values to the author", async () => {
    const [gone, recent, open] = [await browser.start(), await browser.start(), await browser.start()];
    for (const tab of [gone, recent, open]) {
      tab.cell("count", "session").write(4, { typed: false });
      tab.conversation("chat", "session").write([{ role: "assistant", content: "Hi" }]);
      await tab.settled();
    }
    await gone.close();
    await sweepOn([8]);
    await recent.close();
    const deleted: unknown[] = [];
    state.cell("count", "session", { onDelete: (value, isOwn) => deleted.push(value, isOwn) });
    await sweepOn([9.5]);
    expect(deleted).to.deep.equal([4, false]);
    const owners = (await state.home.records.read((reader) => reader.keys(["state"]))).map(([, owner]) => owner);
    expect(owners).to.have.members([recent.tab, open.tab]);
    expect(await state.home.records.read((reader) => reader.keys(["msg", gone.tab]))).to.deep.equal([]);
  });

  it("drop such a session neither before the 7 days nor long after them", async () => {
    const tab = await browser.start();
    tab.cell("count", "session").write(4, { typed: false });
    await tab.settled();
    await tab.close();
    const kept = async () => (await state.home.records.read((reader) => reader.keys(["state", tab.tab]))).length;
    await sweepOn([6.9, 6.95]);
    const marks = await state.home.records.read((reader) => reader.get(["tab", tab.tab]));
    expect([await kept(), marks]).to.have.nested.property("[0]", 1);
    expect(marks).not.to.have.property("due");
    await sweepOn([7.1, 8.2]);
    expect(await kept()).to.equal(0);
  });

  it("F-K2 look a second time a day after the first, and not before", async () => {
    const list = await conversations({ old: 91 });
    await sweepOn([0, 0.9], { days: 90 });
    expect(await titles(list)).to.deep.equal(["old"]);
    await sweepOn([1.1], { days: 90 });
    expect(await titles(list)).to.deep.equal([]);
  });

  it("F-K2 begin anew where the clock was ahead at the first look", async () => {
    const list = await conversations({ old: 91 });
    await sweepOn([50, 0, 0.5], { days: 90 });
    expect(await titles(list)).to.deep.equal(["old"]);
    await sweepOn([1.1], { days: 90 });
    expect(await titles(list)).to.deep.equal([]);
  });

  it("F-K2 forget that something was due once it is used again", async () => {
    const list = await conversations({ old: 91 });
    await sweepOn([0], { days: 90 });
    const other = await browser.start();
    await (await other.conversations("chat", "browser")).switch((await list.list())[0]!.id);
    await other.close();
    await sweepOn([1.5], { days: 90 });
    expect(await titles(list)).to.deep.equal(["old"]);
    const [[, header]] = (await state.home.records.read((reader) => reader.list(["conv", "browser"]))) as [[string[], object]];
    expect(header).not.to.have.property("due");
  });

  for (const [what, write] of Object.entries({
    "typed in a field": (tab: AppState) => tab.cell("draft", "session").write("Dear", { typed: true }),
    "an older version stored": (tab: AppState) => tab.cell("draft", "session").write("Dear"),
    sent: (tab: AppState) => tab.conversation("chat", "session").write([{ role: "user", content: "Hi" }]),
  })) {
    it(`F-K4 keep the session of a tab that is gone with what a person ${what}, for however long`, async () => {
      const tab = await browser.start();
      write(tab);
      await tab.settled();
      await tab.close();
      await sweepOn([8, 10, 100, 102]);
      const kept = await state.home.records.read(async (reader) => [
        ...(await reader.keys(["state", tab.tab])),
        ...(await reader.keys(["msg", tab.tab])),
      ]);
      expect(kept).to.have.length(1);
    });
  }
});
