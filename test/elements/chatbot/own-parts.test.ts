import { fixture, fixtureCleanup, html } from "@open-wc/testing-helpers/pure";
import { expect } from "chai";
import { articles, frames, pause, ready, shown, type Chatbot } from "./chat.ts";

describe("what the app or a message brings into hf-chatbot", () => {
  afterEach(() => fixtureCleanup());

  it("D31: has room for buttons of the app's own", async () => {
    const chat = await fixture<Chatbot>(html`<hf-chatbot><button slot="toolbar" type="button">Mine</button></hf-chatbot>`);
    const own = chat.querySelector("button")!;
    let clicks = 0;
    own.addEventListener("click", () => clicks++);
    own.click();
    expect([own.assignedSlot?.name, clicks, own.checkVisibility()]).to.deep.equal(["toolbar", 1, true]);
  });

  it("gives messages the form of the author's template, and lets none decide where a link leads", async () => {
    const chat = await fixture<Chatbot>(
      html`<hf-chatbot><template slot="message" data-role="assistant"><h4>{name}</h4><a href="{text}" title="{text}">x</a><slot name="content"></slot></template></hf-chatbot>`,
    );
    chat.value = [
      { role: "user", content: "Go" },
      { role: "assistant", content: "javascript:alert(1)" },
    ];
    await ready(chat);
    await frames(2);
    const [user, assistant] = articles(chat);
    expect([
      user!.querySelector("h4"),
      assistant!.querySelector("h4")!.textContent,
      assistant!.querySelector("a")!.getAttribute("href"),
      assistant!.querySelector("a")!.title,
      assistant!.querySelector(".content")!.textContent,
    ]).to.deep.equal([null, "Assistant", "{text}", "javascript:alert(1)", "javascript:alert(1)"]);
  });

  it("shows a block among the messages, and takes it away with its message", async () => {
    await import("../../../src/define/label.ts");
    const chat = await shown([
      {
        role: "assistant",
        content: [
          { type: "text", text: "See" },
          { type: "block", tag: "hf-label", options: { value: { cat: 1 }, innerHTML: "<b>no</b>" } },
        ],
      },
    ]);
    await pause(10);
    const block = chat.querySelector("hf-label")!;
    expect([block.assignedSlot !== null, block.innerHTML, (block.value as { label: string }).label]).to.deep.equal([true, "", "cat"]);
    chat.value = [];
    await ready(chat);
    expect(chat.querySelector("hf-label")).to.equal(null);
  });

  it("shows a block that may not be in a message as text", async () => {
    const chat = await shown([
      { role: "assistant", content: [{ type: "block", tag: "hf-blocks", options: { endpoint: "https://elsewhere.invalid" } }] },
    ]);
    expect([chat.querySelector("hf-blocks"), articles(chat)[0]!.textContent!.includes("elsewhere.invalid")]).to.deep.equal([null, true]);
  });
});
