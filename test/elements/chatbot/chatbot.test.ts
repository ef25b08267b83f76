import { fixture, fixtureCleanup, html } from "@open-wc/testing-helpers/pure";
import axe from "axe-core";
import { expect } from "chai";
import type { ChatMessage } from "../../../src/base/message.ts";
import "../../../src/define/chatbot.ts";

type Chatbot = HTMLElementTagNameMap["hf-chatbot"];

const talk: ChatMessage[] = [
  { role: "system", content: "Be brief." },
  { role: "user", content: "Hello" },
  { role: "assistant", content: "Hi **there**" },
];

describe("hf-chatbot", () => {
  afterEach(() => fixtureCleanup());

  it("D1 shows the messages of both, an empty one as well", async () => {
    const chat = await shown([...talk, { role: "user", content: "" }]);
    expect(articles(chat).map((article) => article.querySelector(".content")!.textContent)).to.deep.equal(["Hello", "Hi there", ""]);
  });

  it("D1 shows nothing for null", async () => {
    const chat = await shown(null);
    expect(articles(chat)).to.have.length(0);
  });

  it("D3 is a log with a name that does not speak by itself", async () => {
    const chat = await shown(talk);
    const log = chat.shadowRoot!.querySelector('[role="log"]')!;
    expect([log.getAttribute("aria-label"), log.getAttribute("aria-live"), log.getAttribute("tabindex")]).to.deep.equal(["Conversation", "off", "0"]);
  });

  it("D3 names messages by their author", async () => {
    const chat = await shown(talk);
    expect(articles(chat).map((article) => article.getAttribute("aria-label"))).to.deep.equal(["You", "Assistant"]);
  });

  it("D4 shows like buttons only where the app asks for them", async () => {
    const chat = await shown(talk);
    expect(button(chat, "Good answer")).to.equal(null);
    chat.setAttribute("actions", "like");
    await chat.updateComplete;
    expect(button(chat, "Good answer")).to.not.equal(null);
    expect(button(chat, "Copy")).to.equal(null);
  });

  it("D5 says whether an answer is good, and changes its mind", async () => {
    const chat = await shown(talk, { actions: ["like"] });
    const events: unknown[] = [];
    chat.addEventListener("hf-like", ({ index, value, liked }) => events.push([index, value, liked]));
    for (const name of ["Good answer", "Bad answer", "Marked as bad"]) {
      button(chat, name)!.click();
      await chat.updateComplete;
    }
    expect(events).to.deep.equal([[2, "Hi **there**", true], [2, "Hi **there**", false], [2, "Hi **there**", ""]]);
  });

  it("D7 copies the Markdown of an answer and says so", async () => {
    const chat = await shown(talk);
    let written = "";
    Object.defineProperty(navigator, "clipboard", { configurable: true, value: { writeText: async (text: string) => void (written = text) } });
    const copied = once(chat, "hf-copy");
    button(chat, "Copy")!.click();
    expect((await copied).value).to.equal("Hi **there**");
    await chat.updateComplete;
    expect([written, button(chat, "Copied") !== null]).to.deep.equal(["Hi **there**", true]);
  });

  it("D9 offers retry and undo at the last answer only, for the last question", async () => {
    const chat = await shown([...talk, { role: "user", content: "More" }, { role: "assistant", content: "Yes" }], { actions: ["retry", "undo"] });
    expect(chat.shadowRoot!.querySelectorAll("[data-action=retry]")).to.have.length(1);
    const retry = once(chat, "hf-retry");
    button(chat, "Try again")!.click();
    const { index, value } = await retry;
    const undo = once(chat, "hf-undo");
    button(chat, "Undo")!.click();
    expect([index, value, (await undo).index]).to.deep.equal([3, "More", 3]);
  });

  it("D9 offers neither while the answer streams", async () => {
    const chat = await shown([...talk.slice(0, 2), { role: "assistant", content: "Hi", status: "streaming" }], { actions: ["retry"] });
    expect(button(chat, "Try again")).to.equal(null);
  });

  it("D11 edits a message of the person's in place", async () => {
    const chat = await shown(talk, { actions: ["edit"] });
    button(chat, "Edit")!.click();
    await chat.updateComplete;
    const area = chat.shadowRoot!.querySelector("textarea")!;
    expect(chat.shadowRoot!.activeElement).to.equal(area);
    area.value = "Hello again";
    const edited = once(chat, "hf-edit");
    chat.shadowRoot!.querySelector<HTMLElement>("form .primary")!.click();
    const { index, previous, value } = await edited;
    expect([index, previous, value]).to.deep.equal([1, "Hello", "Hello again"]);
  });

  it("D11 leaves the text when an edit is cancelled", async () => {
    const chat = await shown(talk, { actions: ["edit"] });
    button(chat, "Edit")!.click();
    await chat.updateComplete;
    const area = chat.shadowRoot!.querySelector("textarea")!;
    area.value = "Changed";
    area.dispatchEvent(new KeyboardEvent("keydown", { key: "Escape", bubbles: true }));
    await chat.updateComplete;
    expect(articles(chat)[0]!.textContent).to.contain("Hello");
    expect(chat.shadowRoot!.activeElement).to.equal(button(chat, "Edit"));
  });

  it("D13 shows the placeholder as Markdown while it is empty", async () => {
    const chat = await shown([], { placeholder: "**Ask** away" });
    expect(chat.shadowRoot!.querySelector(".placeholder strong")!.textContent).to.equal("Ask");
    chat.value = talk;
    await chat.updateComplete;
    expect(chat.shadowRoot!.querySelector(".placeholder")).to.equal(null);
  });

  it("D16 fires nothing when the value is set", async () => {
    const chat = await shown(null);
    let events = 0;
    for (const name of ["input", "change"]) chat.addEventListener(name, () => events++);
    chat.value = talk;
    await chat.updateComplete;
    expect(events).to.equal(0);
  });

  it("D17 follows the end, and leaves the view to whoever scrolled up", async () => {
    const chat = await tall();
    const scroller = chat.shadowRoot!.querySelector("#scroller")!;
    await frames(3);
    expect(atEnd(scroller)).to.equal(true);
    scroller.scrollTop = 40;
    await frames(3);
    grow(chat);
    await frames(4);
    expect(scroller.scrollTop).to.equal(40);
  });

  it("D17 goes to the end by its button, and follows again", async () => {
    const chat = await tall();
    const scroller = chat.shadowRoot!.querySelector("#scroller")!;
    await frames(3);
    scroller.scrollTop = 40;
    await frames(4);
    button(chat, "Jump to the latest message")!.click();
    await frames(3);
    grow(chat);
    await frames(4);
    expect(atEnd(scroller)).to.equal(true);
    expect(button(chat, "Jump to the latest message")).to.equal(null);
  });

  it("D18 never moves the view with no-autoscroll", async () => {
    const chat = await tall({ noAutoscroll: true });
    await frames(3);
    grow(chat);
    await frames(4);
    expect(chat.shadowRoot!.querySelector("#scroller")!.scrollTop).to.equal(0);
  });

  it("D21 does not show system messages", async () => {
    const chat = await shown(talk);
    expect(chat.shadowRoot!.textContent).to.not.contain("Be brief");
  });

  it("D27 shows pictures, sound, film and files of the person's", async () => {
    const file = (type: string, name: string) => ({ type, file: new File(["x"], name), name });
    const chat = await shown([{ role: "user", content: [file("image", "a.png"), file("audio", "b.mp3"), file("video", "c.mp4"), file("file", "x/d.html"), { type: "text", text: "See" }] }]);
    const [article] = articles(chat);
    expect(["img", "audio", "video", "a[download='d.html']"].map((selector) => article!.querySelectorAll(selector).length)).to.deep.equal([1, 1, 1, 1]);
    expect(article!.querySelector("img")!.src).to.match(/^blob:/);
  });

  it("D27 asks before it loads a picture of another host", async () => {
    const chat = await shown([{ role: "assistant", content: [{ type: "image", url: "https://pictures.invalid/a.png" }] }]);
    expect(chat.shadowRoot!.querySelector("img")).to.equal(null);
    expect(articles(chat)[0]!.querySelector("button")!.textContent).to.contain("pictures.invalid");
  });

  it("D28 follows a long answer to its end", async () => {
    const chat = await shown([{ role: "user", content: "Go" }]);
    chat.value = [{ role: "user", content: "Go" }, { role: "assistant", content: "Line\n\n".repeat(300), status: "streaming" }];
    await chat.updateComplete;
    await frames(3);
    expect(atEnd(chat.shadowRoot!.querySelector("#scroller")!)).to.equal(true);
  });

  it("D29 gives back what was set, at once and frozen", async () => {
    const chat = await shown(null);
    chat.value = talk;
    expect(chat.value).to.deep.equal(talk);
    expect(Object.isFrozen(chat.value) && Object.isFrozen(chat.value[0])).to.equal(true);
    expect(Object.isFrozen(talk)).to.equal(false);
  });

  it("takes its value from JSON between its tags", async () => {
    const chat = await fixture<Chatbot>(html`<hf-chatbot>[{"role": "user", "content": "From markup"}]</hf-chatbot>`);
    expect(chat.value).to.deep.equal([{ role: "user", content: "From markup" }]);
  });

  it("shows what it can of a value that makes no sense", async () => {
    const junk: unknown[] = [null, 5, "text", {}, { role: "__proto__", content: "x" }, { role: "user", content: { nodeType: 1 } }, { _$litType$: 1 }, { role: "assistant", content: [["a"], { b: 1 }, null, 3] }, [1], { role: "user", content: { _$litDirective$: 1 } }];
    const chat = await shown(junk);
    expect(articles(chat)).to.have.length(9);
    for (const value of ["hello", 7, { length: 4294967295 }, { toJSON: "x" }, true]) {
      chat.value = value;
      await chat.updateComplete;
      expect(articles(chat)).to.have.length(1);
    }
  });

  it("D34 announces the start and the end of an answer, and no token", async () => {
    const chat = await shown(talk.slice(0, 2));
    await pause(300); // what earlier tests had announced
    const heard = listen();
    for (const text of ["A", "An ans", "An answer"]) {
      chat.value = [...talk.slice(0, 2), { role: "assistant", content: text, status: "streaming" }];
      await chat.updateComplete;
    }
    await pause(400);
    chat.value = [...talk.slice(0, 2), { role: "assistant", content: "An answer.", status: "done" }];
    await chat.updateComplete;
    await pause(400);
    expect(heard()).to.deep.equal(["The assistant is answering.", "An answer."]);
  });

  it("D36 leaves earlier messages and a selection in them alone while an answer streams", async () => {
    const chat = await shown(talk);
    const strong = chat.shadowRoot!.querySelector("strong")!;
    const records: MutationRecord[] = [];
    const observer = new MutationObserver((found) => records.push(...found));
    observer.observe(articles(chat)[0]!, { subtree: true, childList: true, characterData: true, attributes: true });
    for (const text of ["", "A", "A b", "A b\n\nc"]) {
      chat.value = [...talk, { role: "user", content: "Next" }, { role: "assistant", content: text, status: "streaming" }];
      await chat.updateComplete;
    }
    expect(chat.shadowRoot!.querySelector("strong")).to.equal(strong);
    expect([...records, ...observer.takeRecords()]).to.have.length(0);
  });

  it("says that an answer is on its way before its first word", async () => {
    const chat = await shown([...talk.slice(0, 2), { role: "assistant", content: "", status: "streaming" }]);
    expect(articles(chat)[1]!.textContent!.trim()).to.contain("Thinking…");
    expect(articles(chat)[1]!.getAttribute("aria-busy")).to.equal("true");
  });

  it("says that an answer was stopped or failed", async () => {
    const chat = await shown([{ role: "assistant", content: "Half", status: "stopped" }, { role: "assistant", content: "", status: "error" }]);
    expect(articles(chat).map((article) => article.querySelector(".status")!.textContent)).to.deep.equal(["Stopped.", "The answer could not be finished."]);
  });

  it("paints at most once a frame, however often the value is set", async () => {
    const chat = await shown(talk);
    let paints = 0;
    const observer = new MutationObserver(() => paints++);
    observer.observe(chat.shadowRoot!, { subtree: true, childList: true, characterData: true });
    for (let count = 0; count < 100; count++) {
      chat.value = [...talk, { role: "assistant", content: "x".repeat(count + 1), status: "streaming" }];
      await Promise.resolve();
    }
    await chat.updateComplete;
    expect(chat.value.at(-1)!.content).to.have.length(100);
    expect(paints).to.be.at.most(2);
  });

  it("gives back the addresses of files that are gone", async () => {
    const chat = await shown([{ role: "user", content: [{ type: "image", file: new Blob(["x"], { type: "image/png" }) }] }]);
    const { src } = chat.shadowRoot!.querySelector("img")!;
    const revoked: string[] = [];
    const revoke = URL.revokeObjectURL;
    URL.revokeObjectURL = (url) => (revoked.push(url), revoke.call(URL, url));
    chat.value = [];
    await chat.updateComplete;
    URL.revokeObjectURL = revoke;
    expect(revoked).to.deep.equal([src]);
  });

  for (const layout of ["bubble", "panel"] as const) {
    it(`has no accessibility faults as ${layout}`, async () => {
      const chat = await shown([...talk, { role: "user", content: [{ type: "file", file: new File(["x"], "a.txt"), name: "a.txt" }] }, { role: "assistant", content: "## List\n\n- a\n- b\n\n```js\nx\n```\n\n| a | b |\n|--|--|\n| 1 | 2 |", status: "done" }], { layout, actions: ["copy", "like", "retry", "undo", "edit"] });
      const { violations } = await axe.run(chat);
      expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]!.html}`)).to.deep.equal([]);
    });
  }
});

async function shown(value: unknown, properties: Partial<Chatbot> = {}): Promise<Chatbot> {
  const chat = await fixture<Chatbot>(html`<hf-chatbot></hf-chatbot>`);
  Object.assign(chat, properties, { value });
  while (!chat.markdown) await pause(5);
  await chat.updateComplete;
  return chat;
}

function once<Name extends keyof HTMLElementEventMap>(chat: Chatbot, name: Name): Promise<HTMLElementEventMap[Name]> {
  return new Promise((resolve) => chat.addEventListener(name, resolve, { once: true }));
}

async function tall(properties: Partial<Chatbot> = {}): Promise<Chatbot> {
  const chat = await shown(null, properties);
  chat.value = Array.from({ length: 40 }, (_, index) => ({ role: index % 2 ? "assistant" : "user", content: `Message ${index}` }));
  await chat.updateComplete;
  return chat;
}

function grow(chat: Chatbot): void {
  chat.value = [...chat.value, { role: "assistant", content: "More\n\n".repeat(10), status: "streaming" }];
}

async function frames(count: number): Promise<void> {
  for (let frame = 0; frame < count; frame++) await new Promise((resolve) => requestAnimationFrame(resolve));
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

function articles(chat: Chatbot): HTMLElement[] {
  return [...chat.shadowRoot!.querySelectorAll("article")];
}

function button(chat: Chatbot, name: string): HTMLElement | null {
  return chat.shadowRoot!.querySelector(`button[aria-label="${name}"]`);
}

function atEnd(scroller: Element): boolean {
  return scroller.scrollTop > 0 && scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight < 2;
}

function listen(): () => string[] {
  const heard: string[] = [];
  const observer = new MutationObserver((records) => {
    for (const { target, addedNodes } of records) {
      if ((target as Element).matches("[data-hf-announcer]") && addedNodes.length > 0) heard.push(addedNodes[0]!.textContent!);
    }
  });
  observer.observe(document.body, { subtree: true, childList: true });
  return () => (observer.disconnect(), heard);
}
