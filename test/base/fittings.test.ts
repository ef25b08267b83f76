import { fixture, fixtureCleanup, html } from "@open-wc/testing-helpers/pure";
import { expect } from "chai";
import "../../src/define/button.ts";
import "../../src/define/textbox.ts";
import { isFromFittings } from "../../src/base/fittings.ts";
import { HfError } from "../../src/core/hf-error.ts";
import type { HfElement } from "../../src/base/hf-element.ts";

afterEach(fixtureCleanup);

/** What is heard of an event at `inner`. */
function heard(inner: Element, at: Element, event: Event = new Event("click", { bubbles: true, composed: true })): boolean | undefined {
  let answer: boolean | undefined;
  const listen = (event: Event) => (answer ??= isFromFittings(event, at));
  at.addEventListener(event.type, listen, { capture: true });
  inner.dispatchEvent(event);
  at.removeEventListener(event.type, listen, { capture: true });
  return answer;
}
const inside = (element: Element, selector: string) => element.shadowRoot!.querySelector(selector)!;

describe("an event from the fittings of a block", () => {
  it("is one from its error, its label and its buttons, seen from the block and from around it", async () => {
    const page = await fixture(html`<div><hf-textbox label="Name"></hf-textbox></div>`);
    const box = page.firstElementChild as HfElement;
    box.showError(new HfError("No."));
    await box.updateComplete;
    for (const selector of ["[part=error] span", "[part=error] button", "[part=error] svg", "[part=label]"])
      for (const source of [box, page]) expect(heard(inside(box, selector), source), selector).to.equal(true);
  });

  it("is none from the field or button that the block is there for, nor from the block itself", async () => {
    const page = await fixture(html`<div><hf-textbox label="Name"></hf-textbox><hf-button>Go</hf-button></div>`);
    for (const block of page.children) {
      expect(heard(inside(block, "#control"), page)).to.equal(false);
      expect(heard(block, page)).to.equal(false);
    }
  });

  it("is an input or change of the field: the block fires its own", async () => {
    const box = await fixture(html`<hf-textbox label="Name"></hf-textbox>`);
    const field = inside(box, "#control");
    for (const type of ["input", "change"]) {
      field.addEventListener(type, (event) => event.stopPropagation(), { once: true });
      expect(heard(field, box, new Event(type, { bubbles: true, composed: true })), type).to.equal(true);
    }
  });

  it("is none from what an author has put between the tags, or from a shadow root of somebody else", async () => {
    const page = await fixture(html`<div><hf-button><label>Go</label></hf-button><p></p></div>`);
    expect(heard(page.querySelector("label")!, page)).to.equal(false);
    const label = document.createElement("label");
    page.querySelector("p")!.attachShadow({ mode: "open" }).append(label);
    expect(heard(label, page)).to.equal(false);
  });
});
