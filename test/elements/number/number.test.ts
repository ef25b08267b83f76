import { fixture, fixtureCleanup, html } from "@open-wc/testing-helpers/pure";
import { sendKeys } from "@web/test-runner-commands";
import { expect } from "chai";
import "../../../src/define/number.ts";
import type { HfNumber } from "../../../src/elements/number/number.ts";

afterEach(fixtureCleanup);

describe("hf-number", () => {
  it("reads a number from its markup", async () => {
    expect((await fixture<HfNumber>(html`<hf-number label="n" value="3.5"></hf-number>`)).value).to.equal(3.5);
    expect((await fixture<HfNumber>(html`<hf-number label="n"> 7 </hf-number>`)).value).to.equal(7);
    expect((await fixture<HfNumber>(html`<hf-number label="n"></hf-number>`)).value).to.equal(null);
  });

  it("says that its markup is no number", async () => {
    const number = await fixture<HfNumber>(html`<hf-number id="seed" value="many"></hf-number>`);
    expect(number.error!.message).to.contain('<hf-number id="seed"> has the value “many”, which is not a number');
  });

  it("takes a number as text, and nothing for what is none", async () => {
    const number = await make();
    number.value = "12";
    expect(number.value).to.equal(12);
    for (const junk of ["", "x", Number.NaN, Number.POSITIVE_INFINITY, {}]) {
      number.value = junk as number;
      expect(number.value).to.equal(null);
    }
  });

  it("lets a person type 1.05, key by key", async () => {
    const number = await make();
    const seen: unknown[] = [];
    number.addEventListener("input", () => seen.push(number.value));
    number.focus();
    for (const key of "1.05") {
      await sendKeys({ press: key });
      await number.updateComplete;
    }
    expect(number.value).to.equal(1.05);
    expect(seen.at(-1)).to.equal(1.05);
    expect(field(number).value).to.equal("1.05");
  });

  it("X2 steps up and down with the arrow keys", async () => {
    const number = await make({ value: 10, step: 5 });
    number.focus();
    await sendKeys({ press: "ArrowUp" });
    expect(number.value).to.equal(15);
    await sendKeys({ press: "ArrowDown" });
    await sendKeys({ press: "ArrowDown" });
    expect(number.value).to.equal(5);
  });

  it("keeps a number out of range, and says so once the person has left it", async () => {
    const number = await make({ min: 0, max: 10 });
    number.focus();
    await sendKeys({ type: "11" });
    expect(number.shadowRoot!.querySelector("#problem")).to.equal(null);
    await sendKeys({ press: "Tab" });
    await number.updateComplete;
    expect(number.value).to.equal(11);
    expect(number.validity.rangeOverflow).to.equal(true);
    expect(number.shadowRoot!.querySelector("#problem")!.textContent).to.equal("The largest value here is 10.");
    expect(field(number).getAttribute("aria-invalid")).to.equal("true");
    expect(field(number).getAttribute("aria-describedby")).to.equal("problem");
    number.value = -1;
    expect(number.validity.rangeUnderflow).to.equal(true);
    number.value = 5;
    expect(number.checkValidity()).to.equal(true);
  });

  it("is not valid while what is typed is no number", async () => {
    const number = await make();
    number.focus();
    await sendKeys({ type: "-" });
    expect(number.value).to.equal(null);
    expect(number.validity.badInput).to.equal(true);
  });

  it("shows digits by precision and rounds what is typed at the end", async () => {
    const number = await make({ precision: 2, value: 1.5 });
    expect(field(number).value).to.equal("1.50");
    field(number).select();
    number.focus();
    await sendKeys({ type: "2.345" });
    await sendKeys({ press: "Tab" });
    expect(number.value).to.be.closeTo(2.345, 0.006);
    expect(field(number).value).to.match(/^2\.3[45]$/);
    expect(String(number.value)).to.equal(field(number).value);
  });

  it("fires change and hf-submit at Enter", async () => {
    const number = await make();
    const seen: string[] = [];
    for (const type of ["input", "change", "hf-submit"]) number.addEventListener(type, () => seen.push(type));
    number.focus();
    await sendKeys({ type: "4" });
    await sendKeys({ press: "Enter" });
    number.blur();
    expect(seen).to.deep.equal(["input", "change", "hf-submit"]);
  });

  it("is emptied by a reset even when half a number is typed", async () => {
    const form = await fixture<HTMLFormElement>(html`<form><hf-number label="n"></hf-number></form>`);
    const number = form.querySelector("hf-number")!;
    number.focus();
    await sendKeys({ type: "-" });
    form.reset();
    await number.updateComplete;
    expect(field(number).validity.badInput).to.equal(false);
    expect(number.checkValidity()).to.equal(true);
  });
});

function field(number: HfNumber): HTMLInputElement {
  return number.shadowRoot!.querySelector("input")!;
}

async function make(properties: Partial<HfNumber> = {}): Promise<HfNumber> {
  const number = await fixture<HfNumber>(html`<hf-number label="Number"></hf-number>`);
  Object.assign(number, properties);
  await number.updateComplete;
  return number;
}
