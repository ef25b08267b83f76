import { expect } from "chai";
import { html, type TemplateResult } from "lit";
import type { HfBlocks } from "../../../src/app/hf-blocks.ts";
import { KeptValue, type KeptElement, type Written } from "../../../src/app/stored/kept-value.ts";
import { blocks, chatInterface, state, textbox } from "../../../src/index.ts";
import { AppState } from "../../../src/state/app-state.ts";
import { widest } from "../../../src/state/sweep.ts";
import "../../../src/define/index.ts";
import { mounted, page, type Valued } from "../page.ts";

describe("what is written down of a block", () => {
  /** What is written of a block that holds `value` once what is stored of it was read, which is nothing. */
  async function written(element: Valued, value: unknown, early = false): Promise<Written> {
    const all: Written[] = [];
    const keeping = { read: async () => undefined, write: (_: unknown, beside: Written) => void all.push(beside), watch: () => () => {} };
    const kept = new KeptValue(
      element as unknown as KeptElement,
      keeping,
      () => false,
      () => {},
      early,
    );
    await kept.restore();
    element.value = value;
    kept.record();
    return all[0]!;
  }

  it("is nothing of one that is only looked at before what is stored of it was read", async () => {
    const app = await mounted(blocks(textbox({ id: "looked-at" })));
    const field = app.find("#looked-at");
    let read: (stored: { value: unknown }) => void = () => {};
    const written: unknown[] = [];
    const kept = new KeptValue(
      field as unknown as KeptElement,
      { read: () => new Promise((resolve) => (read = resolve)), write: (value) => void written.push(value), watch: () => () => {} },
      () => false,
      () => {},
      false,
    );
    const restored = kept.restore();
    kept.record();
    read({ value: "a long draft" });
    await restored;
    expect([written, field.value]).to.deep.equal([[], "a long draft"]);
  });

  it("F-K4 says that a person typed it only in a field that takes edits and holds something else than its default", async () => {
    const app = await mounted(
      blocks(textbox({ id: "field", value: "default" }), textbox({ id: "result", readonly: true }), state({ id: "state", value: 1 })),
    );
    expect({
      typed: (await written(app.find("#field"), "Dear")).typed,
      early: (await written(app.find("#field"), "Dear", true)).typed,
      untouched: (await written(app.find("#field"), "default")).typed,
      result: (await written(app.find("#result"), "42")).typed,
      state: (await written(app.find("#state"), 2)).typed,
    }).to.deep.equal({ typed: true, early: true, untouched: false, result: false, state: false });
  });

  const ready = async (markup: TemplateResult) => ((await page(markup)) as HfBlocks).ready;
  const limitsOf = async (name: string) => {
    // What counts them comes when something is stored, or asked for.
    await [...document.querySelectorAll<HfBlocks>("hf-blocks, hf-chat-interface")].find((app) => app.name === name)!.exportAll();
    // One more that asks for less than anybody.
    const shared = await AppState.open(name, { limits: () => ({ days: 1, conversations: 1 }) });
    const { limits } = shared;
    await shared.close();
    return widest(limits);
  };

  it("F-K3 keeps as much as the app says, in HTML", async () => {
    await ready(html`<hf-blocks name="kept-html" keep-days="30" keep-count="5"><hf-textbox id="a"></hf-textbox></hf-blocks>`);
    expect(await limitsOf("kept-html")).to.deep.equal({ days: 30, conversations: 5 });
    await ready(html`<hf-blocks name="kept-all" keep-days="never" keep-count="-1"><hf-textbox id="a"></hf-textbox></hf-blocks>`);
    expect(await limitsOf("kept-all")).to.deep.equal({ days: Infinity, conversations: Infinity });
  });

  it("F-K3 keeps as much as the app says, in TypeScript, and a whole chat too", async () => {
    await (
      await mounted(blocks({ name: "kept-ts", keepDays: 7 }, textbox({ id: "a" })))
    ).ready;
    expect(await limitsOf("kept-ts")).to.deep.equal({ days: 7, conversations: Infinity });
    const root = document.body.appendChild(document.createElement("div"));
    const chat = chatInterface(() => "Hi", { name: "kept-chat", keepCount: 100 }).mount(root);
    await chat.ready;
    expect(await limitsOf("kept-chat")).to.deep.equal({ days: Infinity, conversations: 100 });
    root.remove();
  });
});
