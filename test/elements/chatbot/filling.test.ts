import { fixture, fixtureCleanup, html } from "@open-wc/testing-helpers/pure";
import { expect } from "chai";
import { loadExtras } from "../../../src/elements/chatbot/transcript.ts";
import { loadMarkdown } from "../../../src/markdown/load.ts";
import { articles, atEnd, frames, ready, type Chatbot } from "./chat.ts";

const COUNT = 300;

describe("a long conversation that is set at once", () => {
  const { requestIdleCallback, cancelIdleCallback } = globalThis;
  let waiting: Map<number, () => void>;
  let asked = 0;

  // The page is idle when a test says so.
  beforeEach(async () => {
    await Promise.all([loadMarkdown(), loadExtras()]);
    waiting = new Map();
    globalThis.requestIdleCallback = (act) => (waiting.set(++asked, act as () => void), asked);
    globalThis.cancelIdleCallback = (id) => void waiting.delete(id);
  });
  afterEach(() => {
    Object.assign(globalThis, { requestIdleCallback, cancelIdleCallback });
    fixtureCleanup();
  });

  it("shows its end first, then the rest while the page is idle, and stays at the end", async () => {
    const chat = await filling();
    expect(shown(chat).at(-1)).to.equal(`Message ${COUNT - 1}`);
    expect(shown(chat)).to.not.include("Message 0");
    expect(atEnd(scrollerOf(chat))).to.equal(true);
    await idle();
    await frames(3);
    expect(shown(chat)).to.deep.equal(all);
    expect(atEnd(scrollerOf(chat))).to.equal(true);
  });

  it("shows its beginning first where the view stays there", async () => {
    const chat = await filling({ noAutoscroll: true });
    expect(shown(chat)[0]).to.equal("Message 0");
    expect(shown(chat)).to.not.include(`Message ${COUNT / 2}`);
    await idle();
    await frames(3);
    expect([shown(chat), scrollerOf(chat).scrollTop]).to.deep.equal([all, 0]);
  });

  it("tells when all of it is there", async () => {
    const chat = await filling();
    let complete = false;
    const told = chat.updateComplete.then(() => (complete = true));
    await frames(2);
    expect(complete).to.equal(false);
    await idle();
    await told;
    expect(shown(chat)).to.deep.equal(all);
  });

  it("comes where somebody scrolls to before the page is idle", async () => {
    const chat = await filling();
    scrollerOf(chat).scrollTop = 0;
    await until(() => shown(chat)[0] === "Message 0");
    expect(shown(chat)).to.not.include(`Message ${COUNT / 2}`);
  });

  it("leaves the view of somebody who reads where it is", async () => {
    const chat = await filling();
    scrollerOf(chat).scrollTop = scrollerOf(chat).scrollHeight / 2;
    await until(() => read(chat) !== undefined);
    await frames(3);
    const [article, before] = [read(chat)!, read(chat)!.getBoundingClientRect().top];
    await idle();
    await frames(3);
    expect(shown(chat)).to.deep.equal(all);
    expect(article.getBoundingClientRect().top).to.be.closeTo(before, 1);
  });

  it("takes a message that comes meanwhile", async () => {
    const chat = await filling();
    chat.value = [...chat.value, { id: "new", role: "user", content: "New" }];
    await until(() => shown(chat).at(-1) === "New");
    await idle();
    expect(shown(chat)).to.deep.equal([...all, "New"]);
  });

  it("takes another conversation meanwhile, and shows nothing of the one before", async () => {
    const chat = await filling();
    chat.value = messages("Other");
    await until(() => shown(chat).at(-1) === `Other ${COUNT - 1}`);
    expect(shown(chat).every((text) => text?.startsWith("Other"))).to.equal(true);
    await idle();
    expect(shown(chat)).to.deep.equal(all.map((text) => text.replace("Message", "Other")));
  });

  it("takes a change and a cut in the middle of it meanwhile", async () => {
    const chat = await filling();
    chat.value = chat.value.map((message, index) => (index === 20 ? { ...message, content: "Changed" } : message)).slice(0, 200);
    await until(() => shown(chat).at(-1) === "Message 199");
    await idle();
    expect(shown(chat)).to.deep.equal(all.slice(0, 200).with(20, "Changed"));
  });

  it("is whole for who copies it, and on paper", async () => {
    const chat = await filling({ actions: ["copy-all"] });
    let written = "";
    Object.defineProperty(navigator, "clipboard", {
      configurable: true,
      value: { writeText: async (text: string) => void (written = text) },
    });
    await chat.copyAll();
    expect(written.split("\n")).to.have.length(COUNT);
    dispatchEvent(new Event("beforeprint"));
    expect(shown(chat)).to.deep.equal(all);
    expect(waiting.size).to.equal(0);
  });

  it("is selected whole by who selects all before it is there", async () => {
    const chat = await filling();
    getSelection()!.selectAllChildren(chat.shadowRoot!.querySelector("#rows")!);
    await idle();
    const [range] = (getSelection() as unknown as { getComposedRanges(options: object): StaticRange[] }).getComposedRanges({
      shadowRoots: [chat.shadowRoot!],
    });
    const live = document.createRange();
    live.setStart(range!.startContainer, range!.startOffset);
    live.setEnd(range!.endContainer, range!.endOffset);
    expect([live.intersectsNode(articles(chat)[0]!), live.intersectsNode(articles(chat).at(-1)!)]).to.deep.equal([true, true]);
  });

  it("opens what a person had begun to edit far above", async () => {
    const chat = await filling({ actions: ["edit"] });
    chat.view = [["Message 10", "Half a change"]];
    await until(() => waiting.size > 0);
    await idle();
    expect(articles(chat)[10]!.querySelector("textarea")!.value).to.equal("Half a change");
  });

  it("comes in a hidden tab, where nothing is ever idle", async () => {
    Object.defineProperty(document, "hidden", { configurable: true, value: true });
    try {
      const chat = await filling();
      await chat.updateComplete;
      expect([shown(chat), waiting.size]).to.deep.equal([all, 0]);
    } finally {
      Reflect.deleteProperty(document, "hidden");
    }
  });

  it("waits while its chat is not on the page, and goes on when it is put back", async () => {
    const chat = await filling();
    const place = chat.parentElement!;
    chat.remove();
    expect(waiting.size).to.equal(0);
    await chat.updateComplete;
    place.append(chat);
    await until(() => waiting.size > 0);
    await idle();
    expect(shown(chat)).to.deep.equal(all);
  });

  it("has the same nodes as one that is drawn at once", async () => {
    const chat = await filling();
    await idle();
    const other = await fixture<Chatbot>(html`<hf-chatbot></hf-chatbot>`);
    other.value = chat.value;
    await until(() => shown(other).length > 0 && !other.shadowRoot!.querySelector(".plain"));
    dispatchEvent(new Event("beforeprint"));
    expect(rowsOf(chat) === rowsOf(other)).to.equal(true);
  });

  const all = Array.from({ length: COUNT }, (_, index) => `Message ${index}`);

  function messages(what: string): object[] {
    return Array.from({ length: COUNT }, (_, index) => ({
      id: `${what} ${index}`,
      role: index % 2 ? "assistant" : "user",
      content: `${what} ${index}`,
    }));
  }

  /** A chat that has drawn what it draws at once. */
  async function filling(properties: Partial<Chatbot> = {}): Promise<Chatbot> {
    const chat = await fixture<Chatbot>(html`<hf-chatbot></hf-chatbot>`);
    Object.assign(chat, properties, { value: [{ role: "user", content: "Before" }] });
    await ready(chat);
    chat.value = messages("Message");
    await until(() => shown(chat).length > 1);
    await frames(3);
    return chat;
  }

  /** Until the page has nothing more to do. */
  async function idle(): Promise<void> {
    while (waiting.size > 0) {
      const acts = [...waiting.values()];
      waiting.clear();
      for (const act of acts) act();
      await frames(1);
    }
  }

  async function until(isSo: () => boolean): Promise<void> {
    while (!isSo()) await frames(1);
  }

  function scrollerOf(chat: Chatbot): Element {
    return chat.shadowRoot!.querySelector("#scroller")!;
  }

  function shown(chat: Chatbot): (string | undefined)[] {
    return articles(chat).map((article) => article.querySelector(".content")?.textContent);
  }

  /** The article at the middle of the view. */
  function read(chat: Chatbot): HTMLElement | undefined {
    const { top, height } = scrollerOf(chat).getBoundingClientRect();
    return articles(chat).find((article) => article.getBoundingClientRect().bottom > top + height / 2);
  }

  function rowsOf(chat: Chatbot): string {
    return chat.shadowRoot!.querySelector("#rows")!.innerHTML;
  }
});
