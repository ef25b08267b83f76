import { expect } from "chai";
import { Memory } from "../../src/state/memory.ts";
import { NOTHING, startsWith, type Entry, type Key, type Reader, type Writer } from "../../src/state/transaction.ts";

/** What lies under it: records by their keys. */
function below(records: readonly Entry[]): Reader {
  const list = async (prefix: Key) => records.filter(([key]) => startsWith(key, prefix));
  return {
    isBlind: false,
    get: async (key) => records.find(([one]) => one.join() === key.join())?.[1],
    keys: async (prefix) => (await list(prefix)).map(([key]) => key),
    list,
  };
}

describe("records in memory", () => {
  it("lie over those under them", async () => {
    const memory = new Memory(
      below([
        [["a", "1"], "under"],
        [["a", "2"], "under"],
        [["b"], "other"],
      ]),
    );
    await memory.change((writer) => {
      writer.put(["a", "2"], "over");
      writer.put(["a", "0"], "new");
    });
    expect(await memory.read((reader) => reader.list(["a"]))).to.deep.equal([
      [["a", "0"], "new"],
      [["a", "1"], "under"],
      [["a", "2"], "over"],
    ]);
    expect(await memory.read((reader) => reader.keys(["a"]))).to.deep.equal([
      ["a", "0"],
      ["a", "1"],
      ["a", "2"],
    ]);
    expect(await memory.read((reader) => Promise.all([reader.get(["a", "2"]), reader.get(["a", "1"]), reader.get(["c"])]))).to.deep.equal([
      "over",
      "under",
      undefined,
    ]);
  });

  it("that were removed are not seen any more where they lie under it", async () => {
    const memory = new Memory(
      below([
        [["a"], "under"],
        [["b"], "under"],
      ]),
    );
    await memory.change((writer) => writer.remove(["a"]));
    expect(await memory.read((reader) => reader.get(["a"]))).to.equal(undefined);
    expect(await memory.read((reader) => reader.keys([]))).to.deep.equal([["b"]]);
  });

  it("are seen in the change that writes them, and by nobody else before its end", async () => {
    const memory = new Memory(NOTHING);
    let end = () => {};
    const inside: unknown[] = [];
    const changing = memory.change(async (writer) => {
      writer.put(["a"], 1);
      inside.push(await writer.get(["a"]));
      await new Promise<void>((resolve) => (end = resolve));
    });
    await Promise.resolve();
    expect(await memory.read((reader) => reader.get(["a"]))).to.equal(undefined);
    end();
    await changing;
    expect([inside, await memory.read((reader) => reader.get(["a"]))]).to.deep.equal([[1], 1]);
  });

  it("are written by one change after another, and all of a change or nothing", async () => {
    const memory = new Memory(NOTHING);
    const seen: unknown[] = [];
    const first = memory.change(async (writer) => {
      writer.put(["a"], 1);
      await Promise.resolve();
    });
    const fails = memory.change((writer) => {
      writer.put(["a"], 2);
      throw new Error("It failed.");
    });
    const last = memory.change(async (writer) => void seen.push(await writer.get(["a"])));
    expect(await fails.catch((error: Error) => error.message)).to.equal("It failed.");
    await Promise.all([first, last]);
    expect(seen).to.deep.equal([1]);
  });

  it("have settled once no change is under way, also after one that failed", async () => {
    const memory = new Memory(NOTHING);
    memory.change(() => Promise.reject(new Error("It failed."))).catch(() => {});
    let isDone = false;
    void memory.change(async () => {
      await new Promise((resolve) => setImmediate(resolve));
      isDone = true;
    });
    await memory.settled();
    expect(isDone).to.equal(true);
  });

  it("are put and removed again where they belong", async () => {
    const memory = new Memory(NOTHING);
    await memory.change((writer) => {
      writer.put(["a"], 1);
      writer.remove(["b", "c"]);
    });
    const done: unknown[] = [];
    const writer = { put: (...put: unknown[]) => done.push(put), remove: (key: Key) => done.push(key) } as unknown as Writer;
    memory.replay(writer);
    expect(done).to.deep.equal([
      [["a"], 1],
      ["b", "c"],
    ]);
  });

  it("have about the size of their bytes, whatever they hold", async () => {
    const memory = new Memory(NOTHING);
    const round: Record<string, unknown> = {};
    round["self"] = round;
    await memory.change((writer) => {
      writer.put(["blob", "1"], { v: 1, blob: new Blob(["12345"]), refs: 1 });
      writer.put(["state", "a"], { v: 1 });
      writer.put(["round"], round);
      writer.put(["none"], undefined);
      writer.remove(["b"]);
    });
    expect(memory.size).to.equal(5 + '{"v":1}'.length);
    memory.clear();
    expect(memory.size).to.equal(0);
    expect(await memory.read((reader) => reader.keys([]))).to.deep.equal([]);
  });
});
