import { fixture, fixtureCleanup, html } from "@open-wc/testing-helpers/pure";
import { expect } from "chai";
import "../../src/define/label.ts";
import "../../src/define/number.ts";
import type { HfLabel } from "../../src/elements/label/label.ts";
import type { HfNumber } from "../../src/elements/number/number.ts";

afterEach(fixtureCleanup);

const inside = (element: Element, part: string) => element.shadowRoot!.querySelector<HTMLElement>(`[part="${part}"]`);

describe("the frame around a block", () => {
  it("has its label and its line of help above the block, and nothing where there are none", async () => {
    const block = await fixture<HfLabel>(html`<hf-label label="Answer" info="By the model"></hf-label>`);
    const parts = [...block.shadowRoot!.querySelectorAll("[part=frame] > *")].map((element) => element.getAttribute("part"));
    expect(parts).to.deep.equal(["label", "info", "box"]);
    expect([inside(block, "label")!.textContent, inside(block, "info")!.textContent]).to.deep.equal(["Answer", "By the model"]);
    block.label = "";
    block.info = "";
    await block.updateComplete;
    expect([inside(block, "label"), inside(block, "info")]).to.deep.equal([null, null]);
  });

  it("keeps the label for screen readers only where no-label is set", async () => {
    const block = await fixture<HfLabel>(html`<hf-label label="Answer" no-label></hf-label>`);
    expect(inside(block, "label")!.getBoundingClientRect().width).to.equal(1);
    block.noLabel = false;
    await block.updateComplete;
    expect(inside(block, "label")!.getBoundingClientRect().width).to.be.greaterThan(1);
  });

  it("leads from the label to the field, where the block has one", async () => {
    const field = await fixture<HfNumber>(html`<hf-number label="Age"></hf-number>`);
    expect((inside(field, "label") as HTMLLabelElement).control).to.equal(inside(field, "control"));
    const output = await fixture<HfLabel>(html`<hf-label label="Answer"></hf-label>`);
    expect(inside(output, "label")!.localName).to.equal("span");
  });

  it("has what is wrong with the value below the field", async () => {
    const field = await fixture<HfNumber>(html`<hf-number label="Age" info="In years"></hf-number>`);
    field.setCustomValidity("Too old.");
    await field.updateComplete;
    const parts = [...field.shadowRoot!.querySelectorAll("[part=frame] > *")].map((element) => element.getAttribute("part"));
    expect(parts).to.deep.equal(["label", "info", "control", "problem"]);
    expect(inside(field, "problem")!.textContent).to.equal("Too old.");
    expect(inside(field, "control")!.getAttribute("aria-describedby")).to.equal("info problem");
    expect(inside(field, "control")!.getAttribute("aria-invalid")).to.equal("true");
  });
});
