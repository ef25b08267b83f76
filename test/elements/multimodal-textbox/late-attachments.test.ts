import { fixture, fixtureCleanup, html, oneEvent } from "@open-wc/testing-helpers/pure";
import { expect } from "chai";
import "../../../src/define/multimodal-textbox.ts";
import { attachmentsPart, loadAttachments } from "../../../src/elements/multimodal-textbox/load-attachments.ts";
import type { HfMultimodalTextbox } from "../../../src/elements/multimodal-textbox/multimodal-textbox.ts";

afterEach(fixtureCleanup);

// In this order: what deals with files comes once for the page.
describe("hf-multimodal-textbox before what deals with files has come", () => {
  it("does not ask for it when a person comes to the box, or pastes a few words", async () => {
    const box = await make();
    box.focus();
    expect(paste(box, (data) => data.setData("text/plain", "some words")).defaultPrevented).to.equal(false);
    await box.updateComplete;
    expect(attachmentsPart).to.equal(undefined);
  });

  it("says how many files it has, keeps those that come, and then shows them all", async () => {
    const box = await make();
    const sent: string[][] = [];
    box.addEventListener("hf-submit", () => sent.push(box.value.files.map(({ name }) => name)));
    box.value = { text: "Look", files: [note("a.txt")] };
    await box.updateComplete;
    expect(attachmentsPart).to.equal(undefined);
    expect(part(box, "note")?.textContent).to.equal("Attached files: 1");
    expect(paste(box, (data) => data.items.add(note("b.txt"))).defaultPrevented).to.equal(true);
    // Who sends at once sends what was attached too.
    box.shadowRoot!.querySelector<HTMLElement>('[part="send"]')!.click();
    expect(sent).to.deep.equal([]);
    await oneEvent(box, "hf-submit");
    await box.updateComplete;
    expect(sent).to.deep.equal([["a.txt", "b.txt"]]);
    expect(box.value.files.map(({ name }) => name)).to.deep.equal(["a.txt", "b.txt"]);
    expect(box.shadowRoot!.querySelectorAll('[part="file"]')).to.have.length(2);
    expect(part(box, "note")).to.equal(null);
  });

  it("asks for it when a person comes to the Attach button, and makes a file of a long text from then on", async () => {
    const box = await make();
    box.shadowRoot!.querySelector<HTMLElement>('[part="attach"]')!.focus();
    await loadAttachments();
    expect(paste(box, (data) => data.setData("text/plain", "word ".repeat(1000))).defaultPrevented).to.equal(true);
    expect(box.value.files.map(({ name }) => name)).to.deep.equal(["pasted_text.txt"]);
  });
});

const note = (name: string) => new File(["words"], name, { type: "text/plain" });

function make(): Promise<HfMultimodalTextbox> {
  return fixture(html`<hf-multimodal-textbox label="Ask" file-count="multiple"></hf-multimodal-textbox>`);
}

function part(box: HfMultimodalTextbox, name: string): Element | null {
  return box.shadowRoot!.querySelector(`[part="${name}"]`);
}

function paste(box: HfMultimodalTextbox, fill: (data: DataTransfer) => void): Event {
  const clipboardData = new DataTransfer();
  fill(clipboardData);
  const event = new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true, composed: true });
  box.shadowRoot!.querySelector("textarea")!.dispatchEvent(event);
  return event;
}
