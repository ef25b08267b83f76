import { expect } from "chai";
import { HfError } from "../../src/core/hf-error.ts";
import type { ChatMessage } from "../../src/core/message.ts";
import type { AppState } from "../../src/state/app-state.ts";
import { notice } from "../../src/state/notice.ts";
import { FakeBrowser } from "./fake-browser.ts";

describe("F-K11 a notice about storage", () => {
  it("says that a part could not be loaded where that is all that has happened", () => {
    const fault = new HfError("A part could not be loaded.", { code: "unloaded" });
    for (const kind of ["lost", "corrupt"] as const) {
      const { kind: told, error } = notice(kind, { cause: fault, block: "chat" });
      expect([told, error]).to.deep.equal(["unloaded", fault]);
    }
  });

  it("says that something is lost where another cause has lost it", () => {
    const cause = new DOMException("gone", "UnknownError");
    expect(notice("lost", { cause })).to.deep.include({ kind: "lost" });
    expect(notice("lost", { cause }).error).to.include({ code: "state-lost", cause });
  });
});

describe("a notice about one block", () => {
  let browser: FakeBrowser, state: AppState;
  beforeEach(async () => {
    browser = new FakeBrowser();
    state = await browser.start();
  });
  afterEach(() => browser.close());

  const told = () => browser.notices.map(({ kind, block }) => `${kind} ${block}`);
  const put = (key: readonly string[], record: unknown) => state.home.records.change((writer) => writer.put(key, record));
  const asked = (file: File): ChatMessage[] => [{ role: "user", content: [{ type: "file", file }] }];
  const photo = new File(["abc"], "a.png");
  const unreadable = () =>
    Object.defineProperty(new File(["abc"], "gone.txt"), "arrayBuffer", { value: () => Promise.reject(new Error()) });

  it("names it where a later version has stored it", async () => {
    await put(["state", state.tab, "it"], { v: 2 });
    await put(["msg", state.tab, "chat", "", "a"], { v: 2, seq: 0 });
    await state.cell("it", "session").read();
    await state.conversation("chat", "session").read();
    expect(told()).to.deep.equal(["newer it", "newer chat"]);
  });

  it("names it where its record is broken", async () => {
    await put(["state", state.tab, "it"], { v: 1 });
    await put(["msg", state.tab, "chat", "", "a"], { v: 1 });
    await state.cell("it", "session").read();
    await state.conversation("chat", "session").read();
    expect(told()).to.deep.equal(["corrupt it", "corrupt chat"]);
  });

  it("names it where the bytes of its file are gone, and shows the rest", async () => {
    const place = browser.tab();
    state = await browser.start(place);
    state.cell("it", "session").write({ text: "Look", files: [photo] });
    state.conversation("chat", "session").write(asked(photo));
    await state.settled();
    await state.home.records.change(async (writer) => {
      for (const key of await writer.keys(["blob"])) writer.remove(key);
    });
    state = await browser.reload(state, place);
    expect((await state.cell("it", "session").read())?.value).to.deep.equal({ text: "Look", files: [] });
    expect(await state.conversation("chat", "session").read()).to.have.nested.property("value[0].content[0].type", "file");
    expect(told()).to.deep.equal(["corrupt it", "corrupt chat"]);
  });

  it("names it where it holds what is no data, once", async () => {
    for (const call of [() => 1, () => 2]) {
      state.cell("it", "session").write({ call });
      state.conversation("chat", "session").write([{ role: "user", content: "Hi", metadata: { call } as never }]);
      await state.settled();
    }
    expect(told()).to.have.members(["uncloneable it", "uncloneable chat"]);
    expect(browser.notices[0]!.error.cause).to.be.instanceOf(Error);
  });

  it("names it again where it was data in between", async () => {
    for (const value of [() => 1, 1, () => 2]) {
      state.cell("it", "session").write(value);
      await state.settled();
    }
    expect(told()).to.deep.equal(["uncloneable it", "uncloneable it"]);
  });

  it("names it and the file that cannot be read, or is large, once for each file", async () => {
    const large = new File([new Uint8Array(8 * 2 ** 20 + 1)], "large.bin");
    const fits = new File([new Uint8Array(8 * 2 ** 20)], "fits.bin");
    const gone = unreadable();
    for (const time of [1, 2]) {
      state.cell("it", "session").write({ time, files: [gone, large, fits] });
      await state.settled();
    }
    state.conversation("chat", "session").write(asked(unreadable()));
    await state.settled();
    expect(told()).to.deep.equal(["file it", "large-file it", "file chat"]);
    expect(browser.notices.map(({ error }) => /“([^”]+)”/.exec(error.message)?.[1])).to.deep.equal(["gone.txt", "large.bin", "gone.txt"]);
  });
});
