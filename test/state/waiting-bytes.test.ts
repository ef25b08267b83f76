import { expect } from "chai";
import { Memory } from "../../src/state/memory.ts";
import { NOTHING, type Entry, type Key, type Writer } from "../../src/state/transaction.ts";
import { WaitingBytes } from "../../src/state/waiting-bytes.ts";

const bytes = (text: string) => ({ v: 1, blob: new Blob([text]), refs: 1 });

describe("the bytes that a full disk does not take", () => {
  let disk: Memory, waiting: WaitingBytes;
  beforeEach(async () => {
    [disk, waiting] = [new Memory(NOTHING), new WaitingBytes()];
    await disk.change((writer) => writer.put(["blob", "disk"], bytes("on disk")));
  });

  /** A change whose bytes wait, once it is committed. */
  async function divert(work: (writer: Writer) => void | Promise<void>, isCommitted = true): Promise<void> {
    await disk.change(async (onDisk) => {
      const { writer, keep } = waiting.writer(onDisk);
      await work(writer);
      if (isCommitted) keep();
    });
  }
  const onDisk = () => disk.read((reader) => reader.keys([]));
  const seen = (prefix: Key) => disk.read((reader) => waiting.reader(reader).list(prefix));
  const ids = (entries: readonly Entry[]) => entries.map(([key]) => key.join(" "));

  it("wait, while all other records go past them", async () => {
    await divert((writer) => {
      writer.put(["blob", "new"], bytes("12345"));
      writer.put(["msg", "a"], { v: 1 });
    });
    expect(await onDisk()).to.deep.equal([
      ["blob", "disk"],
      ["msg", "a"],
    ]);
    expect([waiting.any, waiting.size, ids(waiting.list())]).to.deep.equal([true, 5, ["blob new"]]);
  });

  it("wait only once the change is committed", async () => {
    await divert((writer) => writer.put(["blob", "new"], bytes("12345")), false);
    expect([waiting.any, waiting.size]).to.deep.equal([false, 0]);
  });

  it("are read as if they were on the disk, over what is there", async () => {
    await divert((writer) => {
      writer.put(["blob", "new"], bytes("12345"));
      writer.put(["blob", "disk"], bytes("over"));
    });
    expect(ids(await seen(["blob"]))).to.have.members(["blob new", "blob disk"]);
    expect(ids(await seen([]))).to.have.members(["blob new", "blob disk"]);
    expect(ids(await seen(["blob", "new"]))).to.deep.equal(["blob new"]);
    expect(ids(await seen(["msg"]))).to.deep.equal([]);
    expect((await disk.read((reader) => waiting.reader(reader).keys(["blob"]))).map((key) => key.join(" "))).to.have.members([
      "blob new",
      "blob disk",
    ]);
    const read = (id: string) => disk.read((reader) => waiting.reader(reader).get(["blob", id])) as Promise<{ blob: Blob } | undefined>;
    expect(await (await read("disk"))?.blob.text()).to.equal("over");
    expect(await (await read("new"))?.blob.text()).to.equal("12345");
    expect(await read("none")).to.equal(undefined);
  });

  it("are not taken for another record with their id", async () => {
    await divert((writer) => writer.put(["blob", "new"], bytes("12345")));
    expect(await disk.read((reader) => waiting.reader(reader).get(["msg", "new"]))).to.equal(undefined);
  });

  it("are marked as needed on the disk where the disk has them, and their count goes on only here", async () => {
    await divert(async (writer) => {
      await writer.get(["blob", "disk"]);
      writer.put(["blob", "disk"], bytes("on disk"));
      await writer.get(["blob", "new"]);
      writer.put(["blob", "new"], bytes("12345"));
    });
    expect(await onDisk()).to.deep.equal([
      ["blob", "disk"],
      ["keep", "disk"],
    ]);
  });

  it("are not marked where the disk has none of them, however often their count changes", async () => {
    await divert((writer) => writer.put(["blob", "new"], bytes("12345")));
    await divert(async (writer) => {
      await writer.get(["blob", "new"]);
      writer.put(["blob", "new"], bytes("12345"));
    });
    expect(await onDisk()).to.deep.equal([["blob", "disk"]]);
  });

  it("wait no more once they are on the disk, or are needed by nothing", async () => {
    await divert((writer) => {
      writer.put(["blob", "a"], bytes("a"));
      writer.put(["blob", "b"], bytes("b"));
      writer.put(["blob", "c"], bytes("c"));
    });
    waiting.remove(["blob", "a"]);
    expect(ids(waiting.list())).to.deep.equal(["blob b", "blob c"]);
    await divert((writer) => writer.remove(["blob", "b"]));
    expect(ids(waiting.list())).to.deep.equal(["blob c"]);
    waiting.clear();
    expect([waiting.any, waiting.list()]).to.deep.equal([false, []]);
  });

  it("that are removed are removed on the disk too, and other records by their own keys", async () => {
    await divert((writer) => {
      writer.put(["blob", "new"], bytes("12345"));
      writer.remove(["blob", "disk"]);
      writer.remove(["msg", "new"]);
    });
    expect([await onDisk(), ids(waiting.list())]).to.deep.equal([[], ["blob new"]]);
  });
});
