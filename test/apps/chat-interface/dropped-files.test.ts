import { expect } from "chai";
import { html } from "lit";
import type { MultimodalValue } from "../../../src/core/message.ts";
import { loadSeldom } from "../../../src/app/load-seldom.ts";
import { loadAttachments } from "../../../src/elements/multimodal-textbox/load-attachments.ts";
import { tick, until } from "../../app/page.ts";
import { chatOf, chatPage, picture, type Chat } from "./chat-page.ts";

const talk = [
  { role: "user", content: "Hi" },
  { role: "assistant", content: "Hello" },
] as const;

describe("files dropped on a chat interface", () => {
  before(() => loadAttachments());

  for (const [where, find] of [
    ["the heading", (app: Chat) => app.shadowRoot!.querySelector(".heading")!],
    ["the transcript", (app: Chat) => app.chat!],
    ["a message", (app: Chat) => app.chat!.shadowRoot!.querySelector("article")!],
    ["the text box", (app: Chat) => app.box!.shadowRoot!.querySelector("textarea")!],
  ] as const)
    it(`F-B3: on ${where} are attached`, async () => {
      const app = await chatOf(() => "", { multimodal: true, heading: "Ask" });
      app.value = talk;
      await until(() => app.chat!.shadowRoot!.querySelector("article") !== null, "the messages");
      const event = drag(find(app), "drop", [await picture("a.png")]);
      await until(() => filesIn(app).length > 0, "the file");
      expect([event.defaultPrevented, filesIn(app)]).to.deep.equal([true, ["a.png"]]);
    });

  it("F-B3: on an open editor are attached; words dropped there are the editor's", async () => {
    const app = await chatOf(() => "", { multimodal: true });
    app.value = talk;
    await until(() => app.chat!.shadowRoot!.querySelector("[data-action=edit]") !== null, "the Edit button");
    app.chat!.shadowRoot!.querySelector<HTMLElement>("[data-action=edit]")!.click();
    await until(() => app.chat!.shadowRoot!.querySelector("article textarea") !== null, "the editor");
    const editor = app.chat!.shadowRoot!.querySelector("article textarea")!;
    expect(drag(editor, "drop", []).defaultPrevented).to.equal(false);
    drag(editor, "drop", [await picture("a.png")]);
    await until(() => filesIn(app).length > 0, "the file");
  });

  it("F-B3: show at the box that it will take them, while they are held", async () => {
    const app = await chatOf(() => "", { multimodal: true });
    const held = () => app.box!.matches(":state(dragging)");
    const file = await picture("a.png");
    drag(app.chat!, "dragenter", [file]);
    expect(held()).to.equal(true);
    drag(app.chat!, "dragleave", [file], app.box!);
    expect(held()).to.equal(true);
    drag(app.chat!, "dragleave", [file], document.body);
    expect(held()).to.equal(false);
  });

  it("F-B3: of a kind that is not accepted are refused, and it is said why", async () => {
    const app = await chatOf(() => "", { multimodal: true, accept: "image/*" });
    await tick();
    drag(app.chat!, "drop", [new File(["x"], "a.zip", { type: "application/zip" }), await picture("a.png")]);
    await until(() => filesIn(app).length > 0, "the picture");
    expect([filesIn(app), (app.box as unknown as { error: Error }).error.message]).to.deep.equal([
      ["a.png"],
      "“a.zip” is not one of the accepted kinds: image/*. Choose another file.",
    ]);
  });

  it("F-B3: go to the box they are dropped on, where there are several", async () => {
    const app = await chatPage(
      html`<hf-chat-interface multimodal><hf-multimodal-textbox slot="inputs" label="More"></hf-multimodal-textbox></hf-chat-interface>`,
      { handler: () => "" },
    );
    const other = app.querySelector<HTMLElementTagNameMap["hf-multimodal-textbox"]>("[slot=inputs]")!;
    drag(other.shadowRoot!.querySelector("textarea")!, "drop", [await picture("a.png")]);
    await until(() => other.value.files.length > 0, "the file");
    expect(filesIn(app)).to.deep.equal([]);
  });

  for (const [what, properties] of [
    ["takes none", {}],
    ["is a closed panel", { multimodal: true, launcher: "" }],
  ] as const)
    it(`F-B3: do not leave the page where the chat ${what}`, async () => {
      const app = await chatOf(() => "", properties);
      drag(app.chat!, "dragenter", [await picture("a.png")]);
      await loadSeldom();
      await tick();
      const event = drag(app.chat!, "drop", [await picture("a.png")]);
      await tick();
      expect([event.defaultPrevented, event.dataTransfer!.dropEffect, filesIn(app)]).to.deep.equal([true, "none", []]);
    });

  it("F-B3: beside the app are the page's own matter", async () => {
    await chatOf(() => "", { multimodal: true });
    expect(drag(document.body, "dragover", [await picture("a.png")]).defaultPrevented).to.equal(false);
  });
});

function filesIn(app: Chat): string[] {
  return (app.box!.value as MultimodalValue).files.map(({ name }) => name);
}

function drag(target: Element, type: string, files: File[], relatedTarget: Element | null = null): DragEvent {
  const dataTransfer = new DataTransfer();
  if (files.length === 0) dataTransfer.setData("text/plain", "words");
  for (const file of files) dataTransfer.items.add(file);
  const event = new DragEvent(type, { dataTransfer, relatedTarget, bubbles: true, cancelable: true, composed: true });
  target.dispatchEvent(event);
  return event;
}
