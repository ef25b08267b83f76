import { expect } from "chai";
import { chatOf, ended, press, shown, type Chat } from "./chat-page.ts";
import { tick, until } from "../../app/page.ts";

const broken = [
  { role: "user", content: "Hi" },
  { role: "assistant", content: "Hello", status: "interrupted", options: [{ value: "More" }] },
] as const;

/** Whether the person types into the box next. */
const inBox = ({ box }: Chat) => document.activeElement === box && box!.shadowRoot!.activeElement?.localName === "textarea";

describe("the caret of a chat interface", () => {
  for (const [what, find] of [
    ["Try again", "[data-action=retry]"],
    ["Continue", "[data-action=continue]"],
    ["an option", "[part=option]"],
    ["Undo", "[data-action=undo]"],
  ] as const)
    it(`F-B8: is in the box after a press of ${what}`, async () => {
      const app = await chatOf(() => "Answer");
      app.value = what === "Undo" ? [broken[0], { role: "assistant", content: "Hello" }] : broken;
      await shown(app);
      await until(() => app.chat!.shadowRoot!.querySelector(find) !== null, "the button");
      const button = app.chat!.shadowRoot!.querySelector<HTMLElement>(find)!;
      button.focus();
      button.click();
      await until(() => inBox(app), "the caret in the box");
    });

  it("F-B8: is in the box after an edit was saved", async () => {
    const app = await chatOf(() => "Answer");
    app.value = broken;
    await press(app, "edit");
    await until(() => app.chat!.shadowRoot!.querySelector("article textarea"), "the editor");
    const editor = app.chat!.shadowRoot!.querySelector<HTMLTextAreaElement>("article textarea")!;
    editor.focus();
    editor.value = "Hi there";
    editor.form!.requestSubmit();
    await until(() => ended(app), "the answer");
    expect(inBox(app)).to.equal(true);
  });

  for (const noRunExamples of [false, true])
    it(`F-B8: is in the box after an example ${noRunExamples ? "was filled in" : "was asked"}`, async () => {
      const app = await chatOf(() => "Answer", { examples: ["One", "Two"], noRunExamples });
      await shown(app);
      const chip = app.chat!.shadowRoot!.querySelector<HTMLElement>("[part~=example]")!;
      chip.focus();
      chip.click();
      await until(() => inBox(app), "the caret in the box");
      await tick();
      expect(app.value.length > 0).to.equal(!noRunExamples);
    });
});
