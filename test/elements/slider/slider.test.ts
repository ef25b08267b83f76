import { fixture, fixtureCleanup, html } from "@open-wc/testing-helpers/pure";
import { sendKeys, sendMouse } from "@web/test-runner-commands";
import { expect } from "chai";
import "../../../src/define/slider.ts";
import type { HfSlider } from "../../../src/elements/slider/slider.ts";

afterEach(fixtureCleanup);

describe("hf-slider", () => {
  it("stands at min without a value, whenever min is set", async () => {
    const slider = await make();
    expect(slider.value).to.equal(0);
    slider.min = 5;
    expect(slider.value).to.equal(5);
  });

  it("keeps its value in the range, whichever is set first", async () => {
    const slider = await make({ value: 1.5 });
    slider.max = 1;
    expect(slider.value).to.equal(1);
    slider.max = 2;
    expect(slider.value).to.equal(1.5);
  });

  it("X2 keeps handle and field in sync", async () => {
    const slider = await make({ max: 2, step: 0.1, value: 0.7 });
    const { range, field } = inner(slider);
    expect([range.value, field.value]).to.deep.equal(["0.7", "0.7"]);
    range.focus();
    await sendKeys({ press: "ArrowRight" });
    await slider.updateComplete;
    expect([slider.value, field.value]).to.deep.equal([0.8, "0.8"]);
    field.select();
    field.focus();
    await sendKeys({ type: "1.5" });
    await slider.updateComplete;
    expect([slider.value, range.value]).to.deep.equal([1.5, "1.5"]);
  });

  it("X2 brings a number out of range back when the field is left", async () => {
    const slider = await make({ max: 10, value: 3 });
    const { field } = inner(slider);
    field.focus();
    field.select();
    await sendKeys({ type: "99" });
    await slider.updateComplete;
    expect(field.value).to.equal("99");
    await sendKeys({ press: "Tab" });
    expect([slider.value, field.value]).to.deep.equal([10, "10"]);
  });

  it("keeps its value when the field is emptied and left", async () => {
    const slider = await make({ value: 30 });
    const { field } = inner(slider);
    field.focus();
    field.select();
    await sendKeys({ press: "Backspace" });
    await sendKeys({ press: "Tab" });
    expect([slider.value, field.value]).to.deep.equal([30, "30"]);
  });

  it("fires no change when the number is the same in the end", async () => {
    const slider = await make({ value: 30 });
    let changes = 0;
    slider.addEventListener("change", () => changes++);
    const { field } = inner(slider);
    field.focus();
    field.select();
    await sendKeys({ type: "030" });
    await sendKeys({ press: "Tab" });
    expect([changes, slider.value, field.value]).to.deep.equal([0, 30, "30"]);
  });

  it("X2 fires input while moving and change once at release", async () => {
    const slider = await make();
    const seen: string[] = [];
    for (const type of ["input", "change"]) slider.addEventListener(type, () => seen.push(type));
    const { x, y, width, height } = inner(slider).range.getBoundingClientRect();
    const at = (share: number): [number, number] => [Math.round(x + width * share), Math.round(y + height / 2)];
    await sendMouse({ type: "move", position: at(0.2) });
    await sendMouse({ type: "down" });
    await sendMouse({ type: "move", position: at(0.5) });
    await sendMouse({ type: "move", position: at(0.8) });
    expect(seen).not.to.include("change");
    await sendMouse({ type: "up" });
    expect(seen.filter((type) => type === "change").length).to.equal(1);
    expect(seen.length).to.be.greaterThan(2);
    expect(slider.value).to.be.closeTo(80, 5);
  });

  it("has a name on both controls", async () => {
    const { range, field } = inner(await make());
    expect(range.labels![0]!.textContent).to.equal("Slider");
    expect(field.getAttribute("aria-label")).to.equal("Slider");
  });
});

function inner(slider: HfSlider): { range: HTMLInputElement; field: HTMLInputElement } {
  const [range, field] = slider.shadowRoot!.querySelectorAll("input");
  return { range: range!, field: field! };
}

async function make(properties: Partial<HfSlider> = {}): Promise<HfSlider> {
  const slider = await fixture<HfSlider>(html`<hf-slider label="Slider"></hf-slider>`);
  Object.assign(slider, properties);
  await slider.updateComplete;
  return slider;
}
