import { expect } from "chai";
import { html, render } from "lit";
import "../../src/define/index.ts";
import type { HfElement } from "../../src/base/hf-element.ts";

type Any = HfElement & Record<string, unknown>;

describe("a property that takes certain words", () => {
  let place: HTMLElement;
  beforeEach(() => (place = document.body.appendChild(document.createElement("div"))));
  afterEach(() => place.remove());

  const shown = (element: Any) => element.shadowRoot?.querySelector(".error > span")?.textContent ?? "";
  async function show(markup: ReturnType<typeof html>): Promise<Any> {
    render(markup, place);
    const element = place.firstElementChild as Any;
    await element.updateComplete;
    return element;
  }

  it("says what it can be where it is another, is its default, and says it no more once it is right", async () => {
    const box = await show(html`<hf-textbox id="a" type="foo"></hf-textbox>`);
    expect([shown(box), box["type"]]).to.deep.equal([
      '<hf-textbox id="a"> has type="foo". It can be text, password, email, url, search, tel.',
      "text",
    ]);
    box["type"] = "email";
    await box.updateComplete;
    expect([shown(box), box["type"]]).to.deep.equal(["", "email"]);
    const files = await show(html`<hf-multimodal-textbox file-count="many"></hf-multimodal-textbox>`);
    expect([shown(files), files["fileCount"]]).to.deep.equal([
      '<hf-multimodal-textbox> has file-count="many". It can be none, single, multiple, directory.',
      "single",
    ]);
  });

  it("lists them for a list too, of which the others stay", async () => {
    const chat = await show(html`<hf-chatbot .actions=${["copi", "like"]}></hf-chatbot>`);
    expect(shown(chat)).to.equal(
      '<hf-chatbot> has actions="copi". It can be copy, like, like-user, retry, continue, undo, edit, edit-all, copy-all, clear.',
    );
    chat["actions"] = ["copy", "like"];
    await chat.updateComplete;
    expect(shown(chat)).to.equal("");
  });

  it("F-A13 takes a list as the text of its attribute, for frameworks that set the property", async () => {
    const chat = await show(html`<hf-chatbot .actions=${"copy like"} .feedback=${"Wrong, Too long"} .examples=${"One, Two"}></hf-chatbot>`);
    expect([chat["actions"], chat["feedback"], chat["examples"]]).to.deep.equal([
      ["copy", "like"],
      ["Wrong", "Too long"],
      ["One", "Two"],
    ]);
    const markdown = await show(html`<hf-markdown .reasoningTags=${'[["<a>", "</a>"]]'}></hf-markdown>`);
    expect(markdown["reasoningTags"]).to.deep.equal([["<a>", "</a>"]]);
    const whole = await show(html`<hf-chat-interface .actions=${"copy"} cache-examples="often"></hf-chat-interface>`);
    expect([whole["actions"], whole["cacheExamples"]]).to.deep.equal([["copy"], ""]);
  });
});
