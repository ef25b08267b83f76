import { html } from "lit";
import "../../src/define/index.ts";
import { HfChatbot } from "../../src/elements/chatbot/chatbot.ts";
import { page, shownErrors, until } from "./page.ts";

const gone = (app: Element) => until(() => shownErrors(app).length === 0, `the errors to go: ${shownErrors(app).join()}`);
const one = (app: Element, text: string) =>
  until(
    () => shownErrors(app).length === 1 && shownErrors(app)[0]!.includes(text),
    `“${text}” once, not “${shownErrors(app).join(" | ")}”`,
  );

describe("what a block cannot read", () => {
  for (const [what, markup, text, attribute, right] of [
    ["a list of words", html`<hf-blocks><hf-chatbot actions="copi"></hf-chatbot></hf-blocks>`, 'actions="copi"', "actions", "copy"],
    ["a word", html`<hf-blocks><hf-textbox type="foo"></hf-textbox></hf-blocks>`, 'type="foo"', "type", "text"],
    ["a word of a hidden block", html`<hf-blocks><hf-textbox hidden type="foo"></hf-textbox></hf-blocks>`, 'type="foo"', "type", "text"],
    [
      "actions of a chat interface",
      html`<hf-blocks><hf-chat-interface model="m" actions="copi"></hf-chat-interface></hf-blocks>`,
      'actions="copi"',
      "actions",
      "copy",
    ],
  ] as const)
    it(`F-A13 is said in one place, and no more once it is right: ${what}`, async () => {
      const app = await page(markup);
      // Where an app comes with its page, a block is there before it can be seen.
      const block = app.querySelector(`[${attribute}]`)!;
      await one(app, text);
      block.setAttribute(attribute, right);
      await gone(app);
    });

  it("F-A13 is said in one place where the block cannot be seen yet when it is read", async () => {
    const app = await page(html`<hf-blocks style="display: none"><x-late-chatbot actions="copi"></x-late-chatbot></hf-blocks>`);
    customElements.define("x-late-chatbot", class extends HfChatbot {});
    app.style.display = "";
    await one(app, 'actions="copi"');
    app.firstElementChild!.setAttribute("actions", "copy");
    await gone(app);
  });

  it("F-A13 is said of a state as long as it has it", async () => {
    const app = await page(html`<hf-blocks><hf-state id="s">[]</hf-state></hf-blocks>`);
    app.querySelector("#s")!.setAttribute("value", "{");
    await one(app, "which is not JSON");
    app.querySelector("#s")!.setAttribute("value", "{}");
    await gone(app);
  });

  it("F-A13 is not taken back by another attribute that is right", async () => {
    const app = await page(html`<hf-blocks><hf-chatbot actions="copi"></hf-chatbot></hf-blocks>`);
    await one(app, 'actions="copi"');
    app.querySelector("hf-chatbot")!.setAttribute("layout", "panel");
    await one(app, 'actions="copi"');
  });

  for (const [what, wrong, text, right] of [
    ["scope", { scope: "tab", id: "scoped" }, 'has scope="tab"', { scope: "page" }],
    ["id, for a scope", { scope: "page" }, "but no id", { id: "scoped" }],
  ] as const)
    it(`F-A13 is said no more once its ${what} is right, and its value is kept from then on`, async () => {
      const app = await page(html`<hf-blocks></hf-blocks>`);
      const block = document.createElement("hf-textbox") as HTMLElement & { value: string };
      for (const [name, value] of Object.entries(wrong)) block.setAttribute(name, value);
      app.append(block);
      await one(app, text);
      for (const [name, value] of Object.entries(right)) block.setAttribute(name, value);
      await gone(app);
      block.value = `kept ${what}`;
      block.dispatchEvent(new Event("change", { bubbles: true }));
      const again = await page(html`<hf-blocks><hf-textbox id="scoped" scope="page"></hf-textbox></hf-blocks>`);
      await until(() => (again.querySelector("hf-textbox") as HTMLElement & { value: string }).value === `kept ${what}`, "the value");
    });
});
