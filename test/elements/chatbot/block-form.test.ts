import { fixture, fixtureCleanup, html } from "@open-wc/testing-helpers/pure";
import { expect } from "chai";
import "../../../src/define/index.ts";

type Chatbot = HTMLElementTagNameMap["hf-chatbot"];

const CANARY = "CANARY";
const TAGS = ["hf-textbox", "hf-multimodal-textbox", "hf-number", "hf-slider", "hf-button"];

describe("blocks that come with messages, in a form of the page", () => {
  afterEach(() => fixtureCleanup());

  it("F-G6 send nothing, hold nothing up and are no part of it, whole and streamed", async () => {
    const form = await formWith(html`<input name="own" value="1" /><hf-chatbot></hf-chatbot>`);
    const chat = form.querySelector("hf-chatbot")!;
    const part = (tag: string) => ({
      type: "block",
      tag,
      options: { name: CANARY, value: tag === "hf-textbox" ? CANARY : "", required: true, type: "submit", label: CANARY },
    });
    const parts = TAGS.map(part);
    for (const content of [parts.slice(0, 2), parts]) {
      chat.value = [{ role: "assistant", content, status: "streaming" }];
      await chat.updateComplete;
    }
    chat.value = [{ role: "assistant", content: parts, status: "done" }];
    await blocksIn(chat, TAGS.length);
    expect([...new FormData(form).keys()]).to.deep.equal(["own"]);
    expect([...form.elements].map(({ localName }) => localName)).to.deep.equal(["input"]);
    expect(form.checkValidity()).to.equal(true);
    expect(TAGS.map((tag) => (chat.querySelector(tag) as Element & { form?: unknown }).form)).to.deep.equal(TAGS.map(() => null));
  });

  it("F-G6 stay outside of it when they move, and when the chat comes into a form later", async () => {
    const chat = await fixture<Chatbot>(html`<hf-chatbot></hf-chatbot>`);
    chat.value = [{ role: "assistant", content: [{ type: "block", tag: "hf-textbox", options: { name: CANARY, value: CANARY } }] }];
    await blocksIn(chat, 1);
    const form = await formWith(html`<input name="own" value="1" />`);
    form.append(chat);
    await chat.updateComplete;
    expect([...new FormData(form).keys()]).to.deep.equal(["own"]);
  });

  it("F-G6 submit it neither by Enter nor by a click", async () => {
    let submitted = 0;
    const form = await formWith(html`<hf-chatbot></hf-chatbot>`);
    form.addEventListener("submit", (event) => (event.preventDefault(), submitted++));
    form.addEventListener("reset", () => submitted++);
    const chat = form.querySelector("hf-chatbot")!;
    const block = (tag: string, options: object) => ({ type: "block", tag, options });
    chat.value = [
      {
        role: "assistant",
        content: [
          block("hf-textbox", { type: "search" }),
          block("hf-button", { type: "submit", label: "Send" }),
          block("hf-button", { type: "reset", label: "Reset" }),
        ],
      },
    ];
    await blocksIn(chat, 3);
    const box = chat.querySelector("hf-textbox")!;
    const enter = { key: "Enter", bubbles: true, composed: true, cancelable: true };
    box.shadowRoot!.querySelector("#control")!.dispatchEvent(new KeyboardEvent("keydown", enter));
    for (const button of chat.querySelectorAll("hf-button")) button.shadowRoot!.querySelector("button")!.click();
    // A button acts after all listeners, in a task of its own; this one is put behind those.
    await new Promise((resolve) => setTimeout(resolve));
    await new Promise((resolve) => setTimeout(resolve));
    expect(submitted).to.equal(0);
  });

  it("F-G6 are no password fields, which a browser would fill in", async () => {
    const chat = await fixture<Chatbot>(html`<hf-chatbot></hf-chatbot>`);
    chat.value = [{ role: "assistant", content: [{ type: "block", tag: "hf-textbox", options: { type: "password", label: "Password" } }] }];
    await blocksIn(chat, 1);
    const box = chat.querySelector("hf-textbox")!;
    expect([box.label, box.type, box.shadowRoot!.querySelector("[type=password]")]).to.deep.equal(["Password", "text", null]);
  });

  it("F-G6 are not taken for the text box of a chat interface, nor for its inputs and outputs", async () => {
    const content = TAGS.map((tag) => ({ type: "block", tag, options: {} }));
    const app = await fixture<HTMLElementTagNameMap["hf-chat-interface"]>(
      html`<hf-chat-interface handler="none"><div slot="outputs"><hf-chatbot id="second"></hf-chatbot></div></hf-chat-interface>`,
    );
    const box = app.box!;
    for (const chat of app.querySelectorAll("hf-chatbot")) {
      chat.value = [{ role: "assistant", content }];
      await blocksIn(chat, TAGS.length);
    }
    expect(app.box).to.equal(box);
    expect(app.blocksIn("outputs").map(({ id }) => id)).to.deep.equal(["second"]);
  });

  async function formWith(content: unknown): Promise<HTMLFormElement> {
    return fixture<HTMLFormElement>(html`<form>${content}</form>`);
  }

  /** Waits until the chat shows so many blocks, and all of them are drawn. */
  async function blocksIn(chat: Chatbot, count: number): Promise<void> {
    const blocks = () => [...chat.querySelectorAll<HTMLElement & { updateComplete: Promise<unknown> }>('[slot^="block-"]')];
    while (blocks().length < count) await new Promise(requestAnimationFrame);
    await Promise.all(blocks().map(({ localName }) => customElements.whenDefined(localName)));
    await Promise.all(blocks().map(({ updateComplete }) => updateComplete));
    await Promise.all(blocks().map(({ updateComplete }) => updateComplete));
  }
});
