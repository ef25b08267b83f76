import { fixture, fixtureCleanup, html } from "@open-wc/testing-helpers/pure";
import axe from "axe-core";
import { expect } from "chai";
import "../../../src/define/markdown.ts";

type Markdown = HTMLElementTagNameMap["hf-markdown"];

describe("hf-markdown", () => {
  afterEach(() => fixtureCleanup());

  it("renders the dedented text between its tags", async () => {
    const element = await rendered(html`<hf-markdown>
      # Title

      - one
      - two
    </hf-markdown>`);
    expect(content(element).querySelector("h1")!.textContent).to.equal("Title");
    expect(content(element).querySelectorAll("li")).to.have.length(2);
  });

  it("shows its text until the renderer is there", async () => {
    const element = document.createElement("hf-markdown");
    element.textContent = "# Title";
    document.body.append(element);
    await element.updateComplete;
    expect(element.shadowRoot!.querySelector("slot") ?? content(element)).to.not.equal(null);
    element.remove();
  });

  it("keeps finished blocks when the value grows", async () => {
    const element = await rendered(html`<hf-markdown></hf-markdown>`);
    element.value = "One.\n\nTwo.\n\nThr";
    await element.updateComplete;
    const first = content(element).firstChild;
    element.value = "One.\n\nTwo.\n\nThree.";
    await element.updateComplete;
    expect(content(element).firstChild).to.equal(first);
    expect(content(element).textContent).to.equal("One.Two.Three.");
  });

  it("takes anything for a value", async () => {
    const element = await rendered(html`<hf-markdown></hf-markdown>`);
    for (const value of [null, 5, { nodeType: 1 }, { _$litType$: 1 }, ["a"], "ok"]) element.value = value;
    await element.updateComplete;
    expect(content(element).textContent).to.equal("ok");
  });

  it("sets the direction of each block by its own text", async () => {
    const element = await rendered(html`<hf-markdown .value=${"שלום\n\nHello"}></hf-markdown>`);
    const [hebrew, english] = content(element).children;
    expect([getComputedStyle(hebrew!).direction, getComputedStyle(english!).direction]).to.deep.equal(["rtl", "ltr"]);
  });

  it("has no accessibility faults", async () => {
    const element = await rendered(html`<hf-markdown .value=${"# A\n\n[b](/c) `d`\n\n| e | f |\n|---|---|\n| 1 | 2 |\n\n```js\nlet g;\n```"}></hf-markdown>`);
    const { violations } = await axe.run(element);
    expect(violations.map(({ id }) => id)).to.deep.equal([]);
  });
});

async function rendered(template: unknown): Promise<Markdown> {
  const element = await fixture<Markdown>(template as string);
  while (!content(element)) await new Promise((resolve) => setTimeout(resolve, 5));
  return element;
}

function content(element: Element): Element {
  return element.shadowRoot!.querySelector("#content")!;
}
