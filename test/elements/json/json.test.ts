import { fixture, fixtureCleanup, html, waitUntil } from "@open-wc/testing-helpers/pure";
import { expect } from "chai";
import "../../../src/define/json.ts";
import type { HfJson } from "../../../src/elements/json/json.ts";

afterEach(fixtureCleanup);

describe("hf-json", () => {
  it("reads JSON from its markup, and from a raw child", async () => {
    expect((await fixture<HfJson>(html`<hf-json>{"a": [1]}</hf-json>`)).value).to.deep.equal({ a: [1] });
    expect((await fixture<HfJson>(html`<hf-json value="[true]"></hf-json>`)).value).to.deep.equal([true]);
  });

  it("shows an error for bad JSON in its markup until it is mended", async () => {
    const tree = await fixture<HfJson>(html`<hf-json id="raw">{"a": </hf-json>`);
    expect(tree.error!.message).to.contain('<hf-json id="raw"> has the value “{"a":”, which is not JSON');
    tree.textContent = '{"a": 1}';
    await waitUntil(() => tree.error === undefined);
    expect(tree.value).to.deep.equal({ a: 1 });
  });

  it("X7 opens three levels and renders deeper ones when they are opened", async () => {
    const tree = await make({ one: { two: { three: { four: "deep" } } } });
    expect(details(tree).map(({ open }) => open)).to.deep.equal([true, true, true, false]);
    expect(text(tree)).not.to.contain("deep");
    details(tree)[3]!.querySelector("summary")!.click();
    await waitUntil(() => text(tree).includes("deep"));
  });

  it("X7 keeps what is open when the value changes", async () => {
    const tree = await make({ one: { two: 1 } });
    details(tree)[1]!.querySelector("summary")!.click();
    await waitUntil(() => !text(tree).includes("two"));
    tree.value = { one: { two: 2 }, more: 3 };
    await tree.updateComplete;
    expect(details(tree)[1]!.open).to.equal(false);
    expect(text(tree)).to.contain("more: 3");
  });

  it("X7 shows keys, indices, counts and quoted texts", async () => {
    const tree = await make({ name: 'a"b', list: [null, 1.5], none: [], empty: {} });
    expect(text(tree))
      .to.contain('name: "a\\"b"')
      .and.contain("list: [2]")
      .and.contain("0: null")
      .and.contain("1: 1.5")
      .and.contain("none: []")
      .and.contain("empty: {}");
    expect(tree.shadowRoot!.querySelector(".number")!.textContent).to.equal("1.5");
  });

  it("shows long lists a hundred at a time", async () => {
    const tree = await make(Array.from({ length: 250 }, (_, index) => index));
    expect(tree.shadowRoot!.querySelectorAll(".leaf").length).to.equal(100);
    more(tree).click();
    await tree.updateComplete;
    expect(tree.shadowRoot!.querySelectorAll(".leaf").length).to.equal(200);
    expect(more(tree).textContent).to.equal("Show 50 more");
  });

  it("cuts long texts", async () => {
    const tree = await make("x".repeat(1500));
    expect(tree.shadowRoot!.querySelector(".string")!.textContent!.length).to.equal(1003);
    more(tree).click();
    await tree.updateComplete;
    expect(tree.shadowRoot!.querySelector(".string")!.textContent!.length).to.equal(1502);
  });

  it("F-W14 cuts long texts between characters, at each step", async () => {
    const text = `${"x".repeat(999)}${"👩‍👩‍👧‍👦".repeat(200)}`;
    const json = await fixture<HfJson>(html`<hf-json .value=${text}></hf-json>`);
    const shown = () => json.shadowRoot!.querySelector(".string")!.textContent;
    expect(shown()).to.equal(`"${"x".repeat(999)}…"`);
    json.shadowRoot!.querySelector<HTMLElement>(".more")!.click();
    await json.updateComplete;
    expect(shown()).to.equal(`"${"x".repeat(999)}${"👩‍👩‍👧‍👦".repeat(91)}…"`);
  });

  it("shows false, 0 and the empty text, and says when there is nothing", async () => {
    for (const [value, shown] of [
      [false, "false"],
      [0, "0"],
      ["", '""'],
      [null, "Nothing yet"],
    ] as const) {
      expect(text(await make(value))).to.equal(shown);
    }
  });

  it("X7 copies pretty JSON and says so", async () => {
    const tree = await make({ a: [1] });
    const written: string[] = [];
    const { clipboard } = navigator;
    Object.defineProperty(navigator, "clipboard", {
      configurable: true,
      value: { writeText: async (copied: string) => void written.push(copied) },
    });
    try {
      copyButton(tree).click();
      await waitUntil(() => document.querySelector("[data-hf-announcer=polite]:not(:empty)"));
      expect(written).to.deep.equal(['{\n  "a": [\n    1\n  ]\n}']);
      expect(document.querySelector("[data-hf-announcer=polite]:not(:empty)")!.textContent).to.equal("Copied");
    } finally {
      Object.defineProperty(navigator, "clipboard", { configurable: true, value: clipboard });
    }
  });

  it("says when the browser does not allow copying", async () => {
    const tree = await make([1]);
    const { clipboard } = navigator;
    Object.defineProperty(navigator, "clipboard", { configurable: true, value: { writeText: () => Promise.reject(new Error("denied")) } });
    try {
      copyButton(tree).click();
      await waitUntil(() => tree.error);
      expect(tree.error!.message).to.equal("The browser did not allow copying. Select the text and copy it by hand.");
    } finally {
      Object.defineProperty(navigator, "clipboard", { configurable: true, value: clipboard });
    }
  });
});

function details(tree: HfJson): HTMLDetailsElement[] {
  return [...tree.shadowRoot!.querySelectorAll("details")];
}

function text(tree: HfJson): string {
  return tree.shadowRoot!.querySelector("[part=tree]")!.textContent!.replace(/\s+/g, " ").trim();
}

function more(tree: HfJson): HTMLButtonElement {
  return tree.shadowRoot!.querySelector<HTMLButtonElement>(".more")!;
}

function copyButton(tree: HfJson): HTMLButtonElement {
  return tree.shadowRoot!.querySelector<HTMLButtonElement>("[part=copy]")!;
}

async function make(value: unknown): Promise<HfJson> {
  const tree = await fixture<HfJson>(html`<hf-json label="Raw"></hf-json>`);
  tree.value = value as never;
  await tree.updateComplete;
  return tree;
}
