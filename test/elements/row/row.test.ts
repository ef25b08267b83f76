import { fixture, fixtureCleanup, html } from "@open-wc/testing-helpers/pure";
import { expect } from "chai";
import "../../../src/define/button.ts";
import "../../../src/define/column.ts";
import "../../../src/define/row.ts";
import "../../../src/define/textbox.ts";

afterEach(fixtureCleanup);

describe("hf-row", () => {
  it("gives its children equal shares side by side", async () => {
    const boxes = await layOut(800, html`<hf-row><hf-textbox label="a"></hf-textbox><hf-textbox label="b"></hf-textbox></hf-row>`);
    expect(boxes.map(({ width }) => width)).to.deep.equal([394, 394]);
    expect(boxes[0]!.y).to.equal(boxes[1]!.y);
  });

  it("wraps them where they get too narrow, by its own width and not the window's", async () => {
    const boxes = await layOut(300, html`<hf-row><hf-textbox label="a"></hf-textbox><hf-textbox label="b"></hf-textbox></hf-row>`);
    expect(boxes.map(({ width }) => width)).to.deep.equal([300, 300]);
    expect(boxes[1]!.y).to.be.greaterThan(boxes[0]!.y);
  });

  it("gives a field the width that the button beside it leaves", async () => {
    const [field, button] = await layOut(800, html`<hf-row><hf-textbox label="a"></hf-textbox><hf-button>Send</hf-button></hf-row>`);
    expect(button!.width).to.be.lessThan(110);
    expect(field!.width).to.be.greaterThan(670);
    expect(button!.bottom).to.equal(field!.bottom);
  });

  it("makes all as tall as the tallest with equal-height", async () => {
    const [short, tall] = await layOut(800, html`<hf-row equal-height><hf-column>a</hf-column><hf-column>b<br />b</hf-column></hf-row>`);
    expect(short!.height).to.equal(tall!.height);
  });
});

async function layOut(width: number, row: ReturnType<typeof html>): Promise<DOMRect[]> {
  const page = await fixture<HTMLElement>(html`<div>${row}</div>`);
  page.style.setProperty("inline-size", `${width}px`);
  const children = [...page.querySelector("hf-row")!.children];
  await Promise.all(children.map((child) => (child as HTMLElementTagNameMap["hf-row"]).updateComplete));
  return children.map((child) => child.getBoundingClientRect());
}
