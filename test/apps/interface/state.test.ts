import { expect } from "chai";
import { html } from "lit";
import "../../../src/define/index.ts";
import { defineHandlers } from "../../../src/app/handlers.ts";
import type { HfBlocks } from "../../../src/app/hf-blocks.ts";
import { blocks, interfaceOf, on, state, textbox } from "../../../src/index.ts";
import { loaded, mounted, page, tick, type, type Valued } from "../../app/page.ts";

const press = (app: Element, part: string) => app.shadowRoot!.querySelector<HTMLElement>(`[part=${part}]`)!.click();

/** What Gradio's guide to state shows: the messages so far, whose default is the function's own. */
const store = ([message, history = []]: [string, string[]?]): [string, string[]] => {
  const now = [...history, message];
  return [now.join(", "), now];
};

async function interfaceWith(history: Parameters<typeof state<string[]>>[0] = {}) {
  const message = textbox({ label: "Message" }),
    all = textbox({ label: "All" }),
    memory = state<string[]>(history);
  const app = await mounted(interfaceOf(store, [message, memory], [all, memory]));
  const [input, output] = [...app.querySelectorAll("hf-textbox")] as unknown as [Valued, Valued];
  const send = (text: string) => {
    type(input, text);
    press(app, "submit");
    return output.value as string;
  };
  return { app, send, memory: app.find("hf-state") };
}

describe("an interface with state", () => {
  it("F-A11 leaves the default of a state without a value to the function", async () => {
    const { send } = await interfaceWith();
    expect(send("one")).to.equal("one");
    expect(send("two")).to.equal("one, two");
  });

  it("F-A11 gives the function the state's own value where it has one, also an empty one", async () => {
    const { send } = await interfaceWith({ value: ["zero"] });
    expect(send("one")).to.equal("zero, one");
  });

  it("F-A11 begins anew with Clear, where the state had no value and where it had one", async () => {
    for (const [given, then] of [
      [{}, "three"],
      [{ value: ["zero"] }, "zero, three"],
      [{ value: () => ["made"] }, "made, three"],
    ] as const) {
      const { app, send } = await interfaceWith(given as Parameters<typeof interfaceWith>[0]);
      send("one");
      send("two");
      press(app, "clear");
      expect(send("three")).to.equal(then);
      app.remove();
    }
  });

  it("F-A11 begins anew with what the markup says, also where that is set while it is put on the page", async () => {
    defineHandlers({ count: ([count = 0]: [number?]) => [count + 1] });
    for (const [markup, first] of [
      [html`<hf-interface handler="count"><hf-state slot="inputs">3</hf-state></hf-interface>`, 3],
      [html`<hf-interface handler="count"><hf-state slot="inputs" .value=${7}></hf-state></hf-interface>`, 7],
      [html`<hf-interface handler="count"><hf-state slot="inputs"></hf-state></hf-interface>`, undefined],
      [html`<hf-interface handler="count"><hf-state slot="inputs">null</hf-state></hf-interface>`, null],
      [html`<hf-interface handler="count"><hf-state slot="inputs">0</hf-state></hf-interface>`, 0],
    ] as const) {
      const app = await page(markup);
      const kept = app.querySelector<Valued>("hf-state")!;
      expect(kept.value).to.equal(first);
      kept.value = 41;
      press(app, "clear");
      expect(kept.value).to.equal(first);
    }
  });

  it("F-A11 gives a listener no value for what has none, and the default of a destructured list", async () => {
    const seen: unknown[] = [];
    const ask = textbox({ id: "ask" }),
      none = state(),
      empty = state({ value: null });
    on(ask, ([, a, b]) => void seen.push(a, b), [ask, none, empty]);
    const app = await mounted(blocks(ask));
    app.find("#ask").dispatchEvent(new Event("hf-submit", { bubbles: true }));
    await tick();
    expect(seen).to.deep.equal([undefined, null]);
  });

  it("F-A11 lets those know who listen to what Clear has emptied", async () => {
    const heard: unknown[] = [];
    const message = textbox({ label: "Message" }),
      out = textbox({ label: "Out" }),
      memory = state<string[]>({ value: [] });
    on([message, "change"], (text) => void heard.push(text), message);
    on(memory, (list) => void heard.push(list), memory);
    const app = (await mounted(blocks(interfaceOf(store, [message, memory], [out, memory])))) as HfBlocks;
    const whole = app.querySelector("hf-interface")!;
    await loaded(whole);
    type(app.querySelector("hf-textbox")!, "one");
    press(whole, "submit");
    press(whole, "clear");
    press(whole, "clear");
    await tick();
    expect(heard).to.deep.equal([["one"], "", []]);
  });
});
