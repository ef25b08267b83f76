import { fixture, fixtureCleanup, html } from "@open-wc/testing-helpers/pure";
import { sendKeys } from "@web/test-runner-commands";
import { expect } from "chai";
import "../../src/define/multimodal-textbox.ts";
import "../../src/define/textbox.ts";
import type { HfMultimodalTextbox } from "../../src/elements/multimodal-textbox/multimodal-textbox.ts";
import type { HfTextbox } from "../../src/elements/textbox/textbox.ts";

afterEach(fixtureCleanup);

const TAGS = {
  "hf-textbox": () => fixture<HfTextbox>(html`<hf-textbox label="Text" value="Some words"></hf-textbox>`),
  "hf-multimodal-textbox": () =>
    fixture<HfMultimodalTextbox>(html`<hf-multimodal-textbox label="Text">"Some words"</hf-multimodal-textbox>`),
};

for (const [tag, make] of Object.entries(TAGS)) {
  describe(`the field of <${tag}>`, () => {
    async function box() {
      const made = await make();
      made.value = "Some words";
      await made.updateComplete;
      return made;
    }

    it("shows the text of the value, also over what a person has typed", async () => {
      const made = await box();
      expect(field(made).value).to.equal("Some words");
      made.focus();
      await sendKeys({ type: "x" });
      made.value = "Other words";
      await made.updateComplete;
      expect(field(made).value).to.equal("Other words");
    });

    it("does not write what it has: the caret would be lost", async () => {
      const made = await box();
      field(made).setSelectionRange(2, 4);
      made.placeholder = "Another";
      await made.updateComplete;
      expect([made.selectionStart, made.selectionEnd]).to.deep.equal([2, 4]);
    });

    it("is typed into as the host says, until it says nothing more", async () => {
      const made = await box();
      for (const name of ["autocapitalize", "autocomplete", "autocorrect", "enterkeyhint", "inputmode", "spellcheck"]) {
        made.setAttribute(name, "off");
        await made.updateComplete;
        expect(field(made).getAttribute(name), name).to.equal("off");
        made.removeAttribute(name);
        await made.updateComplete;
        expect(field(made).getAttribute(name), name).to.equal(name === "enterkeyhint" ? made.enterKey : null);
      }
    });

    it("has as many rows as lines says, from 1 to 100, and grows no less", async () => {
      const made = await box();
      const shape = async (lines: number) => {
        made.lines = lines;
        await made.updateComplete;
        const { style, rows } = field(made);
        return [rows, style.getPropertyValue("--lines"), style.getPropertyValue("--max-lines")];
      };
      expect(await shape(1)).to.deep.equal([1, "1", "20"]);
      expect(await shape(-3)).to.deep.equal([1, "1", "20"]);
      expect(await shape(2.6)).to.deep.equal([3, "3", "20"]);
      expect(await shape(1e9)).to.deep.equal([100, "100", "100"]);
    });

    it("takes the focus at first where the host has autofocus, and not again", async () => {
      const made = document.createElement(tag) as HfTextbox;
      made.autofocus = true;
      document.body.append(made);
      await made.updateComplete;
      expect(document.activeElement).to.equal(made);
      made.blur();
      made.placeholder = "Another";
      await made.updateComplete;
      expect(document.activeElement).to.equal(document.body);
      made.remove();
    });

    it("tells of a selection once, from the host", async () => {
      const made = await box();
      const heard: EventTarget[] = [];
      made.parentElement!.addEventListener("select", ({ target }) => heard.push(target!));
      made.select();
      field(made).dispatchEvent(new Event("select", { bubbles: true, composed: true }));
      expect(heard).to.deep.equal(heard.map(() => made));
      expect(heard.length).to.be.greaterThan(0);
      expect([made.selectionStart, made.selectionEnd]).to.deep.equal([0, 10]);
    });

    it("gives where the person is, and takes it back", async () => {
      const made = await box();
      field(made).setSelectionRange(1, 3);
      expect(made.view).to.deep.equal({ start: 1, end: 3, focused: false });
      made.focus();
      expect(made.view?.focused).to.equal(true);
      made.blur();
      made.view = { start: 2, end: 5, focused: false };
      await made.updateComplete;
      expect(made.view).to.deep.equal({ start: 2, end: 5, focused: false });
      made.view = { start: 4, end: 4, focused: true };
      await made.updateComplete;
      expect(made.view).to.deep.equal({ start: 4, end: 4, focused: true });
    });

    it("takes no focus from elsewhere, and no place that is none", async () => {
      const made = await box();
      const other = await TAGS["hf-textbox"]();
      other.focus();
      made.view = { start: 4, end: 6, focused: true };
      await made.updateComplete;
      expect(document.activeElement).to.equal(other);
      for (const junk of [undefined, {}, { start: 1 }, { end: 1 }]) made.view = junk as never;
      await made.updateComplete;
      expect([made.selectionStart, made.selectionEnd]).to.deep.equal([4, 6]);
    });
  });
}

describe("the field of an <hf-textbox> that has no selection", () => {
  it("gives no place", async () => {
    const made = await fixture<HfTextbox>(html`<hf-textbox label="Mail" type="email"></hf-textbox>`);
    expect([made.selectionStart, made.selectionEnd, made.view]).to.deep.equal([null, null, undefined]);
  });
});

function field(box: Element): HTMLTextAreaElement {
  return box.shadowRoot!.querySelector<HTMLTextAreaElement>("#control")!;
}
