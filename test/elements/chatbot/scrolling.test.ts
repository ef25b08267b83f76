import { fixture, fixtureCleanup, html } from "@open-wc/testing-helpers/pure";
import { expect } from "chai";
import { articles, atEnd, button, frames, grow, ready, shown, tall } from "./chat.ts";

describe("the view of hf-chatbot", () => {
  afterEach(() => fixtureCleanup());

  it("D17: follows the end, and leaves the view to whoever scrolled up", async () => {
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

  it("D17: goes to the end by its button, and follows again", async () => {
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

  it("D18: never moves the view with no-autoscroll", async () => {
    const chat = await tall({ noAutoscroll: true });
    await frames(3);
    grow(chat);
    await frames(4);
    expect(chat.shadowRoot!.querySelector("#scroller")!.scrollTop).to.equal(0);
  });

  it("D28: follows a long answer to its end", async () => {
    const chat = await shown([{ role: "user", content: "Go" }]);
    chat.value = [
      { role: "user", content: "Go" },
      { role: "assistant", content: "Line\n\n".repeat(300), status: "streaming" },
    ];
    await chat.updateComplete;
    await frames(3);
    expect(atEnd(chat.shadowRoot!.querySelector("#scroller")!)).to.equal(true);
  });

  for (const kind of ["D19: follows the end after it was filled", "D30: shows a value that was set"]) {
    it(`${kind} inside a hidden tab`, async () => {
      const tab = await fixture<HTMLElement>(html`<div hidden><hf-chatbot></hf-chatbot></div>`);
      const chat = tab.querySelector("hf-chatbot")!;
      chat.value = Array.from({ length: 60 }, (_, index) => ({ role: index % 2 ? "assistant" : "user", content: `Message ${index}` }));
      await ready(chat);
      tab.hidden = false;
      await frames(4);
      expect([articles(chat).length, atEnd(chat.shadowRoot!.querySelector("#scroller")!)]).to.deep.equal([60, true]);
    });
  }
});
