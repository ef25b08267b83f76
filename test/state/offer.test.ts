import { expect } from "chai";
import type { ChatMessage } from "../../src/core/message.ts";
import type { AppState } from "../../src/state/app-state.ts";
import type { StateNotice } from "../../src/state/notice.ts";
import { sweep } from "../../src/state/sweep.ts";
import { FakeClock } from "./fake-clock.ts";
import { duplicate, FakeBrowser } from "./fake-browser.ts";

const user = (content: string): ChatMessage => ({ role: "user", content });
const DAY = 24 * 60 * 60 * 1000;

describe("what a person wrote in a tab that was closed", () => {
  let browser: FakeBrowser, clock: FakeClock;
  beforeEach(() => {
    clock = new FakeClock();
    browser = new FakeBrowser();
  });
  afterEach(async () => {
    clock.stop();
    await browser.close();
  });

  /** A tab in which something was typed, and that is closed. */
  async function closed(text: string, place = browser.tab()): Promise<string> {
    const tab = await browser.start(place);
    tab.cell("draft", "session").write(text, { typed: true });
    tab.conversation("chat", "session").write([user(`asked ${text}`)]);
    await tab.settled();
    await tab.close();
    return tab.tab;
  }
  /** Starts a tab and waits for all that it is told at its start. */
  async function start(place = browser.tab()): Promise<{ state: AppState; offers: StateNotice[] }> {
    const offers: StateNotice[] = [];
    const state = await browser.start(place, "app", offers);
    await state.offering;
    return { state, offers };
  }
  const draft = async (state: AppState) => (await state.cell<string>("draft", "session").read())?.value;
  const chat = async (state: AppState) => (await state.conversation("chat", "session").read())?.value.map(({ content }) => content);

  it("F-K4 is offered to the next tab, which takes it with one click", async () => {
    const id = await closed("Dear");
    const { state, offers } = await start();
    expect([offers.length, offers[0]!.action!.label]).to.deep.equal([1, "Bring it back"]);
    expect(offers[0]!.error.message).to.match(/^Something you wrote here today at .*\d.* was in a tab that was closed\.$/);
    expect([await draft(state), await chat(state)]).to.deep.equal([undefined, undefined]);
    const told: unknown[] = [];
    state.cell("draft", "session").watch((value) => told.push(value));
    state.conversation("chat", "session").watch((messages) => told.push(messages.length));
    await offers[0]!.action!.act();
    expect([state.tab, await draft(state), await chat(state)]).to.deep.equal([id, "Dear", ["asked Dear"]]);
    expect(told).to.include.members(["Dear", 1]);
  });

  it("F-K4 is that tab's own from then on: after a reload, and for a duplicate", async () => {
    const id = await closed("Dear");
    const place = browser.tab();
    const { state, offers } = await start(place);
    await offers[0]!.action!.act();
    state.cell("draft", "session").write("Dear Ada", { typed: true });
    await state.settled();
    const copy = await browser.start(duplicate(place));
    expect([copy.tab === id, await draft(copy)]).to.deep.equal([false, "Dear Ada"]);
    const after = await browser.reload(state, place);
    expect([after.tab, await draft(after)]).to.deep.equal([id, "Dear Ada"]);
  });

  it("F-K4 is told with its day when it was not today", async () => {
    const at = new Date(new Date().getFullYear() - 1, 4, 12, 9);
    clock.set((at.getTime() - Date.now()) / DAY);
    await closed("Dear");
    clock.set(0);
    const { offers } = await start();
    const day = new Intl.DateTimeFormat(undefined, { day: "numeric", month: "long", year: "numeric" }).format(at);
    expect(offers[0]!.error.message).to.equal(`Something you wrote here on ${day} was in a tab that was closed.`);
  });

  it("F-K4 leaves what the fresh tab had written meanwhile for another tab", async () => {
    await closed("old");
    const { state, offers } = await start();
    state.cell("draft", "session").write("typed meanwhile", { typed: true });
    state.cell("other", "session").write("here only", { typed: true });
    await offers[0]!.action!.act();
    expect([await draft(state), await state.cell("other", "session").read()]).to.deep.equal(["old", undefined]);
    const next = await start();
    await next.offers[0]!.action!.act();
    expect([await draft(next.state), (await next.state.cell("other", "session").read())?.value]).to.deep.equal([
      "typed meanwhile",
      "here only",
    ]);
  });

  it("F-K4 is offered newest first, one at a time, and no more once it was declined", async () => {
    clock.set(-1);
    const first = await closed("first");
    clock.set(0);
    await closed("second");
    const one = await start();
    one.offers[0]!.dismiss!();
    await one.state.settled();
    const two = await start();
    await two.offers[0]!.action!.act();
    expect([one.offers.length, two.offers.length, two.state.tab]).to.deep.equal([1, 1, first]);
    const three = await start();
    expect(three.offers).to.deep.equal([]);
    expect(await three.state.home.records.read((reader) => reader.keys(["state"]))).to.have.length(2);
  });

  it("F-K4 goes to one of two tabs that start at once; the other is told", async () => {
    const id = await closed("Dear");
    const [one, two] = [await start(), await start()];
    browser.notices.length = 0;
    await Promise.all([one.offers[0]!.action!.act(), two.offers[0]!.action!.act()]);
    const [taker, other] = one.state.tab === id ? [one, two] : [two, one];
    expect([await draft(taker.state), await draft(other.state), other.state.tab === id]).to.deep.equal(["Dear", undefined, false]);
    expect(browser.notices.map(({ error }) => error.message)).to.deep.equal(["It is open in another tab already."]);
  });

  it("F-K4 is not offered where nothing was typed: states, defaults, answers and which conversation was open", async () => {
    const tab = await browser.start();
    tab.cell("state", "session").write(1, { typed: false });
    tab.conversation("chat", "session").write([{ role: "assistant", content: "Welcome" }]);
    (await tab.conversations("talk", "browser")).create();
    await tab.settled();
    await tab.close();
    expect((await start()).offers).to.deep.equal([]);
  });

  it("F-K4 is not offered while its tab is open, nor to a tab that has something of its own", async () => {
    const place = browser.tab();
    const open = await browser.start(place);
    open.cell("draft", "session").write("open", { typed: true });
    await open.settled();
    expect((await start()).offers).to.deep.equal([]);
    await closed("Dear");
    await open.close();
    expect((await start(place)).offers).to.deep.equal([]);
  });

  it("F-K4 is not offered where nothing tells whether a tab is open", async () => {
    await closed("Dear");
    expect((await start(browser.tab({ locks: undefined, channels: undefined }))).offers).to.deep.equal([]);
  });

  it("F-K4 opens the conversation that its tab had open", async () => {
    const tab = await browser.start();
    const list = await tab.conversations("talk", "browser");
    list.create().write([user("What is a pear?")]);
    tab.cell("draft", "session").write("Dear", { typed: true });
    await tab.settled();
    await tab.close();
    const { state, offers } = await start();
    const here = await state.conversations("talk", "browser");
    expect(here.current.id).not.to.equal(list.current.id);
    await offers[0]!.action!.act();
    expect([here.current.id, (await here.current.read())?.value[0]!.content]).to.deep.equal([list.current.id, "What is a pear?"]);
  });

  it("F-K4 is there again for the tab itself when the browser had only discarded it, also after another tab has taken it", async () => {
    const place = browser.tab();
    const id = await closed("Dear", place);
    const { state, offers } = await start();
    await offers[0]!.action!.act();
    const again = await browser.start(place);
    expect([state.tab, again.tab === id, await draft(again)]).to.deep.equal([id, false, "Dear"]);
  });

  it("F-K4 is kept by the sweeping of old tabs", async () => {
    await closed("Dear");
    const { state } = await start();
    for (const days of [8, 10, 12]) {
      clock.set(days);
      await sweep(state);
    }
    clock.set(0);
    expect((await start()).offers).to.have.length(1);
  });
});
