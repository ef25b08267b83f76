import { expect } from "chai";
import { IDBObjectStore } from "fake-indexeddb";
import type { ChatMessage } from "../../src/core/message.ts";
import type { AppState } from "../../src/state/app-state.ts";
import type { BlobRecord } from "../../src/state/blobs.ts";
import { FakeBrowser } from "./fake-browser.ts";
import { FakeClock } from "./fake-clock.ts";
import { full, fullForFiles, withPut } from "./faulty-disk.ts";

const file = (name: string, size: number) => new File([name.repeat(size / name.length)], name, { type: "text/plain" });
const asked = (...files: File[]): ChatMessage[] => [
  { role: "user", content: files.map((file) => ({ type: "file", file, name: file.name }) as never) },
];

describe("a disk that is full", () => {
  let browser: FakeBrowser, state: AppState, clock: FakeClock;
  beforeEach(async () => {
    let days = -10;
    clock = new FakeClock();
    clock.set(days);
    browser = new FakeBrowser();
    const before = await browser.start();
    const list = await before.conversations("chat", "browser");
    const shared = file("shared", 60_000);
    for (const [name, ...files] of [
      ["text only"],
      ["shares a picture", shared],
      ["oldest picture", file("p", 40_000)],
      ["shares it too", shared],
      ["older picture", file("q", 30_000)],
      ["new picture", file("r", 30_000)],
    ] as [string, ...File[]][]) {
      list.create().write([{ role: "user", content: name }, ...(files.length > 0 ? asked(...files) : [])]);
      await before.settled();
      // Two that are written in one millisecond have no order.
      clock.set(++days);
    }
    clock.set(0);
    list.create();
    await before.close();
    state = await browser.start();
    browser.notices.length = 0;
  });
  afterEach(async () => {
    clock.stop();
    await browser.close();
  });

  const titles = async () => (await (await state.conversations("chat", "browser")).list()).map(({ title }) => title);
  const attach = async (bytes: number) => {
    state.cell("ask", "session").write({ text: "What is this?", files: [file("n", bytes)] });
    await state.settled();
  };
  /** What another page of the tab finds. */
  const stored = async () => {
    const reader = await browser.start();
    const entries = await reader.home.records.read((reader) => reader.list([]));
    await reader.close();
    return entries;
  };

  it("F-K1 deletes nothing, stores the words, keeps the bytes in memory and names what could go", async () => {
    const before = await titles();
    await withPut(fullForFiles, () => attach(50_000));
    expect(await titles()).to.deep.equal(before);
    const words = (await stored()).find(([key]) => key[2] === "ask")?.[1] as { value: { text: string } };
    expect(words.value.text).to.equal("What is this?");
    const { value } = (await state.cell<{ files: File[] }>("ask", "session").read())!;
    expect([value.files[0]!.size, state.mode]).to.deep.equal([50_000, "stored"]);
    expect(browser.notices.map(({ error, action }) => [error.message, action?.label])).to.deep.equal([
      [
        "The browser’s storage is full. New files last only while this tab is open. Deleting “oldest picture” and 1 more would free 70 kB.",
        "Delete them",
      ],
    ]);
  });

  for (const [bytes, said] of [
    [4_000, "4 kB"],
    [4_400, "4.4 kB"],
    [44_400, "44 kB"],
    [1_000_000, "1 MB"],
    [2_500_000, "2.5 MB"],
  ] as const) {
    it(`F-K1 says ${bytes} bytes as ${said}`, async () => {
      const before = await browser.start();
      const list = await before.conversations("chat", "browser");
      for (const { id } of await list.list()) await list.delete(id);
      list.create().write([{ role: "user", content: "Large" }, ...asked(file("x", bytes))]);
      await before.close();
      browser.notices.length = 0;
      await withPut(fullForFiles, () => attach(100));
      expect(browser.notices.map(({ error }) => error.message)).to.deep.equal([
        `The browser’s storage is full. New files last only while this tab is open. Deleting “Large” would free ${said}.`,
      ]);
    });
  }

  it("F-K1 gives the bytes that wait to all that read them, and exports them", async () => {
    await withPut(fullForFiles, () => attach(50_000));
    await state.cell("ask", "session").refresh();
    const { value } = (await state.cell<{ files: File[] }>("ask", "session").read())!;
    expect(await value.files[0]!.text()).to.equal("n".repeat(50_000));
    expect(await (await state.exportAll()).text()).to.contain(btoa("n".repeat(999)));
  });

  it("F-K1 deletes by the button exactly what was named, and then has everything stored", async () => {
    await withPut(fullForFiles, () => attach(50_000));
    await browser.notices[0]!.action!.act();
    expect(await titles()).to.have.members(["text only", "shares a picture", "shares it too", "new picture"]);
    expect(browser.kinds()).to.deep.equal(["full", "stored"]);
    const blobs = (await stored()).filter(([key]) => key[0] === "blob").map(([, record]) => (record as BlobRecord).blob.size);
    expect(blobs.sort((a, b) => a - b)).to.deep.equal([30_000, 50_000, 60_000]);
  });

  it("F-K1 proposes none that is pinned or open in a tab, or whose bytes another needs", async () => {
    const list = await state.conversations("chat", "browser");
    const id = async (title: string) => (await list.list()).find((one) => one.title === title)!.id;
    await list.pin(await id("oldest picture"));
    const other = await browser.start();
    await (await other.conversations("chat", "browser")).switch(await id("older picture"));
    await other.settled();
    await withPut(fullForFiles, () => attach(20_000));
    expect(browser.notices.at(-1)!.error.message).to.contain("Deleting “new picture” would free 30 kB.");
    expect(browser.notices.at(-1)!.action!.label).to.equal("Delete it");
  });

  it("F-K1 proposes nothing where all of it would not make up for the bytes, and says what else to do", async () => {
    await withPut(fullForFiles, () => attach(500_000));
    const [{ error, action }] = browser.notices as [(typeof browser.notices)[0]];
    expect([error.message, action]).to.deep.equal([
      "The browser’s storage is full. New files last only while this tab is open. Free some space on this device to keep them.",
      undefined,
    ]);
  });

  it("F-K1 says only that it is full where it cannot be found out what could go", async () => {
    const original = IDBObjectStore.prototype.getAll;
    IDBObjectStore.prototype.getAll = () => {
      throw new DOMException("Broken.", "UnknownError");
    };
    await withPut(fullForFiles, () => attach(50_000)).finally(() => (IDBObjectStore.prototype.getAll = original));
    expect(browser.notices.map(({ error, action }) => [error.message, action])).to.deep.equal([
      ["The browser’s storage is full. What comes now lasts only while this tab is open.", undefined],
    ]);
    expect((await state.cell<{ files: File[] }>("ask", "session").read())!.value.files[0]!.size).to.equal(50_000);
  });

  it("F-K1 keeps everything in memory where not even the words fit, and stores it once the button has made room", async () => {
    await withPut(full, () => attach(50_000));
    expect(state.mode).to.equal("memory");
    expect(browser.notices[0]!.error.message).to.contain(
      "What comes now lasts only while this tab is open. Deleting “oldest picture” and 1 more",
    );
    await browser.notices[0]!.action!.act();
    expect([state.mode, browser.kinds()]).to.deep.equal(["stored", ["full", "stored"]]);
    expect((await stored()).filter(([key]) => key[2] === "ask")).to.have.length(1);
    expect(await titles()).to.have.length(4);
  });

  it("F-K1 says it again when the deletion has not helped", async function () {
    this.timeout(30_000);
    await withPut(fullForFiles, async () => {
      await attach(50_000);
      const real = globalThis.setTimeout;
      globalThis.setTimeout = ((run: () => void) => real(run, 0)) as typeof setTimeout;
      await browser.notices[0]!.action!.act().finally(() => (globalThis.setTimeout = real));
    });
    expect(browser.kinds()).to.deep.equal(["full", "full"]);
  });

  it("F-K1 loses no bytes that are on the disk when a page ends that could not count who needs them", async () => {
    const list = await state.conversations("chat", "browser");
    const again = (await list.search("shares a picture"))[0]!;
    const picture = ((await state.conversation("chat", "browser", again.id).read())!.value[1]!.content[0] as unknown as { file: File })
      .file;
    await withPut(fullForFiles, async () => {
      state.conversation("other", "browser").write(asked(picture));
      await state.settled();
    });
    browser.crash(state);
    state = await browser.start();
    const later = await state.conversations("chat", "browser");
    for (const { id } of await later.search("shares")) await later.delete(id);
    const kept = (await state.conversation("other", "browser").read())!.value[0]!.content[0] as unknown as { file: File };
    expect(kept.file.size).to.equal(60_000);
  });

  it("F-K1 takes the bytes back once it is no longer full, when the person comes back", async () => {
    await withPut(fullForFiles, () => attach(50_000));
    await state.home.records.recover();
    expect(browser.kinds()).to.deep.equal(["full", "stored"]);
    expect(state.home.records.waitingBytes).to.equal(0);
  });
});
