import { expect } from "chai";
import { html } from "lit";
import { defineHandlers } from "../../src/app/handlers.ts";
import { HfElement } from "../../src/base/hf-element.ts";
import "../../src/define/index.ts";
import { blocks, on, textbox } from "../../src/index.ts";
import { mounted, page, shownErrors, submit, tick, until } from "./page.ts";

describe("what is said of an author's mistake", () => {
  const gone = (app: Element) => until(() => shownErrors(app).length === 0, `the notice to go: ${shownErrors(app).join()}`);
  const said = async (app: Element) => {
    await until(() => shownErrors(app).length > 0, "a notice");
    return shownErrors(app).join();
  };

  it("goes once an id is right, in the listener or at the block", async () => {
    const app = await page(html`<hf-blocks><hf-textbox id="a"></hf-textbox><hf-textbox id="b"></hf-textbox>
      <hf-on from="lost" value="x" outputs="a"></hf-on><hf-on from="late" value="x" outputs="a"></hf-on></hf-blocks>`);
    await until(() => shownErrors(app).length === 2);
    app.querySelector("hf-on")!.setAttribute("from", "a");
    await until(() => shownErrors(app).length === 1);
    expect(await said(app)).to.contain(`finds no element "late"`);
    app.querySelector("#b")!.id = "late";
    await gone(app);
  });

  it("goes once an attribute is gone that is unknown, a task or its parameter is right, or the listener is taken out", async () => {
    const app = await page(html`<hf-blocks><hf-textbox id="a"></hf-textbox>
      <hf-on from="a" value="x" output="a"></hf-on>
      <hf-on from="a" task="sumarization" model="m"></hf-on>
      <hf-on from="a" task="summarization" model="m" langth="3"></hf-on>
      <hf-on from="a"></hf-on></hf-blocks>`);
    await until(() => shownErrors(app).length === 4);
    const [attribute, task, parameter, empty] = app.querySelectorAll("hf-on");
    attribute!.removeAttribute("output");
    await until(() => shownErrors(app).length === 3);
    task!.setAttribute("task", "summarization");
    await until(() => shownErrors(app).length === 2);
    parameter!.removeAttribute("langth");
    await until(() => shownErrors(app).length === 1);
    empty!.remove();
    await gone(app);
    submit(app.querySelector("#a")!);
    expect(attribute!.hasAttribute("output")).to.equal(false);
  });

  it("goes with a run that is right, where only a run could find it", async () => {
    const app = await page(html`<hf-blocks><hf-textbox id="a"></hf-textbox><hf-textbox id="out"></hf-textbox>
      <hf-on from="a" handler="comesLateMended" outputs="out"><hf-then when="success" outputs="uot" value="x"></hf-then></hf-on></hf-blocks>`);
    submit(app.querySelector("#a")!);
    await until(() => shownErrors(app).join().includes("finds no handler"));
    const undo = defineHandlers({ comesLateMended: () => ["now"] });
    submit(app.querySelector("#a")!);
    await until(() => !shownErrors(app).join().includes("finds no handler"));
    app.querySelector("hf-then")!.setAttribute("outputs", "out");
    await gone(app);
    submit(app.querySelector("#a")!);
    await tick();
    expect(shownErrors(app)).to.deep.equal([]);
    undo();
  });

  it("goes with the next version of an app in TypeScript", async () => {
    const version = (lost: boolean) => {
      const [a, b] = [textbox({ id: "a" }), textbox({ id: "b" })];
      on(a, () => "x", undefined, b);
      return lost ? blocks(a) : blocks(a, b);
    };
    const app = await mounted(version(true));
    submit(app.find("#a"));
    expect(await said(app)).to.contain("which is not in the mounted app");
    await mounted(version(false));
    await gone(app);
  });

  it("is said once, also after a person has closed it", async () => {
    const app = await page(html`<hf-blocks><hf-on from="lost" value="x"></hf-on></hf-blocks>`);
    await said(app);
    app.shadowRoot!.querySelector<HTMLElement>(".error button")!.click();
    await gone(app);
    app.append(document.createElement("p"));
    await tick();
    expect(shownErrors(app)).to.deep.equal([]);
  });
});

describe("a trigger whose event there is not", () => {
  class OwnBlock extends HTMLElement {}
  before(() => customElements.define("x-own-block", OwnBlock));

  it("is said with the nearest that there is, in markup and in TypeScript", async () => {
    const app = await page(html`<hf-blocks><hf-textbox id="a"></hf-textbox><hf-number id="n"></hf-number>
      <hf-on from="a:hf-sumit" value="x" outputs="a"></hf-on><hf-on from="a n:hf-undoo" value="x" outputs="a"></hf-on></hf-blocks>`);
    await until(() => shownErrors(app).length === 2);
    expect(shownErrors(app).join()).to.contain(
      '<hf-on from="a:hf-sumit"> waits for “hf-sumit” of <hf-textbox id="a">, which no block fires. Did you mean “hf-submit”?',
    );
    expect(shownErrors(app).join()).to.contain('waits for “hf-undoo” of <hf-number id="n">, which no block fires. Did you mean “hf-undo”?');
    app.querySelector("hf-on")!.setAttribute("from", "a:hf-submit");
    await until(() => shownErrors(app).length === 1);
    const a = textbox({ id: "a" });
    on([a, "hf-lik" as "input"], () => "x", undefined, a);
    const other = await mounted(blocks(a));
    await until(() => shownErrors(other).join().includes("Did you mean “hf-like”?"));
  });

  for (const [event, tag, meant] of [
    ["cliick", "hf-textbox", "click"],
    ["chnage", "hf-number", "change"],
    ["submit", "hf-textbox", "hf-submit"],
    ["keydwon", "hf-textbox", "keydown"],
    ["sumbit", "hf-textbox", "hf-submit"],
    ["rerty", "hf-chatbot", "hf-retry"],
    ["like", "hf-chatbot", "hf-like"],
    ["clear", "hf-chatbot", "hf-clear"],
    ["chang", "hf-slider", "change"],
    ["foccus", "hf-slider", "focus"],
    ["keydonw", "hf-chatbot", "keydown"],
  ] as const)
    it(`F-A13 is said with the nearest, and those of the block: ${event}`, async () => {
      const app = await page(html`<hf-blocks><hf-textbox id="out"></hf-textbox></hf-blocks>`);
      const block = document.createElement(tag);
      block.id = "b";
      const on = document.createElement("hf-on");
      for (const [name, value] of Object.entries({ from: `b:${event}`, value: "x", outputs: "out" })) on.setAttribute(name, value);
      app.append(block, on);
      const says = `waits for “${event}” of <${tag} id="b">, which no block fires. Did you mean “${meant}”? It has `;
      await until(() => shownErrors(app).join().includes(says), `${says}, not ${shownErrors(app).join()}`);
      expect(shownErrors(app).join()).to.match(/It has .*change.*hf-error/);
      on.setAttribute("from", `b:${meant}`);
      await until(() => shownErrors(app).length === 0, "the notice to go");
    });

  it("F-A13 is said where it is left out after the colon, in markup and in TypeScript", async () => {
    const app = await page(html`<hf-blocks><hf-textbox id="a"></hf-textbox><hf-on from="a:" value="x" outputs="a"></hf-on></hf-blocks>`);
    const says = 'names no event of <hf-textbox id="a"> after the colon. Leave the colon out for “hf-submit”, or name one: blur, change,';
    await until(() => shownErrors(app).join().includes(says), says);
    const a = textbox({ id: "a" });
    on([a, "" as "input"], () => "x", undefined, a);
    const other = await mounted(blocks(a));
    await until(() => shownErrors(other).join().includes("names no event"), "the same");
  });

  /** The last listener has a slip: when that is told, all before it were looked at. */
  const onlySlip = async (app: Element) => {
    await until(() => shownErrors(app).join().includes("“hf-sumit”"), "the slip");
    expect(shownErrors(app)).to.have.length(1);
  };

  it("F-A13 is none of the browser's, nor one that comes up from inside", async () => {
    const app = await page(html`<hf-blocks><hf-row id="r"><hf-textbox id="a"></hf-textbox></hf-row>
      <hf-on from="a:keydown a:focusin a:paste a:changed r:hf-submit r:click r:hf-like" value="x" outputs="a"></hf-on>
      <hf-on from="a:hf-sumit" value="x" outputs="a"></hf-on></hf-blocks>`);
    await onlySlip(app);
  });

  it("F-A13 is an author's own where it resembles one of another block, or is another word", async () => {
    const own = {
      "hf-textbox": "step exit charge lead clock expired clear edit undo option retry like pick tick changed changes rety inputs",
      "hf-chatbot": "pick step charge tick submit likes liked cleared editor",
      "hf-number": "clear like edit undo charge steps",
      "hf-row": "pick step exit charge lead clock like cliick keydwon sumbit",
      "hf-column": "clear edit undo option retry chnage",
      "hf-markdown": "expired clock load unloaded",
      "hf-state": "expired charge saved",
      "hf-button": "pick clock clicks block flick",
    };
    const app = await page(html`<hf-blocks><hf-textbox id="out"></hf-textbox></hf-blocks>`);
    for (const [tag, events] of Object.entries(own)) {
      const block = Object.assign(document.createElement(tag), { id: `own-${tag}` });
      const on = document.createElement("hf-on");
      const from = events
        .split(" ")
        .map((event) => `${block.id}:${event}`)
        .join(" ");
      for (const [name, value] of Object.entries({ from, value: "x", outputs: "out" })) on.setAttribute(name, value);
      app.append(block, on);
    }
    const slip = document.createElement("hf-on");
    for (const [name, value] of Object.entries({ from: "out:hf-sumit", value: "x", outputs: "out" })) slip.setAttribute(name, value);
    app.append(slip);
    await onlySlip(app);
  });

  it("may be an author's own: under another name, or at an element of his own", async () => {
    const app = await page(html`<hf-blocks><hf-textbox id="a"></hf-textbox><x-own-block id="own"></x-own-block><p id="p"></p>
      <hf-on from="a:saved own:hf-saved p:hf-like" value="x" outputs="a"></hf-on></hf-blocks>`);
    for (const [id, event] of [
      ["a", "saved"],
      ["own", "hf-saved"],
      ["p", "hf-like"],
    ] as const) {
      const box = app.querySelector<HTMLElement & { value: string }>("#a")!;
      box.value = "";
      app.querySelector(`#${id}`)!.dispatchEvent(new Event(event));
      await until(() => box.value === "x");
    }
    expect(shownErrors(app)).to.deep.equal([]);
    expect(app instanceof HfElement).to.equal(true);
  });
});
