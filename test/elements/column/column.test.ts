import { fixture, fixtureCleanup, html } from "@open-wc/testing-helpers/pure";
import { expect } from "chai";
import "../../../src/define/column.ts";

afterEach(fixtureCleanup);

describe("hf-column", () => {
  it("stacks its children at its full width, with the gap between them", async () => {
    const column = await fixture<HTMLElement>(html`<hf-column><div>a</div><div>b</div></hf-column>`);
    const [one, other] = [...column.children].map((child) => child.getBoundingClientRect());
    expect(other!.y - one!.bottom).to.equal(12);
    expect(one!.width).to.equal(column.getBoundingClientRect().width);
  });
});
