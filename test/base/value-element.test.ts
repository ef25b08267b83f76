import { fixture, fixtureCleanup, html, waitUntil } from "@open-wc/testing-helpers/pure";
import { expect } from "chai";
import "../../src/define/json.ts";
import "../../src/define/label.ts";
import "../../src/define/multimodal-textbox.ts";
import "../../src/define/textbox.ts";
import type { HfTextbox } from "../../src/elements/textbox/textbox.ts";

afterEach(fixtureCleanup);

const picture = new File(["p"], "a.png", { type: "image/png" });

describe("a block with a value", () => {
  it("follows the text between its tags as it streams in", async () => {
    const box = await fixture<HfTextbox>(html`<hf-textbox label="a"></hf-textbox>`);
    const text = document.createTextNode("One");
    box.append(text);
    await waitUntil(() => box.value === "One");
    text.appendData(" and two");
    await waitUntil(() => box.value === "One and two");
    text.remove();
    await waitUntil(() => box.value === "");
  });

  it("follows its value attribute", async () => {
    const box = await fixture<HfTextbox>(html`<hf-textbox label="a" value="x"></hf-textbox>`);
    box.setAttribute("value", "y");
    expect(box.value).to.equal("y");
    box.removeAttribute("value");
    expect(box.value).to.equal("");
  });

  it("no longer follows its markup once a script has set the value, even to nothing", async () => {
    const box = await fixture<HfTextbox>(html`<hf-textbox label="a">One</hf-textbox>`);
    box.value = null;
    box.textContent = "Two";
    box.setAttribute("value", "Three");
    await Promise.resolve();
    expect(box.value).to.equal("");
  });

  it("follows its markup again after a reset", async () => {
    const form = await fixture<HTMLFormElement>(html`<form><hf-textbox label="a">One</hf-textbox></form>`);
    const box = form.querySelector("hf-textbox")!;
    box.value = "typed";
    form.reset();
    expect(box.value).to.equal("One");
    box.textContent = "Two";
    await waitUntil(() => box.value === "Two");
  });

  it("gives a value set before the upgrade at once, and to its form", () => {
    const form = document.createElement("form");
    const early = document.implementation.createHTMLDocument().createElement("hf-textbox");
    early.setAttribute("name", "early");
    early.value = "set early";
    form.append(early);
    document.body.append(form);
    expect(early.value).to.equal("set early");
    expect(Object.hasOwn(early, "value")).to.equal(false);
    expect(new FormData(form).get("early")).to.equal("set early");
    early.value = "later";
    form.remove();
    expect(early.value).to.equal("later");
  });

  it("reads what changed in its markup while it was out of the page", async () => {
    const box = await fixture<HfTextbox>(html`<hf-textbox label="a">One</hf-textbox>`);
    const { parentNode } = box;
    box.remove();
    box.textContent = "Two";
    parentNode!.append(box);
    expect(box.value).to.equal("Two");
  });

  const EQUALS: readonly [tag: "hf-json" | "hf-label" | "hf-multimodal-textbox", make: () => unknown, other: unknown][] = [
    ["hf-json", () => ({ list: [1, { a: "b" }], none: null }), { list: [1, { a: "c" }], none: null }],
    ["hf-label", () => ({ label: "cat", confidences: [{ label: "cat", confidence: 0.9 }] }), { label: "cat", confidences: [] }],
    ["hf-multimodal-textbox", () => ({ text: "Look", files: [picture] }), { text: "Look", files: [] }],
  ];
  for (const [tag, make, other] of EQUALS)
    it(`keeps the object it has when an equal value is set: ${tag}`, async () => {
      const block = document.createElement(tag);
      document.body.append(block);
      block.value = make() as never;
      await block.updateComplete;
      const first = block.value;
      block.value = make() as never;
      expect(block.isUpdatePending).to.equal(false);
      expect(block.value).to.equal(first);
      block.value = other as never;
      expect(block.value).not.to.equal(first);
      expect(block.isUpdatePending).to.equal(true);
      block.remove();
    });

  it("shows itself anew when its aria-label changes, or how its text is typed", async () => {
    const box = await fixture<HfTextbox>(html`<hf-textbox></hf-textbox>`);
    for (const name of ["aria-label", "inputmode", "spellcheck"]) {
      box.setAttribute(name, "x");
      expect(box.isUpdatePending, name).to.equal(true);
      await box.updateComplete;
    }
    box.setAttribute("title", "x");
    expect(box.isUpdatePending).to.equal(false);
  });

  it("waits for the rest of half-parsed JSON", async () => {
    Object.defineProperty(document, "readyState", { configurable: true, get: () => "loading" });
    try {
      const tree = document.createElement("hf-json");
      tree.append('{"a": ');
      document.body.append(tree);
      expect(tree.error).to.equal(undefined);
      tree.append("1}");
      await waitUntil(() => tree.value !== null);
      expect(tree.value).to.deep.equal({ a: 1 });
      tree.remove();
    } finally {
      delete (document as { readyState?: unknown }).readyState;
    }
  });
});

describe("a property with an attribute", () => {
  it("goes back to its default for undefined and null, as frameworks set them", async () => {
    const box = await fixture<HfTextbox>(html`<hf-textbox label="a" lines="4"></hf-textbox>`);
    for (const nothing of [undefined, null, Number.NaN, "many"]) {
      box.lines = 4;
      box.lines = nothing as never;
      expect(box.lines).to.equal(1);
    }
    box.lines = "3" as never;
    expect(box.lines).to.equal(3);
    box.removeAttribute("lines");
    expect(box.lines).to.equal(1);
  });
});
