import { fixture, fixtureCleanup, html, oneEvent } from "@open-wc/testing-helpers/pure";
import { expect } from "chai";
import "../../../src/define/multimodal-textbox.ts";
import { attachmentsPart } from "../../../src/elements/multimodal-textbox/load-attachments.ts";
import type { HfMultimodalTextbox } from "../../../src/elements/multimodal-textbox/multimodal-textbox.ts";

afterEach(fixtureCleanup);

const LONG = "word\r\n".repeat(1000);

describe("a long text that is pasted before what deals with files has come", () => {
  // Both at once: it comes once for the page.
  it("stands in the field until it is a file, and stays there where it was changed meanwhile", async () => {
    const [box, changed] = [await make(), await make()];
    type(box, "before after");
    field(box).setSelectionRange(7, 7);
    expect(pasteLong(box)).to.equal(true);
    expect(box.value.text).to.equal(`before ${LONG.replaceAll("\r\n", "\n")}after`);
    pasteLong(changed);
    type(changed, "another");
    expect(attachmentsPart).to.equal(undefined);
    while (box.value.text !== "before after") await oneEvent(box, "input");
    expect(await box.value.files[0]!.text()).to.equal(LONG);
    await changed.updateComplete;
    expect(changed.value).to.deep.equal({ text: "another", files: [] });
  });
});

function make(): Promise<HfMultimodalTextbox> {
  return fixture(html`<hf-multimodal-textbox label="Ask" file-count="multiple"></hf-multimodal-textbox>`);
}

function field(box: HfMultimodalTextbox): HTMLTextAreaElement {
  return box.shadowRoot!.querySelector("textarea")!;
}

function type(box: HfMultimodalTextbox, text: string): void {
  field(box).value = text;
  field(box).dispatchEvent(new InputEvent("input", { bubbles: true, composed: true }));
}

/** As a browser does it. @returns whether it was left to the browser */
function pasteLong(box: HfMultimodalTextbox): boolean {
  const clipboardData = new DataTransfer();
  clipboardData.setData("text/plain", LONG);
  const isLeft = field(box).dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true, composed: true }));
  const { value, selectionStart, selectionEnd } = field(box);
  type(box, value.slice(0, selectionStart) + LONG.replaceAll("\r\n", "\n") + value.slice(selectionEnd));
  return isLeft;
}
