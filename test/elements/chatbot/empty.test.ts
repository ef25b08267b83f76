import { fixtureCleanup } from "@open-wc/testing-helpers/pure";
import { expect } from "chai";
import { articles, once, ready, shown, talk } from "./chat.ts";

describe("hf-chatbot while it is empty", () => {
  afterEach(() => fixtureCleanup());

  it("D2: shows a single message, and room for the placeholder while there is none", async () => {
    const chat = await shown([talk[1]], { placeholder: "Empty" });
    expect([articles(chat).length, chat.shadowRoot!.querySelector(".placeholder")]).to.deep.equal([1, null]);
    chat.value = [];
    await ready(chat);
    expect([articles(chat).length, chat.shadowRoot!.querySelector(".placeholder")!.textContent]).to.deep.equal([0, "Empty"]);
  });

  it("D13: shows the placeholder as Markdown while it is empty", async () => {
    const chat = await shown([], { placeholder: "**Ask** away" });
    expect(chat.shadowRoot!.querySelector(".placeholder strong")!.textContent).to.equal("Ask");
    chat.value = talk;
    await chat.updateComplete;
    expect(chat.shadowRoot!.querySelector(".placeholder")).to.equal(null);
  });

  it("D14: offers examples while it is empty, by their display text", async () => {
    const file = new File(["x"], "a.txt");
    const chat = await shown([], { examples: ["Plain", { text: "Long text", displayText: "Short", files: [file] }] });
    const buttons = [...chat.shadowRoot!.querySelectorAll<HTMLElement>("[part=example]")];
    expect(buttons.map((one) => one.querySelector(".example-text")!.textContent)).to.deep.equal(["Plain", "Short"]);
    const chosen = once(chat, "hf-example");
    buttons[1]!.click();
    const { index, value } = await chosen;
    expect([index, value.text, value.files]).to.deep.equal([1, "Long text", [file]]);
    chat.value = talk;
    await ready(chat);
    expect(chat.shadowRoot!.querySelector("[part=example]")).to.equal(null);
  });
});
