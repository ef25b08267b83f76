import { expect } from "chai";
import { AppState } from "../../src/state/app-state.ts";
import type { ChatMessage } from "../../src/core/message.ts";
import { withoutIds } from "../without-ids.ts";
import { duplicate, FakeBrowser } from "./fake-browser.ts";
import { FakeStorage } from "./fake-parts.ts";

const messages: ChatMessage[] = [
  { role: "user", content: "Hi" },
  { role: "assistant", content: "Hel" },
];

async function fill(state: AppState): Promise<void> {
  state.cell("name", "session").write(new File(["abc"], "a.txt"));
  state.conversation("chat", "session").write(messages, { streaming: true });
  await state.settled();
}

describe("a tab", () => {
  let browser: FakeBrowser;
  beforeEach(() => (browser = new FakeBrowser()));
  afterEach(() => browser.close());

  const ways = { "Web Locks": {}, "a channel, without Web Locks": { locks: undefined } };
  for (const [way, missing] of Object.entries(ways)) {
    describe(`told apart by ${way}`, () => {
      it("keeps its id when it is reloaded", async () => {
        const place = browser.tab(missing);
        const state = await browser.start(place);
        expect((await browser.reload(state, place)).tab).to.equal(state.tab);
      });

      it("keeps its id when it has crashed", async () => {
        const place = browser.tab(missing);
        const state = await browser.start(place);
        browser.crash(state);
        expect((await browser.start(place)).tab).to.equal(state.tab);
      });

      it("takes another id when it was duplicated, with a copy of the session of its own", async () => {
        const place = browser.tab(missing);
        const first = await browser.start(place);
        await fill(first);
        const second = await browser.start(duplicate(place));
        expect(second.tab).not.to.equal(first.tab);
        expect(await (await second.cell<File>("name", "session").read())!.value.text()).to.equal("abc");
        expect(withoutIds((await second.conversation("chat", "session").read())!.value)).to.deep.equal([
          messages[0],
          { ...messages[1], status: "interrupted" },
        ]);
        second.cell("name", "session").write("second");
        first.cell("name", "session").write("first");
        await second.settled();
        await first.settled();
        const third = await browser.start(duplicate(place));
        expect((await third.cell("name", "session").read())!.value).to.equal("first");
      });

      it("is itself again when the page comes back out of the back/forward cache", async () => {
        const place = browser.tab(missing);
        const first = await browser.start(place);
        await fill(first);
        const { tab } = first;
        const [events] = place.events!;
        events!.dispatchEvent(Object.assign(new Event("pagehide"), { persisted: true }));
        const second = await browser.start({ ...place, events: [new EventTarget()] });
        expect(second.tab).to.equal(tab);
        second.cell("name", "session").write("from the page between");
        await second.close();
        const told = new Promise((resolve) => first.cell("name", "session").watch(resolve));
        events!.dispatchEvent(Object.assign(new Event("pageshow"), { persisted: true }));
        expect(await told).to.equal("from the page between");
        expect(first.tab).to.equal(tab);
      });
    });
  }

  it("forgets its session where nothing tells tabs apart", async () => {
    const place = browser.tab({ locks: undefined, channels: undefined });
    const state = await browser.start(place);
    expect((await browser.reload(state, place)).tab).not.to.equal(state.tab);
  });

  it("works where locks are forbidden", async () => {
    const refuse = () => Promise.reject(new DOMException("Not here.", "SecurityError"));
    const place = browser.tab({ locks: { request: refuse, query: refuse } as unknown as LockManager });
    const state = await browser.start(place);
    state.cell("it", "session").write(1);
    expect((await (await browser.reload(state, place)).cell("it", "session").read())?.value).to.equal(1);
  });

  it("has an id of its own for each app", async () => {
    const place = browser.tab();
    const [one, two] = [await browser.start(place, "one"), await browser.start(place, "two")];
    expect(one.tab).not.to.equal(two.tab);
  });

  it("is opened once for all that ask for the same app on a page", async () => {
    const [one, two] = await Promise.all([AppState.open("shared"), AppState.open("shared")]);
    expect(one).to.equal(two);
    await one.close();
    one.cell("it", "session").write(1);
    expect((await two.cell("it", "session").read())?.value).to.equal(1);
    await two.close();
    const three = await AppState.open("shared");
    expect(three).not.to.equal(one);
    await three.close();
  });

  it("says that it is not kept where the browser cannot be asked", async () => {
    expect(await (await browser.start()).persist()).to.equal(false);
  });

  it("says what the browser answers when it is asked to keep it", async () => {
    const state = await browser.start();
    const real = Object.getOwnPropertyDescriptor(globalThis, "navigator");
    try {
      for (const [persist, said] of [
        [async () => true, true],
        [async () => false, false],
        [() => Promise.reject(new DOMException("Not here.", "SecurityError")), false],
      ] as const) {
        Object.defineProperty(globalThis, "navigator", { value: { storage: { persist } }, configurable: true });
        expect(await state.persist()).to.equal(said);
      }
    } finally {
      if (real) Object.defineProperty(globalThis, "navigator", real);
      else Reflect.deleteProperty(globalThis, "navigator");
    }
  });

  it("is opened anew for one that asks while it is being closed", async () => {
    const one = await AppState.open("brief");
    const joining = AppState.open("brief");
    await one.close();
    const two = await joining;
    expect(two).not.to.equal(one);
    two.cell("it", "session").write(1);
    expect((await two.cell("it", "session").read())?.value).to.equal(1);
    await two.close();
  });

  it("tells when the browser has deleted what was stored", async () => {
    const local = new FakeStorage();
    const place = browser.tab({ local });
    const state = await browser.start(place);
    state.cell("it", "session").write(1);
    await state.close();
    const later = new FakeBrowser();
    await later.start(later.tab({ local }));
    expect(later.kinds()).to.deep.equal(["lost"]);
    await later.close();
  });
});
