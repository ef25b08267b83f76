import { expect } from "chai";
import type { AppState } from "../../src/state/app-state.ts";
import type { Place } from "../../src/state/place.ts";
import { FakeBrowser } from "./fake-browser.ts";
import { FakeClock } from "./fake-clock.ts";

describe("a stored value", () => {
  let browser: FakeBrowser, place: Place, state: AppState;
  beforeEach(async () => {
    browser = new FakeBrowser();
    place = browser.tab();
    state = await browser.start(place);
  });
  afterEach(() => browser.close());

  const reload = async () => (state = await browser.reload(state, place));

  const large = Array.from({ length: 2000 }, (_, index) => ({ index, text: "x".repeat(100) }));
  const values = {
    string: "Hello",
    empty: "",
    zero: 0,
    false: false,
    null: null,
    object: { a: 1 },
    array: [1, 2],
    number: 1.5,
    boolean: true,
    nested: { a: [{ b: null }] },
    unicode: "héllo 👋 \u0000",
    large,
  };
  for (const [kind, value] of Object.entries(values)) {
    for (const scope of ["session", "browser"] as const) {
      it(`brings back ${kind} after a reload, in scope ${scope}`, async () => {
        state.cell("it", scope).write(value);
        await reload();
        expect(await state.cell("it", scope).read()).to.deep.equal({ value });
      });
    }
  }

  it("is undefined when nothing was stored", async () => {
    expect(await state.cell("it", "session").read()).to.equal(undefined);
  });

  it("keeps the view and the default's hash beside the value", async () => {
    state.cell("it", "session").write("text", { view: { caret: 3 }, default: "a1" });
    await reload();
    expect(await state.cell("it", "session").read()).to.deep.equal({ value: "text", view: { caret: 3 }, default: "a1" });
  });

  it("keeps the last of several writes", async () => {
    const cell = state.cell("it", "session");
    for (const value of [1, 2, 3]) cell.write(value);
    await reload();
    expect((await state.cell("it", "session").read())?.value).to.equal(3);
  });

  it("keeps values with other names and other scopes apart", async () => {
    state.cell("a", "session").write(1);
    state.cell("b", "session").write(2);
    state.cell("a", "browser").write(3);
    await reload();
    const read = async (name: string, scope: "session" | "browser") => (await state.cell(name, scope).read())?.value;
    expect([await read("a", "session"), await read("b", "session"), await read("a", "browser")]).to.deep.equal([1, 2, 3]);
  });

  it("keeps apps apart", async () => {
    state.cell("it", "browser").write(1);
    await state.settled();
    const other = await browser.start(browser.tab(), "other");
    expect(await other.cell("it", "browser").read()).to.equal(undefined);
  });

  it("gives a value that nobody can change", async () => {
    state.cell("it", "session").write({ list: [1] });
    await reload();
    const { value } = (await state.cell<{ list: number[] }>("it", "session").read())!;
    expect(() => value.list.push(2)).to.throw(TypeError);
  });

  it("stores what the value was when it was written, and not what became of it", async () => {
    const list = [1];
    state.cell("it", "session").write(list);
    await state.settled();
    list.push(2);
    await reload();
    expect((await state.cell("it", "session").read())?.value).to.deep.equal([1]);
  });

  it("brings back files with their names, kinds and bytes", async () => {
    const files = [
      new File(["abc"], "a.txt", { type: "text/plain", lastModified: 5 }),
      new File(["abc"], "b.txt", { type: "text/plain", lastModified: 6 }),
    ];
    state.cell("it", "session").write({ text: "Look", files, extra: new Blob(["raw"], { type: "x/y" }) });
    await reload();
    const { value } = (await state.cell<{ text: string; files: File[]; extra: Blob }>("it", "session").read())!;
    expect(value.text).to.equal("Look");
    expect(value.files.map(({ name, type, lastModified }) => [name, type, lastModified])).to.deep.equal([
      ["a.txt", "text/plain", 5],
      ["b.txt", "text/plain", 6],
    ]);
    expect(await value.files[1]!.text()).to.equal("abc");
    expect([value.extra.type, await value.extra.text()]).to.deep.equal(["x/y", "raw"]);
  });

  it("stores equal files once, and deletes them with the last value that holds them", async () => {
    const file = () => new File(["same"], "same.txt");
    const blobs = () => state.home.records.read((reader) => reader.list(["blob"]));
    state.cell("a", "session").write([file()]);
    state.cell("b", "session").write([file()]);
    await state.settled();
    expect((await blobs()).map(([, record]) => (record as { refs: number }).refs)).to.deep.equal([2]);
    state.cell("a", "session").write([]);
    await state.settled();
    expect((await blobs()).map(([, record]) => (record as { refs: number }).refs)).to.deep.equal([1]);
    await state.cell("b", "session").forget();
    expect(await blobs()).to.deep.equal([]);
  });

  it("does not store a large file again that came back and is written again", async () => {
    const large = new File([new Uint8Array(9 * 2 ** 20)], "large.bin");
    state.cell("it", "session").write({ text: "", files: [large] });
    await reload();
    const { value } = (await state.cell<{ files: File[] }>("it", "session").read())!;
    const blobs = () => state.home.records.read((reader) => reader.keys(["blob"]));
    const before = await blobs();
    state.cell("it", "session").write({ text: "more", files: value.files });
    await state.settled();
    expect(await blobs()).to.deep.equal(before);
    expect(browser.kinds()).to.deep.equal(["large-file"]);
  });

  it("leaves out a file that can no longer be read, and says which", async () => {
    const gone = new File(["abc"], "gone.txt");
    Object.defineProperty(gone, "arrayBuffer", { value: () => Promise.reject(new DOMException("", "NotReadableError")) });
    state.cell("it", "session").write({ text: "Look", files: [gone, new File(["b"], "b.txt")] });
    await reload();
    const { value } = (await state.cell<{ text: string; files: File[] }>("it", "session").read())!;
    expect(value.files.map(({ name }) => name)).to.deep.equal(["b.txt"]);
    expect(browser.kinds()).to.deep.equal(["file"]);
    expect(browser.notices[0]!.error.message).to.contain("gone.txt");
  });

  it("keeps the older value when the new one is no data, and names the block", async () => {
    const cell = state.cell("counter", "session");
    cell.write(1);
    await state.settled();
    cell.write({ call: () => 1 });
    await state.settled();
    cell.write({ call: () => 2 });
    await reload();
    expect((await state.cell("counter", "session").read())?.value).to.equal(1);
    expect(browser.kinds()).to.deep.equal(["uncloneable"]);
    expect(browser.notices[0]!.error).to.include({ name: "HfError", code: "author" });
    expect(browser.notices[0]!.error.message).to.contain('"counter"');
  });

  it("is gone once forgotten", async () => {
    state.cell("it", "session").write(1);
    await state.cell("it", "session").forget();
    await reload();
    expect(await state.cell("it", "session").read()).to.equal(undefined);
  });

  it("is not shared with another tab in scope session", async () => {
    state.cell("it", "session").write(1);
    await state.settled();
    const other = await browser.start();
    expect(await other.cell("it", "session").read()).to.equal(undefined);
  });

  it("reaches another tab at once in scope browser, falsy values too", async () => {
    const other = await browser.start();
    const seen: unknown[] = [];
    const done = new Promise<void>((resolve) =>
      other.cell("it", "browser").watch((value) => void (seen.push(value), seen.length === 3 && resolve())),
    );
    for (const value of [0, false, ""]) {
      state.cell("it", "browser").write(value);
      await state.settled();
    }
    await done;
    expect(seen.at(-1)).to.equal("");
  });

  it("tells the other tab when it is forgotten", async () => {
    const other = await browser.start();
    state.cell("it", "browser").write(1);
    await state.settled();
    await other.cell("it", "browser").read();
    const told = new Promise((resolve) => other.cell("it", "browser").watch(resolve));
    await state.cell("it", "browser").forget();
    expect(await told).to.equal(undefined);
  });

  it("does not write an equal value again", async () => {
    const cell = state.cell("it", "browser");
    const value = { a: 1 };
    cell.write(value);
    await state.settled();
    const messages: unknown[] = [];
    const other = await browser.start();
    other.cell("it", "browser").watch((one) => messages.push(one));
    cell.write(value);
    await state.settled();
    cell.write({ a: 2 });
    await new Promise((resolve) => other.cell("it", "browser").watch(resolve));
    expect(messages).to.deep.equal([{ a: 2 }]);
  });

  it("is deleted when its time is over, and the author gets it back", async () => {
    const deleted = new Promise((resolve) => state.cell("it", "session", { ttl: 0.02, onDelete: resolve }).write("soon gone"));
    expect(await deleted).to.equal("soon gone");
    await reload();
    expect(await state.cell("it", "session").read()).to.equal(undefined);
  });

  it("is deleted at the next start when its time was over before", async () => {
    state.cell("it", "session", { ttl: 100 }).write("old");
    await state.close();
    const now = Date.now;
    Date.now = () => now() + 101_000;
    try {
      state = await browser.start(place);
      const deleted: unknown[] = [];
      expect(await state.cell("it", "session", { ttl: 100, onDelete: (value) => deleted.push(value) }).read()).to.equal(undefined);
      expect(deleted).to.deep.equal(["old"]);
    } finally {
      Date.now = now;
    }
  });

  it("stays when the clock is put back", async () => {
    state.cell("it", "session", { ttl: 100 }).write("here");
    await state.close();
    const now = Date.now;
    Date.now = () => now() - 1e9;
    try {
      state = await browser.start(place);
      expect((await state.cell("it", "session", { ttl: 100 }).read())?.value).to.equal("here");
    } finally {
      Date.now = now;
    }
  });

  it("begins its time anew when it is written again, the same value too", async () => {
    const clock = new FakeClock();
    try {
      state.cell("it", "session", { ttl: 100_000 }).write("here");
      await state.settled();
      clock.set(1);
      state.cell("it", "session").write("here");
      await state.settled();
      const record = await state.home.records.read((reader) => reader.get(["state", state.tab, "it"]));
      expect((record as { at: number }).at).to.be.closeTo(Date.now(), 5000);
    } finally {
      clock.stop();
    }
  });

  it("is stored under its own name, and nothing beside it but what says whose it is", async () => {
    state.cell("it", "session").write("here");
    await state.settled();
    const keys = await state.home.records.read((reader) => reader.keys([]));
    expect(keys).to.deep.equal([["meta"], ["state", state.tab, "it"], ["tab", state.tab]]);
  });

  it("waits for the end of its time once, however often it is written, and not at all once it is forgotten", async () => {
    const { setTimeout: set, clearTimeout: clear } = globalThis;
    const waiting = new Set<unknown>();
    globalThis.setTimeout = ((work: () => void, ms?: number, ...rest: []) => {
      const timer = set(work, ms, ...rest);
      if (ms !== undefined && ms > 900_000) waiting.add(timer);
      return timer;
    }) as typeof setTimeout;
    globalThis.clearTimeout = ((timer?: NodeJS.Timeout) => (waiting.delete(timer), clear(timer))) as typeof clearTimeout;
    try {
      const cell = state.cell("it", "session", { ttl: 1000 });
      for (const value of ["one", "two", "three"]) cell.write(value);
      expect(waiting.size).to.equal(1);
      await cell.forget();
      expect(waiting.size).to.equal(0);
    } finally {
      Object.assign(globalThis, { setTimeout: set, clearTimeout: clear });
    }
  });

  it("stays for its whole time, however long that is", async () => {
    const clock = new FakeClock();
    const deleted: unknown[] = [];
    const options = { ttl: 90 * 24 * 60 * 60, onDelete: (value: unknown) => deleted.push(value) };
    try {
      state.cell("it", "session", options).write("here");
      await state.close();
      clock.set(89.9);
      state = await browser.start(place);
      expect((await state.cell("it", "session", options).read())?.value).to.equal("here");
      await state.close();
      clock.set(90.1);
      state = await browser.start(place);
      expect([await state.cell("it", "session", options).read(), deleted]).to.deep.equal([undefined, ["here"]]);
    } finally {
      clock.stop();
    }
  });

  it("is written again where only what stands beside it has changed", async () => {
    const cell = state.cell("it", "session");
    for (const beside of [{ view: 1 }, { view: 2 }, { view: 2, default: "a" }, { view: 2, default: "b" }]) {
      cell.write("same", beside);
      await state.settled();
      const record = await state.home.records.read((reader) => reader.get(["state", state.tab, "it"]));
      expect(record).to.include(beside);
    }
  });

  it("keeps whether a person has typed it", async () => {
    state.cell("typed", "session").write("a", { typed: true });
    state.cell("made", "session").write("a", { typed: false });
    state.cell("unsaid", "session").write("a");
    await reload();
    const read = async (name: string) => (await state.cell(name, "session").read())!;
    expect([(await read("typed")).typed, (await read("made")).typed]).to.deep.equal([true, false]);
    for (const beside of ["typed", "view", "default"]) expect(await read("unsaid")).not.to.have.property(beside);
  });

  it("is told to nobody any more who has stopped watching", async () => {
    const other = await browser.start();
    let calls = 0;
    other.cell("it", "browser").watch(() => calls++)();
    const told = new Promise((resolve) => other.cell("it", "browser").watch(resolve));
    state.cell("it", "browser").write(1);
    await told;
    expect(calls).to.equal(0);
  });

  it("leaves a record of a later version as it is, and says so", async () => {
    const later = { v: 2, value: { of: "the future" }, at: 1 };
    const key = ["state", state.tab, "it"];
    await state.home.records.change((writer) => writer.put(key, later));
    const cell = state.cell("it", "session");
    expect(await cell.read()).to.equal(undefined);
    cell.write("now");
    await state.settled();
    expect(await state.home.records.read((reader) => reader.get(key))).to.deep.equal(later);
    expect(browser.kinds()).to.deep.equal(["newer", "newer"]);
  });

  for (const junk of [7, "text", { v: 1 }, { v: 1, at: 1, value: 1, files: [{}] }, null, []]) {
    it(`sets the broken record ${JSON.stringify(junk)} aside and goes on`, async () => {
      const key = ["state", state.tab, "it"];
      await state.home.records.change((writer) => writer.put(key, junk));
      expect(await state.cell("it", "session").read()).to.equal(undefined);
      state.cell("it", "session").write("fine");
      await reload();
      expect((await state.cell("it", "session").read())?.value).to.equal("fine");
      expect(browser.kinds()).to.deep.equal(["corrupt"]);
    });
  }
});
