import { expect } from "chai";
import type { ChatMessage } from "../../src/base/message.ts";
import type { AppState } from "../../src/state/app-state.ts";
import type { Place } from "../../src/state/place.ts";
import { FakeBrowser } from "./fake-browser.ts";

/** A page that is left in the moment in which something was written: what was not put then is lost. */
describe("a page that is left", () => {
  let browser: FakeBrowser, place: Place, state: AppState;
  beforeEach(async () => {
    browser = new FakeBrowser();
    place = browser.tab({ events: [new EventTarget(), Object.assign(new EventTarget(), { visibilityState: "hidden" })] });
    state = await browser.start(place);
    // The pause between two writes has begun, so nothing else is written by itself.
    state.cell("it", "session").write("first");
    state.conversation("chat", "session").write(
      [
        { role: "user", content: "Hi" },
        { role: "assistant", content: "H" },
      ],
      { streaming: true },
    );
    await state.settled();
  });
  afterEach(() => browser.close());

  async function leave(type: string): Promise<AppState> {
    place.events![type === "pagehide" ? 0 : 1]!.dispatchEvent(new Event(type));
    browser.crash(state);
    return browser.start(place);
  }

  for (const type of ["pagehide", "freeze", "visibilitychange"]) {
    it(`has put its values and its answer at ${type}`, async () => {
      state.cell("it", "session").write("last");
      const chat = state.conversation("chat", "session");
      chat.write(
        [
          { role: "user", content: "Hi" },
          { role: "assistant", content: "Hello" },
        ],
        { streaming: true },
      );
      const after = await leave(type);
      expect((await after.cell("it", "session").read())?.value).to.equal("last");
      expect((await after.conversation("chat", "session").read())?.value.at(-1)).to.deep.equal({
        role: "assistant",
        content: "Hello",
        status: "interrupted",
      });
    });
  }

  it("remembers nothing of the errors that its own end brings", async () => {
    const chat = state.conversation("chat", "session");
    const [question, answer] = (await chat.read())!.value;
    place.events![0]!.dispatchEvent(new Event("pagehide"));
    chat.write([question!, { ...answer!, status: "error" }]);
    state.cell("it", "session").write("after the end");
    const after = await leave("visibilitychange");
    expect((await after.conversation("chat", "session").read())?.value.at(-1)?.status).to.equal("interrupted");
    expect((await after.cell("it", "session").read())?.value).to.equal("first");
  });

  it("has put a new message with its file", async () => {
    const file = new File(["abc"], "a.txt");
    const chat = state.conversation("chat", "session");
    const before = (await chat.read())!.value;
    chat.write([...before, { role: "user", content: [{ type: "file", file, name: "a.txt" }] }]);
    const after = await leave("pagehide");
    const message = (await after.conversation("chat", "session").read())!.value.at(-1)!;
    expect(await (message.content as unknown as [{ file: Blob }])[0].file.text()).to.equal("abc");
  });

  it("has deleted what was cleared", async () => {
    state.conversation("chat", "session").write([]);
    const after = await leave("pagehide");
    expect(await after.conversation("chat", "session").read()).to.equal(undefined);
  });

  it("stores what it put in haste once more where it lives on, with its files counted", async () => {
    const message: ChatMessage = { role: "user", content: [{ type: "file", file: new File(["abc"], "a.txt"), name: "a.txt" }] };
    state.conversation("chat", "session").write([message]);
    place.events![1]!.dispatchEvent(new Event("visibilitychange"));
    await state.settled();
    const blobs = await state.home.records.read((reader) => reader.list(["blob"]));
    expect(blobs.map(([, record]) => (record as { refs: number }).refs)).to.deep.equal([1]);
    const messages = await state.home.records.read((reader) => reader.list(["msg", state.tab, "chat"]));
    expect(messages).to.have.length(1);
  });
});
