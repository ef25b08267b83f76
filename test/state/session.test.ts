import { expect } from "chai";
import { pointerOf } from "../../src/state/pointer.ts";
import { Memory } from "../../src/state/memory.ts";
import { closedTabs, hasTyped, lastTyped } from "../../src/state/session.ts";
import { NOTHING, type Key } from "../../src/state/transaction.ts";
import { FakeBrowser } from "./fake-browser.ts";

describe("what a person typed in a session", () => {
  const typedIn = async (records: readonly (readonly [Key, unknown])[]) => {
    const memory = new Memory(NOTHING);
    await memory.change((writer) => {
      for (const [key, record] of records) writer.put(key, record);
    });
    const [last, isAny] = await memory.read((reader) => Promise.all([lastTyped(reader, "tab"), hasTyped(reader, "tab")]));
    expect(isAny).to.equal(last !== undefined);
    return last;
  };
  const state = (name: string, record: unknown) => [["state", "tab", name], record] as const;
  const message = (role: string, conversation = "") => [["msg", "tab", "chat", conversation, role], { value: { role } }] as const;

  it("is nothing where there is nothing, or only of other tabs", async () => {
    expect(await typedIn([])).to.equal(undefined);
    expect(await typedIn([[["state", "other", "a"], { at: 5 }]])).to.equal(undefined);
  });

  it("was typed when the newest value was, that may be from a person", async () => {
    expect(await typedIn([state("a", { at: 5 }), state("b", { at: 7, typed: true }), state("c", { at: 9, typed: false })])).to.equal(7);
    expect(await typedIn([state("a", { at: 9, typed: false })])).to.equal(undefined);
    expect(await typedIn([state(pointerOf("chat"), { at: 9 })])).to.equal(undefined);
  });

  it("was typed some time where nobody knows when", async () => {
    expect(await typedIn([state("a", {})])).to.equal(0);
    expect(await typedIn([state("a", undefined)])).to.equal(0);
    expect(await typedIn([message("user")])).to.equal(0);
  });

  it("was sent when its conversation was written last, where a person has said something in it", async () => {
    const header = (conversation: string, at: number) => [["conv", "tab", "chat", conversation], { at }] as const;
    expect(await typedIn([message("user"), header("", 8), message("assistant", "b"), header("b", 9)])).to.equal(8);
    expect(await typedIn([message("assistant"), header("", 8)])).to.equal(undefined);
    expect(await typedIn([message("user"), header("", 8), state("a", { at: 9 })])).to.equal(9);
    expect(await typedIn([[["msg", "tab", "chat", "", "a"], undefined]])).to.equal(undefined);
  });
});

describe("the tabs that are closed", () => {
  it("are those that are not open, the one used last first, without this one and those of a later version", async () => {
    const browser = new FakeBrowser();
    const [own, open] = [await browser.start(), await browser.start()];
    await own.home.records.change((writer) => {
      for (const [id, seen] of [
        ["old", 1],
        ["new", 3],
        ["middle", 2],
        [own.tab, 4],
        [open.tab, 5],
      ] as const)
        writer.put(["tab", id], { v: 1, seen });
      writer.put(["tab", "later"], { v: 2, seen: 9 });
    });
    expect((await closedTabs(own.home)).map(({ id, record }) => `${id} ${record.seen}`)).to.deep.equal(["new 3", "middle 2", "old 1"]);
    await browser.close();
  });

  it("are none where nothing tells which are open", async () => {
    const browser = new FakeBrowser();
    const state = await browser.start(browser.tab({ locks: undefined, channels: undefined }));
    await state.home.records.change((writer) => writer.put(["tab", "old"], { v: 1, seen: 1 }));
    expect(await closedTabs(state.home)).to.deep.equal([]);
    await browser.close();
  });
});
