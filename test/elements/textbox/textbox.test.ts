import { fixture, html, oneEvent } from "@open-wc/testing-helpers/pure";
import { sendKeys } from "@web/test-runner-commands";
import { expect } from "chai";
import "../../../src/define/textbox.ts";

describe("hf-textbox", () => {
  it("takes its value from the text between its tags", async () => {
    const box = await fixture<HTMLElementTagNameMap["hf-textbox"]>(html`<hf-textbox>Hello</hf-textbox>`);
    expect(box.value).to.equal("Hello");
  });

  it("fires hf-submit at Enter in one line", async () => {
    const box = await fixture<HTMLElementTagNameMap["hf-textbox"]>(html`<hf-textbox label="Name"></hf-textbox>`);
    box.focus();
    await sendKeys({ type: "Hi" });
    const submitted = oneEvent(box, "hf-submit");
    await sendKeys({ press: "Enter" });
    await submitted;
    expect(box.value).to.equal("Hi");
  });
});
