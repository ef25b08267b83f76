import { expect } from "chai";
import fc from "fast-check";
import { Channel, type Message } from "../../src/state/channel.ts";
import { setAside } from "../../src/state/repair.ts";
import { pack, filesIn, unpack, type Packed } from "../../src/state/pack.ts";
import type { Key } from "../../src/state/transaction.ts";
import { FakeBrowser } from "./fake-browser.ts";

const NAMES = [
  "type",
  "key",
  "ids",
  "name",
  "path",
  "blob",
  "length",
  "__proto__",
  "constructor",
  "prototype",
  "toString",
  "polluted",
  "0",
];
const key = fc.oneof(fc.constantFrom(...NAMES), fc.string());
/** What one page of an origin can hand to another: anything that is copied. */
const data = fc.anything({
  key,
  withBigInt: true,
  withDate: true,
  withMap: true,
  withSet: true,
  withSparseArray: true,
  withTypedArray: true,
});
const names = () => [Object.prototype, Array.prototype, Function.prototype].map((one) => Reflect.ownKeys(one).map(String).join()).join(";");

describe("records that were tampered with", () => {
  let browser: FakeBrowser;
  const before = names();
  beforeEach(() => (browser = new FakeBrowser()));
  afterEach(async () => {
    expect(names()).to.equal(before);
    await browser.close();
  });

  const bytes = new Map([["here", new Blob(["abc"])]]);
  const mark = (path: readonly unknown[], blob = "here") => ({ path, blob, type: "text/plain", name: "a.txt", modified: 1 });
  const broken = (value: unknown, files: unknown) => unpack({ v: 1, value, files } as Packed, bytes, () => {});

  it("F-G5 put a file into no prototype, and take none out of it", () => {
    const paths = [
      ["__proto__", "polluted"],
      ["__proto__", "toString"],
      ["constructor", "prototype", "polluted"],
      ["list", "__proto__", "polluted"],
      ["list", "length"],
      ["list", "constructor", "polluted"],
      ["text", "0"],
      ["missing"],
      ["date", "polluted"],
    ];
    for (const path of paths)
      for (const blob of ["here", "gone"]) {
        const value = { list: [1, 2], text: "abc", date: new Date(0) };
        expect(broken(value, [mark(path, blob)]), path.join()).to.deep.equal({ list: [1, 2], text: "abc", date: new Date(0) });
        expect(names(), path.join()).to.equal(before);
        expect(({} as { polluted?: unknown }).polluted).to.equal(undefined);
      }
  });

  it("F-G5 keep a file under a key of the value's own, whatever it is called", async () => {
    const value = Object.defineProperty({}, "__proto__", {
      value: [new File(["abc"], "a.txt")],
      enumerable: true,
      writable: true,
      configurable: true,
    });
    const packed = pack(value, filesIn(value), () => "here");
    const back = unpack(structuredClone(packed), bytes, () => {}) as Record<string, File[]>;
    expect(Object.getPrototypeOf(back)).to.equal(Object.prototype);
    expect([Object.keys(back), await Object.getOwnPropertyDescriptor(back, "__proto__")!.value[0].text()]).to.deep.equal([
      ["__proto__"],
      "abc",
    ]);
  });

  it("F-G5 are read, or said to be broken, whatever stands in the place of their files, and nothing else changes", () => {
    const junk = fc.record(
      {
        path: fc.oneof(fc.array(key), data),
        blob: fc.oneof(fc.constantFrom("here", "gone"), data),
        type: data,
        name: data,
        modified: data,
      },
      { requiredKeys: [] },
    );
    const good = fc.array(key).map((path) => mark(path));
    fc.assert(
      fc.property(fc.oneof(fc.dictionary(key, data), data), fc.oneof(fc.array(fc.oneof(good, junk, data)), data), (value, files) => {
        try {
          broken(value, files);
        } catch (error) {
          expect(error).to.be.instanceOf(TypeError);
        }
        return names() === before;
      }),
      { numRuns: 2000 },
    );
  });

  it("F-G5 come back as what is right in them, stored and read again", async () => {
    const place = browser.tab();
    const state = await browser.start(place);
    state.cell("it", "browser").write({ text: "kept", file: new File(["abc"], "a.txt") });
    state.conversation("chat", "browser").write([{ role: "user", content: [{ type: "file", file: new File(["abc"], "a.txt") }] }]);
    await state.settled();
    await state.home.records.change(async (writer) => {
      for (const prefix of [["state"], ["msg"]] as Key[])
        for (const [stored, record] of await writer.list(prefix)) {
          const { files } = record as Packed;
          writer.put(stored, { ...(record as object), files: [...files!, { ...files![0], path: ["__proto__", "polluted"] }] });
        }
    });
    const next = await browser.reload(state, place);
    const { text, file } = (await next.cell("it", "browser").read())!.value as { text: string; file: File };
    expect([text, await file.text(), ({} as { polluted?: unknown }).polluted]).to.deep.equal(["kept", "abc", undefined]);
    expect((await next.conversation("chat", "browser").read())!.value).to.have.length(1);
    expect(browser.kinds()).to.deep.equal([]);
  });

  it("F-G5 are set aside where they are no record at all, and the rest is there", async () => {
    for (const junk of [null, 1, "text", [], [1], true, new Date(0), new Map()]) {
      const place = browser.tab();
      const state = await browser.start(place, `app ${String(junk)}`);
      state.cell("it", "browser").write("kept");
      state.conversation("chat", "browser").write([{ role: "user", content: "Hi" }]);
      await state.settled();
      await state.home.records.change((writer) => {
        writer.put(["state", "browser", "other"], junk);
        writer.put(["msg", "browser", "chat", "", "zzz"], junk);
        writer.put(["conv", "browser", "chat", "zzz"], junk);
        writer.put(["blob", "zzz"], junk);
      });
      const next = await browser.reload(state, place);
      expect((await next.cell("it", "browser").read())?.value).to.equal("kept");
      expect(await next.cell("other", "browser").read()).to.equal(undefined);
      expect((await next.conversation("chat", "browser").read())!.value.map(({ content }) => content)).to.deep.equal(["Hi"]);
    }
  });

  it("F-G10 are not made of what stands in sessionStorage in the place of last words", async () => {
    const words = fc.record(
      { page: fc.oneof(fc.string(), data), stored: fc.boolean(), unsaved: fc.oneof(fc.array(data), data) },
      { requiredKeys: [] },
    );
    const shaped = fc.record({ key: fc.oneof(fc.array(key), data), record: data, after: data }, { requiredKeys: [] });
    const texts = fc.oneof(words, fc.record({ page: fc.string(), stored: fc.constant(false), unsaved: fc.array(shaped) }));
    for (const text of fc.sample(texts, { numRuns: 60, seed: 1 }).map((one) => orText(one))) {
      const place = browser.tab();
      place.session!.setItem("hf-blocks:app:last-words", text);
      const state = await browser.start(place);
      expect(browser.kinds(), text).to.deep.equal([]);
      await state.close();
    }
  });

  it("are left where they are once somebody has written them anew", async () => {
    const state = await browser.start();
    const key = ["state", "browser", "it"];
    const { records } = state.home;
    await records.change((writer) => writer.put(key, { value: "anew" }));
    await setAside(records, key, () => false);
    expect(await records.read((reader) => reader.get(key))).to.deep.equal({ value: "anew" });
    await setAside(records, key, () => true);
    expect(await records.read((reader) => reader.get(key))).to.equal(undefined);
    expect(await records.read((reader) => reader.keys(["bad"]))).to.deep.equal([["bad", ...key]]);
  });

  it("F-G10 are not made of what stands in the database in the place of last words", async () => {
    const shaped = fc.record(
      { key: fc.oneof(fc.array(key), data), record: data, rev: data, after: data, question: data },
      { requiredKeys: [] },
    );
    const records = fc.oneof(data, fc.record({ v: fc.constant(1), unsaved: fc.oneof(fc.array(shaped), data) }));
    for (const record of fc.sample(records, { numRuns: 60, seed: 1 })) {
      const before = await browser.start();
      before.cell("it", "browser").write("kept");
      await before.settled();
      await before.home.records.change((writer) => writer.put(["words", "somebody"], record));
      await before.close();
      const state = await browser.start();
      expect(browser.kinds(), fc.stringify(record)).to.deep.equal([]);
      expect((await state.cell("it", "browser").read())?.value).to.equal("kept");
      await state.close();
    }
  });
});

describe("a channel on which anybody speaks", () => {
  /** What is said on it comes at once, and what is thrown is seen. */
  class Spoken {
    static last: Spoken;
    onmessage: ((event: { data: unknown }) => void) | undefined;
    constructor(readonly name: string) {
      Spoken.last = this;
    }
    postMessage(): void {}
    close(): void {}
  }
  const place = { channels: Spoken as unknown as typeof BroadcastChannel };
  const shaped = fc.record(
    {
      type: fc.oneof(fc.constantFrom("changed", "erased", "imported", "ask", "held"), data),
      key: fc.oneof(fc.array(fc.oneof(key, data)), data),
      ids: fc.oneof(fc.array(fc.oneof(key, data)), data),
      name: fc.oneof(fc.string(), data),
    },
    { requiredKeys: [] },
  );

  it("F-G10 passes on only what has the shape of a message", () => {
    const channel = new Channel(place, "app");
    const heard: Message[] = [];
    channel.listen((message) => heard.push(message));
    fc.assert(
      fc.property(fc.oneof(shaped, data), (junk) => {
        Spoken.last.onmessage!({ data: junk });
      }),
      { numRuns: 5000 },
    );
    for (const message of heard) {
      if (message.type === "changed")
        expect([...message.key, ...(message.ids ?? [])].every((text) => typeof text === "string")).to.equal(true);
      else if (message.type === "ask" || message.type === "held") expect(message.name).to.be.a("string");
      else expect(message.type).to.be.oneOf(["erased", "imported"]);
    }
    expect(new Set(heard.map(({ type }) => type)).size).to.equal(5);
  });

  it("F-G10 has no number of ids that it goes through one by one without end", () => {
    const channel = new Channel(place, "app");
    const heard: Message[] = [];
    channel.listen((message) => heard.push(message));
    const many = (length: number) => Array.from({ length }, String);
    for (const ids of [many(3), many(1_000_000), holes(2 ** 32 - 1)])
      Spoken.last.onmessage!({ data: { type: "changed", key: ["msg", "chat", ""], ids } });
    expect(heard.map((message) => (message as { ids?: unknown[] }).ids?.length)).to.deep.equal([3, undefined, undefined]);
    Spoken.last.onmessage!({ data: { type: "changed", key: holes(2 ** 32 - 1) } });
    expect(heard).to.have.length(3);
  });

  it("F-G10 leaves an app as it is", async () => {
    const browser = new FakeBrowser();
    const rejected: unknown[] = [];
    const onRejection = (reason: unknown) => void rejected.push(reason);
    process.on("unhandledRejection", onRejection);
    const state = await browser.start(browser.tab({ channels: Spoken as never }));
    const { last } = Spoken;
    state.cell("it", "browser").write("kept");
    state.conversation("chat", "browser").write([{ role: "user", content: "Hi" }]);
    await state.settled();
    const junk = fc.sample(fc.oneof(shaped, data), { numRuns: 500, seed: 1 });
    for (const one of junk) if ((one as { type?: unknown } | null | undefined)?.type !== "erased") last.onmessage!({ data: one });
    await state.settled();
    expect((await state.cell("it", "browser").read())?.value).to.equal("kept");
    expect((await state.conversation("chat", "browser").read())!.value).to.have.length(1);
    expect([rejected, browser.kinds()]).to.deep.equal([[], []]);
    process.off("unhandledRejection", onRejection);
    await browser.close();
  });
});

/** A list with nothing in it, of some length. */
function holes(length: number): unknown[] {
  const list: unknown[] = [];
  list.length = length;
  return list;
}

/** As JSON, or as what it is called, which is none. */
function orText(value: unknown): string {
  try {
    return JSON.stringify(value) ?? String(value);
  } catch {
    return "[object]";
  }
}
