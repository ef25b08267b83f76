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

  it("shows its text while the tag is not known and when the renderer cannot be there", async () => {
    const element = document.createElement("hf-markdown");
    element.append("# Title\n\nText");
    document.body.append(element);
    await element.updateComplete;
    const slot = element.shadowRoot!.querySelector("slot");
    expect(slot ? slot.assignedNodes()[0]!.textContent : content(element).textContent).to.contain("Title");
    await until(() => content(element)?.querySelector("h1"));
    expect(element.textContent, "the light DOM stays").to.equal("# Title\n\nText");
    element.remove();
  });

  it("follows its light DOM until a script sets the value", async () => {
    const element = document.createElement("hf-markdown");
    const text = document.createTextNode("first");
    element.append(text);
    document.body.append(element);
    await until(() => content(element)?.textContent === "first");
    text.data = "**second**";
    await until(() => content(element).querySelector("strong"));
    expect(content(element).textContent).to.equal("second");
    element.value = "third";
    text.data = "fourth";
    await until(() => content(element).textContent === "third");
    element.remove();
  });

  it("closes what is half open while a run writes to it, and shows it as it is after", async () => {
    const element = await rendered(html`<hf-markdown></hf-markdown>`);
    element.progress = {};
    element.value = "Some **bold";
    await element.updateComplete;
    expect(content(element).querySelector("strong")!.textContent).to.equal("bold");
    element.progress = undefined;
    await element.updateComplete;
    expect(content(element).textContent).to.equal("Some **bold");
  });

  it("takes a text that grows for one that grows on, until it pauses", async () => {
    const element = await rendered(html`<hf-markdown></hf-markdown>`);
    element.value = "Some";
    await element.updateComplete;
    element.value = "Some **bold";
    await element.updateComplete;
    expect(content(element).querySelector("strong")!.textContent).to.equal("bold");
    await until(() => content(element).textContent === "Some **bold");
  });

  it("shows that a run goes on until its text comes", async () => {
    const element = await rendered(html`<hf-markdown .value=${"Before"}></hf-markdown>`);
    const bar = () => element.shadowRoot!.querySelector("progress");
    element.progress = {};
    await element.updateComplete;
    expect(bar()!.getClientRects()).to.have.length(1);
    element.value = "New";
    await element.updateComplete;
    expect(bar()!.getClientRects()).to.have.length(0);
    element.progress = { value: 0.5 };
    await element.updateComplete;
    expect(bar()!.getClientRects()).to.have.length(1);
  });

  it("takes delimiters of formulas and tags of reasoning as attributes", async () => {
    const element = await rendered(
      html`<hf-markdown latex-delimiters='[{"left": "$", "right": "$"}]' reasoning-tags='[["<mull>", "</mull>"]]' value="<mull>a</mull>b $c$ $$d$$"></hf-markdown>`,
    );
    await until(() => content(element).querySelector("math"));
    expect(content(element).querySelector("details > div")!.textContent).to.equal("a");
    expect(content(element).querySelectorAll("math")).to.have.length(1);
    element.latexDelimiters = [];
    await element.updateComplete;
    expect(content(element).textContent).to.contain("$c$");
    for (const wrong of [null, 5, "x", [1, null, {}], { left: "$" }]) {
      (element as { latexDelimiters: unknown; reasoningTags: unknown }).latexDelimiters = wrong;
      (element as { latexDelimiters: unknown; reasoningTags: unknown }).reasoningTags = wrong;
      await element.updateComplete;
      expect(content(element).textContent).to.contain("b");
    }
  });

  const everything =
    '# A\n\n[b](/c) `d` and [https://e.example](https://f.example)\n\n| e | f |\n|---|---|\n| 1 | 2 |\n\n```js\n// g\nlet g = "h" + 1;\nclass A extends B {}\n```\n\n' +
    "$$\n\\frac{a}{b}\n$$\n\n$$\\broken{$$\n\n- [ ] i\n- [x] j\n\n> k\n\n![l](https://m.invalid/n.png)\n\n<think>o **p**</think>q";
  for (const [name, scheme, direction] of [
    ["light", "light", "ltr"],
    ["dark", "dark", "ltr"],
    ["right to left", "light", "rtl"],
  ] as const) {
    it(`has no accessibility faults, ${name}`, async () => {
      document.documentElement.style.colorScheme = scheme;
      document.documentElement.style.background = scheme === "dark" ? "#17181c" : "#fff";
      document.documentElement.dir = direction;
      const element = await rendered(html`<hf-markdown .value=${everything}></hf-markdown>`);
      await until(() => content(element).querySelector("math") && content(element).querySelector("[class^=hljs-]"));
      content(element).querySelector("details")!.open = true;
      const { violations, passes } = await axe.run(element);
      document.documentElement.removeAttribute("style");
      document.documentElement.removeAttribute("dir");
      expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(" ")}`)).to.deep.equal([]);
      expect(passes.map(({ id }) => id)).to.include("color-contrast");
    });
  }
});

/** Waits for what a module, a frame or a pause brings. */
async function until(condition: () => unknown): Promise<void> {
  while (!condition()) await new Promise(requestAnimationFrame);
}

async function rendered(template: unknown): Promise<Markdown> {
  const element = await fixture<Markdown>(template as string);
  await until(() => content(element));
  return element;
}

function content(element: Element): Element {
  return element.shadowRoot!.querySelector("#content")!;
}
