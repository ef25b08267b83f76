import { fixture, fixtureCleanup, html, oneEvent } from "@open-wc/testing-helpers/pure";
import { sendKeys } from "@web/test-runner-commands";
import { expect } from "chai";
import "../../../src/define/textbox.ts";
import type { HfTextbox } from "../../../src/elements/textbox/textbox.ts";

afterEach(fixtureCleanup);

describe("hf-textbox", () => {
  it("takes its value from the text between its tags", async () => {
    const box = await fixture<HfTextbox>(html`<hf-textbox>Hello</hf-textbox>`);
    expect(box.value).to.equal("Hello");
  });

  it("fires hf-submit at Enter in one line", async () => {
    const box = await make();
    box.focus();
    await sendKeys({ type: "Hi" });
    const submitted = oneEvent(box, "hf-submit");
    await sendKeys({ press: "Enter" });
    await submitted;
    expect(box.value).to.equal("Hi");
  });

  it("fires change before hf-submit, once for each edit", async () => {
    const box = await make();
    const seen: string[] = [];
    for (const type of ["change", "hf-submit"]) box.addEventListener(type, () => seen.push(type));
    box.focus();
    await sendKeys({ type: "Hi" });
    await sendKeys({ press: "Enter" });
    await sendKeys({ press: "Enter" });
    box.blur();
    expect(seen).to.deep.equal(["change", "hf-submit", "hf-submit"]);
  });

  it("lets no input of its inner field escape, and sets value before its own", async () => {
    const box = await make();
    const seen: unknown[] = [];
    box.addEventListener("input", (event) => seen.push(event.constructor.name, event.target === box, box.value));
    box.focus();
    await sendKeys({ type: "a" });
    expect(seen).to.deep.equal(["Event", true, "a"]);
  });

  it("submits the form it is in when nobody takes hf-submit", async () => {
    const form = await fixture<HTMLFormElement>(html`<form><hf-textbox label="Name" value="Ada"></hf-textbox></form>`);
    const box = form.querySelector("hf-textbox")!;
    let submits = 0;
    form.addEventListener("submit", (event) => (event.preventDefault(), submits++));
    box.focus();
    await sendKeys({ press: "Enter" });
    box.addEventListener("hf-submit", (event) => event.preventDefault());
    await sendKeys({ press: "Enter" });
    expect(submits).to.equal(1);
  });

  it("X1 sends at Enter in every kind of single-line field, whatever lines says", async () => {
    const box = await make({ type: "email", lines: 3 });
    const submitted = oneEvent(box, "hf-submit");
    box.focus();
    await sendKeys({ press: "Enter" });
    await submitted;
  });

  for (const type of ["password", "email", "url", "search", "tel"] as const) {
    it(`X1 has a field of type ${type}`, async () => {
      const box = await make({ type, value: "x" });
      expect(box.shadowRoot!.querySelector("input")!.type).to.equal(type);
      expect(box.shadowRoot!.querySelector("input")!.value).to.equal("x");
    });
  }

  it("X1 is a text field when its type is none of these", async () => {
    const box = await make({ type: "file" as never, value: "x" });
    expect([box.type, box.shadowRoot!.querySelector("#control")!.localName]).to.deep.equal(["text", "textarea"]);
  });

  it("X1 takes no more than max-length", async () => {
    const box = await make({ maxLength: 3 });
    box.focus();
    await sendKeys({ type: "abcdef" });
    expect(box.value).to.equal("abc");
  });

  it("X1 copies what is selected", async () => {
    const box = await make({ value: "Hello" });
    let copies = 0;
    box.addEventListener("copy", () => copies++);
    box.focus();
    box.select();
    box.shadowRoot!.querySelector("textarea")!.dispatchEvent(new ClipboardEvent("copy", { bubbles: true, composed: true }));
    expect(copies).to.equal(1);
    expect([box.selectionStart, box.selectionEnd]).to.deep.equal([0, 5]);
  });

  it("keeps a password out of the browser's session history", async () => {
    const box = await make({ type: "password", value: "secret" });
    expect((box as unknown as { formState(): unknown }).formState()).to.equal(null);
  });

  it("shows what a handler returned as JSON when it is no text", async () => {
    const box = await make({ value: { answer: 42 } as never });
    expect(box.value).to.equal('{"answer":42}');
  });

  it("keeps the draft when the placeholder changes", async () => {
    const box = await make();
    box.focus();
    await sendKeys({ type: "draft" });
    box.placeholder = "Another";
    await box.updateComplete;
    expect(box.shadowRoot!.querySelector("textarea")!.value).to.equal("draft");
    expect(document.activeElement).to.equal(box);
  });
});

async function make(properties: Partial<HfTextbox> = {}): Promise<HfTextbox> {
  const box = await fixture<HfTextbox>(html`<hf-textbox label="Name"></hf-textbox>`);
  Object.assign(box, properties);
  await box.updateComplete;
  return box;
}
