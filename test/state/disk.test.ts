import { expect } from "chai";
import { IDBFactory, IDBKeyRange } from "fake-indexeddb";
import { mock } from "node:test";
import { Disk } from "../../src/state/disk.ts";
import type { Key } from "../../src/state/transaction.ts";

Object.assign(globalThis, { IDBKeyRange });

describe("the disk", () => {
  let factory: IDBFactory, disk: Disk;
  beforeEach(() => {
    factory = new IDBFactory();
    disk = new Disk(factory, "records");
  });
  afterEach(() => disk.close());

  const put = (...keys: Key[]) =>
    disk.change((writer) => {
      for (const key of keys) writer.put(key, key.join(" "));
    }, false);
  const keys = (prefix: Key = [], of = disk) => of.read((reader) => reader.keys(prefix));

  it("gives records by their keys, and those that begin alike in the order of their keys", async () => {
    await put(["b"], ["a", "2"], ["a", "1", "x"], ["ab"], ["a"]);
    expect(await disk.read((reader) => reader.get(["a", "2"]))).to.equal("a 2");
    expect(await disk.read((reader) => reader.get(["a", "3"]))).to.equal(undefined);
    expect(await keys(["a"])).to.deep.equal([["a"], ["a", "1", "x"], ["a", "2"]]);
    expect(await disk.read((reader) => reader.list(["a", "1"]))).to.deep.equal([[["a", "1", "x"], "a 1 x"]]);
    expect(await keys()).to.have.length(5);
  });

  it("takes all of a change or nothing", async () => {
    await put(["a"]);
    const failing = disk.change(async (writer) => {
      writer.put(["b"], 1);
      writer.remove(["a"]);
      await writer.get(["a"]);
      throw new Error("It failed.");
    }, false);
    expect(await failing.catch((error: Error) => error.message)).to.equal("It failed.");
    expect(await keys()).to.deep.equal([["a"]]);
  });

  it("says which value it cannot take", async () => {
    const failing = disk.change((writer) => writer.put(["a"], () => 1), false);
    expect(await failing.catch((error: Error) => error.name)).to.equal("DataCloneError");
    expect(await keys()).to.deep.equal([]);
  });

  it("is asked to have a change down on it only where that matters", async () => {
    const database = await disk.open();
    const begin = database.transaction.bind(database);
    const asked: string[] = [];
    database.transaction = (stores, mode, options) => {
      asked.push(`${mode} ${options?.durability}`);
      return begin(stores, mode, options);
    };
    await disk.change(() => {}, true);
    await disk.change(() => {}, false);
    await keys();
    expect(asked).to.deep.equal(["readwrite strict", "readwrite relaxed", "readonly relaxed"]);
  });

  it("takes records without a wait, once it is open", async () => {
    disk.putNow(["a"], 1);
    expect([disk.isOpen, await keys()]).to.deep.equal([false, []]);
    disk.putNow(["a"], 1);
    expect(await keys()).to.deep.equal([["a"]]);
  });

  it("throws nothing at a page that is leaving", async () => {
    const database = await disk.open();
    database.close();
    disk.putNow(["a"], 1);
    disk.close();
    expect(await keys()).to.deep.equal([]);
  });

  it("rests while the page does: what was under way is given up, and what comes waits", async () => {
    await put(["a"]);
    const failing = disk.change(async (writer) => {
      writer.put(["b"], 1);
      await writer.get(["a"]);
      disk.pause();
      disk.pause();
    }, false);
    const end = failing.then(
      () => "committed",
      () => "given up",
    );
    expect(await end).to.equal("given up");
    let isDone = false;
    const waiting = [put(["c"]).then(() => (isDone = true)), keys()];
    await new Promise((resolve) => setImmediate(resolve));
    expect(isDone).to.equal(false);
    disk.resume();
    await Promise.all(waiting);
    expect(await keys()).to.deep.equal([["a"], ["c"]]);
    await put(["d"]);
    expect(await keys()).to.have.length(3);
  });

  it("is opened once, at its first use, and again after it was let go", async () => {
    expect(disk.isOpen).to.equal(false);
    const [one, other] = await Promise.all([disk.open(), disk.open()]);
    expect([one === other, disk.isOpen, await disk.open()]).to.deep.equal([true, true, one]);
    await put(["a"]);
    disk.close();
    expect(disk.isOpen).to.equal(false);
    expect(await keys()).to.deep.equal([["a"]]);
    expect(await disk.open()).not.to.equal(one);
  });

  it("lets another tab delete the database, and makes it anew", async () => {
    await put(["a"]);
    await new Promise((resolve, reject) => Object.assign(factory.deleteDatabase("records"), { onsuccess: resolve, onblocked: reject }));
    expect([disk.isOpen, await keys()]).to.deep.equal([false, []]);
  });

  it("is opened anew after the browser has closed it by force", async () => {
    const database = await disk.open();
    await put(["a"]);
    database.close();
    database.onclose?.call(database, new Event("close"));
    expect([disk.isOpen, await keys()]).to.deep.equal([false, [["a"]]]);
  });

  it("can be tried again after it could not be opened", async () => {
    const { open } = factory;
    let failures = 1;
    factory.open = (...given) => {
      if (failures-- > 0) throw new DOMException("Not now.", "UnknownError");
      return open.apply(factory, given);
    };
    expect(await disk.open().catch((error: Error) => error.message)).to.equal("Not now.");
    expect(await keys()).to.deep.equal([]);
  });

  it("is not waited for without end", async () => {
    mock.timers.enable({ apis: ["setTimeout"] });
    try {
      factory.open = () => Object.assign(new EventTarget(), { result: undefined }) as never;
      let fault: Error | undefined;
      const opening = disk.open().catch((error: Error) => (fault = error));
      mock.timers.tick(2999);
      for (let turn = 0; turn < 5; turn++) await Promise.resolve();
      expect(fault).to.equal(undefined);
      mock.timers.tick(1);
      await opening;
      expect(fault).to.include({ name: "TimeoutError" });
    } finally {
      mock.timers.reset();
    }
  });
});
