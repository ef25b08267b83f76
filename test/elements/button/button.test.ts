import { aTimeout, fixture, fixtureCleanup, html, oneEvent } from "@open-wc/testing-helpers/pure";
import { sendKeys, sendMouse } from "@web/test-runner-commands";
import { expect } from "chai";
import "../../../src/define/button.ts";
import "../../../src/define/textbox.ts";
import type { HfButton } from "../../../src/elements/button/button.ts";

afterEach(fixtureCleanup);

describe("hf-button", () => {
  it("shows what is between its tags, unless label is set", async () => {
    const button = await fixture<HfButton>(html`<hf-button>Send</hf-button>`);
    expect(shown(button)).to.equal("Send");
    button.label = "Sending";
    await button.updateComplete;
    expect(shown(button)).to.equal("Sending");
    button.label = "";
    await button.updateComplete;
    expect(shown(button)).to.equal("Send");
  });

  for (const key of ["Enter", "Space"]) {
    it(`fires one click at ${key}`, async () => {
      const button = await fixture<HfButton>(html`<hf-button>Send</hf-button>`);
      const clicks: unknown[] = [];
      button.addEventListener("click", ({ target }) => clicks.push(target));
      button.focus();
      await sendKeys({ press: key });
      expect(clicks).to.deep.equal([button]);
    });
  }

  it("X13 fires no click while disabled, by mouse, by script or from its content", async () => {
    const button = await fixture<HfButton>(html`<hf-button disabled><b>Send</b></hf-button>`);
    let clicks = 0;
    button.addEventListener("click", () => clicks++);
    const { x, y, width, height } = button.getBoundingClientRect();
    await sendMouse({ type: "click", position: [Math.round(x + width / 2), Math.round(y + height / 2)] });
    button.click();
    button.querySelector("b")!.click();
    expect(clicks).to.equal(0);
    button.disabled = false;
    button.click();
    expect(clicks).to.equal(1);
  });

  it("submits its form with its own name and value", async () => {
    const form = await fixture<HTMLFormElement>(
      html`<form><input name="a" value="1" /><hf-button type="submit" name="way" value="fast">Go</hf-button></form>`,
    );
    let sent: unknown;
    form.addEventListener("submit", (event) => (event.preventDefault(), (sent = [...new FormData(form)])));
    form.querySelector("hf-button")!.click();
    await oneEvent(form, "submit");
    expect(sent).to.deep.equal([
      ["a", "1"],
      ["way", "fast"],
    ]);
    expect([...new FormData(form)]).to.deep.equal([["a", "1"]]);
  });

  it("does not submit when a listener of its click prevents it", async () => {
    const form = await fixture<HTMLFormElement>(html`<form><hf-button type="submit">Go</hf-button></form>`);
    let submits = 0;
    form.addEventListener("submit", (event) => (event.preventDefault(), submits++));
    form.addEventListener("click", (event) => event.preventDefault(), { once: true });
    form.querySelector("hf-button")!.click();
    await aTimeout(0);
    expect(submits).to.equal(0);
    form.querySelector("hf-button")!.click();
    await aTimeout(0);
    expect(submits).to.equal(1);
  });

  it("resets its form", async () => {
    const form = await fixture<HTMLFormElement>(
      html`<form><hf-textbox label="a" value="was"></hf-textbox><hf-button type="reset">Clear</hf-button></form>`,
    );
    form.querySelector("hf-textbox")!.value = "is";
    form.querySelector("hf-button")!.click();
    await oneEvent(form, "reset");
    expect(form.querySelector("hf-textbox")!.value).to.equal("was");
  });
});

function shown(button: HfButton): string {
  const slot = button.shadowRoot!.querySelector("slot");
  const nodes = slot ? slot.assignedNodes({ flatten: true }) : [button.shadowRoot!.querySelector("button")!];
  return nodes
    .map((node) => node.textContent)
    .join("")
    .trim();
}
