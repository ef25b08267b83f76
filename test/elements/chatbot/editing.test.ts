import { fixtureCleanup } from "@open-wc/testing-helpers/pure";
import { expect } from "chai";
import { articles, button, once, ready, shown, talk } from "./chat.ts";

describe("editing messages of hf-chatbot", () => {
  afterEach(() => fixtureCleanup());

  it("D11: edits a message of the person's in place", async () => {
    const chat = await shown(talk, { actions: ["edit"] });
    button(chat, "Edit")!.click();
    await ready(chat);
    const area = chat.shadowRoot!.querySelector("textarea")!;
    expect(chat.shadowRoot!.activeElement).to.equal(area);
    area.value = "Hello again";
    const edited = once(chat, "hf-edit");
    chat.shadowRoot!.querySelector<HTMLElement>("form .primary")!.click();
    const { index, previous, value } = await edited;
    expect([index, previous, value]).to.deep.equal([1, "Hello", "Hello again"]);
  });

  it("D11: leaves the text when an edit is cancelled", async () => {
    const chat = await shown(talk, { actions: ["edit"] });
    button(chat, "Edit")!.click();
    await ready(chat);
    const area = chat.shadowRoot!.querySelector("textarea")!;
    area.value = "Changed";
    area.dispatchEvent(new KeyboardEvent("keydown", { key: "Escape", bubbles: true }));
    await chat.updateComplete;
    expect(articles(chat)[0]!.textContent).to.contain("Hello");
    expect(chat.shadowRoot!.activeElement).to.equal(button(chat, "Edit"));
  });

  for (const [actions, expected] of [
    [[], [0, 0]],
    [["edit"], [1, 0]],
    [["edit-all"], [1, 1]],
  ] as const) {
    it(`D10: has Edit where “${actions.join(" ")}” says so`, async () => {
      const chat = await shown(talk, { actions });
      expect(articles(chat).map((article) => article.querySelectorAll("[data-action=edit]").length)).to.deep.equal(expected);
    });
  }

  it("D12: edits messages that follow each other in one go, in their order", async () => {
    const chat = await shown(
      [
        { role: "user", content: "One" },
        { role: "user", content: "Two" },
        { role: "assistant", content: "Yes" },
      ],
      { actions: ["edit"] },
    );
    expect(chat.shadowRoot!.querySelectorAll("[data-action=edit]")).to.have.length(1);
    button(chat, "Edit")!.click();
    await ready(chat);
    const areas = [...chat.shadowRoot!.querySelectorAll("textarea")];
    expect(areas.map(({ value }) => value)).to.deep.equal(["One", "Two"]);
    areas[0]!.value = "First";
    areas[1]!.value = "Second";
    const edited = once(chat, "hf-edit");
    chat.shadowRoot!.querySelector<HTMLElement>("form .primary")!.click();
    expect((await edited).edits).to.deep.equal([
      { index: 0, previous: "One", value: "First" },
      { index: 1, previous: "Two", value: "Second" },
    ]);
  });
});
