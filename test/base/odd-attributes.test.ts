import { expect } from "chai";
import { html, render, type TemplateResult } from "lit";
import "../../src/define/index.ts";
import { GLOBAL, OF_APP } from "../../src/base/odd-attributes.ts";
import { HfElement } from "../../src/base/hf-element.ts";
import { classes } from "../contract/elements.ts";
import { hearWarnings } from "../app/warnings.ts";

const warnings = hearWarnings();

async function saidOf(markup: TemplateResult): Promise<readonly string[]> {
  const place = document.body.appendChild(document.createElement("div"));
  render(markup, place);
  for (let turn = 0; turn < 30; turn++) await new Promise((resolve) => setTimeout(resolve, 5));
  place.remove();
  return warnings();
}

describe("an attribute that a block does not know", () => {
  for (const [markup, name, meant] of [
    [html`<hf-textbox lable="Name"></hf-textbox>`, "lable", '"label"'],
    [html`<hf-chatbot avater="x"></hf-chatbot>`, "avater", '"user-avatar" or "assistant-avatar"'],
    [html`<hf-textbox maxlines="3"></hf-textbox>`, "maxlines", '"max-lines"'],
    [html`<hf-textbox read-only></hf-textbox>`, "read-only", '"readonly"'],
    [html`<hf-number scop="page"></hf-number>`, "scop", '"scope"'],
    [html`<hf-multimodal-textbox placehodler="x"></hf-multimodal-textbox>`, "placehodler", '"placeholder"'],
    [html`<hf-blocks endpiont="x"></hf-blocks>`, "endpiont", '"endpoint"'],
  ] as const)
    it(`F-A13 is told on the console with the one that may be meant: ${name}`, async () => {
      const told = await saidOf(markup);
      expect(told).to.have.length(1);
      expect(told[0]).to.contain(`has the attribute "${name}", which it does not know. Did you mean ${meant}?`);
    });

  it("F-A13 is told once, however many blocks have it", async () => {
    expect(await saidOf(html`<hf-textbox labell></hf-textbox><hf-textbox labell></hf-textbox>`)).to.have.length(1);
  });

  it("F-A13 is nothing to tell of where it is for somebody else", async () => {
    const markup = html`<hf-textbox data-lable="x" aria-lable="x" onlabel="" class="lable" style="" v-label="x" :label="x" x-label="x"
      _nglabel ng-label hx-label on:label wire:label label.prop form="x" name="x" key="x" ref="x" itemprop="x" accesskey="x" spellcheck="x"
      wide label-position="top"></hf-textbox><hf-chat-interface model="m" temperature="1" top-p="1"></hf-chat-interface>`;
    expect(await saidOf(markup)).to.deep.equal([]);
  });

  it("F-A13 is none of those that a block says it has", async () => {
    const manifest = (await (await fetch("/custom-elements.json")).json()) as {
      modules: { declarations: { tagName?: string; attributes?: { name: string }[] }[] }[];
    };
    const documented = new Map(
      manifest.modules.flatMap(({ declarations }) => declarations.map(({ tagName, attributes = [] }) => [tagName, attributes] as const)),
    );
    let count = 0;
    for (const one of classes.filter((one) => one.prototype instanceof HfElement && !("written" in one.prototype))) {
      const known = [...OF_APP, ...(one as unknown as { observedAttributes: string[] }).observedAttributes];
      for (const { name } of documented.get(one.tag) ?? []) {
        expect(known.includes(name) || GLOBAL.test(name), `${name} of <${one.tag}>`).to.equal(true);
        count += 1;
      }
    }
    expect(count).to.be.greaterThan(50);
  });
});
