import { fixture, fixtureCleanup, html } from "@open-wc/testing-helpers/pure";
import { sendKeys } from "@web/test-runner-commands";
import { expect } from "chai";
import "../../src/define/multimodal-textbox.ts";
import "../../src/define/number.ts";
import "../../src/define/textbox.ts";
import type { HfTextbox } from "../../src/elements/textbox/textbox.ts";

afterEach(fixtureCleanup);

describe("a form field", () => {
  it("is named by a label outside, which leads to it", async () => {
    const page = await fixture(html`<div><label for="box">Outside</label><hf-textbox id="box"></hf-textbox></div>`);
    const box = page.querySelector("hf-textbox")!;
    expect(control(box).getAttribute("aria-label")).to.equal("Outside");
    page.querySelector("label")!.click();
    expect(box.shadowRoot!.activeElement).to.equal(control(box));
  });

  it("takes a label that came later when it gets the focus", async () => {
    const page = await fixture(html`<div><hf-textbox id="late"></hf-textbox></div>`);
    const box = page.querySelector("hf-textbox")!;
    const label = document.createElement("label");
    label.htmlFor = "late";
    label.textContent = "Late";
    page.append(label);
    box.focus();
    await box.updateComplete;
    expect(control(box).getAttribute("aria-label")).to.equal("Late");
  });

  it("is named by its aria-label, also when that changes", async () => {
    const box = await fixture<HfTextbox>(html`<hf-textbox aria-label="One"></hf-textbox>`);
    box.setAttribute("aria-label", "Two");
    await box.updateComplete;
    expect(control(box).getAttribute("aria-label")).to.equal("Two");
  });

  it("shows name and disabled as attributes at once, as native fields do", async () => {
    const box = await fixture<HfTextbox>(html`<hf-textbox label="a"></hf-textbox>`);
    box.name = "n";
    box.disabled = true;
    expect([box.getAttribute("name"), box.hasAttribute("disabled"), box.matches(":disabled")]).to.deep.equal(["n", true, true]);
    box.disabled = false;
    expect(box.matches(":disabled")).to.equal(false);
  });

  it("keeps its attributes when it is made by the parser", async () => {
    const box = await fixture<HfTextbox>(html`<hf-textbox label="a" name="n" disabled required readonly></hf-textbox>`);
    expect([box.name, box.disabled, box.required, box.readonly]).to.deep.equal(["n", true, true, true]);
    expect(box.getAttribute("name")).to.equal("n");
  });

  it("takes no part in its form while disabled", async () => {
    const form = await fixture<HTMLFormElement>(
      html`<form><hf-textbox label="a" name="n" value="x" disabled required></hf-textbox></form>`,
    );
    expect([...new FormData(form)]).to.deep.equal([]);
    expect(form.checkValidity()).to.equal(true);
  });

  it("knows its validity at once", async () => {
    const box = await fixture<HfTextbox>(html`<hf-textbox label="a"></hf-textbox>`);
    box.required = true;
    expect([box.checkValidity(), box.validity.valueMissing, box.validationMessage]).to.deep.equal([false, true, "Fill in this field."]);
    box.value = "x";
    expect(box.checkValidity()).to.equal(true);
  });

  it("says what is wrong only after the person has left it", async () => {
    const box = await fixture<HfTextbox>(html`<hf-textbox label="a" required value="x"></hf-textbox>`);
    const problem = () => box.shadowRoot!.querySelector("#problem")?.textContent;
    box.focus();
    box.select();
    await sendKeys({ press: "Backspace" });
    await box.updateComplete;
    expect(problem()).to.equal(undefined);
    await sendKeys({ press: "Tab" });
    await box.updateComplete;
    expect(problem()).to.equal("Fill in this field.");
    box.value = "y";
    await box.updateComplete;
    expect(problem()).to.equal(undefined);
  });

  it("drops its error when the person edits", async () => {
    const box = await fixture<HfTextbox>(html`<hf-textbox label="a"></hf-textbox>`);
    box.error = new (await import("../../src/core/hf-error.ts")).HfError("No.");
    box.focus();
    await sendKeys({ type: "x" });
    expect(box.error).to.equal(undefined);
  });

  it("says what is wrong as somebody outside does, until the next edit", async () => {
    const box = await fixture<HfTextbox>(html`<hf-textbox label="a" info="b"></hf-textbox>`);
    box.setCustomValidity("Taken.");
    expect([box.validity.customError, box.validationMessage]).to.deep.equal([true, "Taken."]);
    await box.updateComplete;
    expect(control(box).getAttribute("aria-describedby")).to.equal("info problem");
    expect(control(box).getAttribute("aria-invalid")).to.equal("true");
    box.focus();
    await sendKeys({ type: "x" });
    await box.updateComplete;
    expect([box.checkValidity(), control(box).getAttribute("aria-describedby")]).to.deep.equal([true, "info"]);
  });

  it("says it once its form is to be sent, and no more after a reset", async () => {
    const form = await fixture<HTMLFormElement>(html`<form><hf-textbox label="a" required></hf-textbox></form>`);
    const box = form.querySelector("hf-textbox")!;
    expect(form.reportValidity()).to.equal(false);
    await box.updateComplete;
    expect(box.shadowRoot!.querySelector("#problem")?.textContent).to.equal("Fill in this field.");
    expect(box.reportValidity()).to.equal(false);
    form.reset();
    await box.updateComplete;
    expect(box.shadowRoot!.querySelector("#problem")).to.equal(null);
  });

  it("has nothing wrong while it is readonly, and shows nothing while it is disabled", async () => {
    const box = await fixture<HfTextbox>(html`<hf-textbox label="a" required></hf-textbox>`);
    box.setCustomValidity("Taken.");
    box.readonly = true;
    expect(box.checkValidity()).to.equal(true);
    box.readonly = false;
    box.disabled = true;
    await box.updateComplete;
    expect(box.shadowRoot!.querySelector("#problem")).to.equal(null);
  });

  it("tells the page of a finished edit once, and only where the value is another", async () => {
    const form = await fixture<HTMLFormElement>(html`<form><hf-number label="n" value="1"></hf-number></form>`);
    form.addEventListener("submit", (event) => event.preventDefault());
    const field = form.querySelector("hf-number")!;
    let changes = 0;
    field.addEventListener("change", () => changes++);
    field.focus();
    await sendKeys({ type: "2" });
    await sendKeys({ press: "Enter" });
    await sendKeys({ press: "Tab" });
    expect(changes).to.equal(1);
    field.focus();
    await sendKeys({ press: "Enter" });
    expect(changes).to.equal(1);
  });

  it("sends nothing at Enter while it takes no edits", async () => {
    const box = await fixture<HfTextbox>(html`<hf-textbox label="a" readonly></hf-textbox>`);
    let sent = 0;
    box.addEventListener("hf-submit", () => sent++);
    box.focus();
    await sendKeys({ press: "Enter" });
    box.readonly = false;
    await box.updateComplete;
    await sendKeys({ press: "Enter" });
    expect(sent).to.equal(1);
  });

  it("is sent under its new name at once", async () => {
    const form = await fixture<HTMLFormElement>(html`<form><hf-multimodal-textbox label="a" name="old"></hf-multimodal-textbox></form>`);
    const box = form.querySelector("hf-multimodal-textbox")!;
    box.value = "x";
    box.name = "new";
    expect([...new FormData(form)]).to.deep.equal([["new", "x"]]);
  });

  it("is filled again by the browser", async () => {
    const box = await fixture<HfTextbox>(html`<hf-textbox label="a"></hf-textbox>`);
    box.formStateRestoreCallback("back");
    expect(box.value).to.equal("back");
  });
});

function control(box: HfTextbox): HTMLElement {
  return box.shadowRoot!.querySelector<HTMLElement>("#control")!;
}
