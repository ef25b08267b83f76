import { expect } from "chai";
import axe from "axe-core";
import { html } from "lit";
import "../../../src/define/interface.ts";
import "../../../src/define/textbox.ts";
import { defineHandlers } from "../../../src/app/handlers.ts";
import type { HfInterface } from "../../../src/index.ts";
import { blocks, interfaceOf, number } from "../../../src/index.ts";
import { SHORTCUTS } from "../../../src/apps/interface/shortcuts.ts";
import { loaded, mounted, page, shownErrors, tick, type, until, type Valued } from "../../app/page.ts";

const press = (app: Element, part: string) => app.shadowRoot!.querySelector<HTMLElement>(`[part=${part}]`)!.click();
const whole = (app: Element) => (app.matches("hf-interface") ? app : app.querySelector("hf-interface")!) as HfInterface;
const defined = (app: Element) =>
  until(() => [...app.querySelectorAll("*")].every((element) => element.matches(":defined")), "the classes of the blocks");
const first = (app: Element, selector: string) => app.querySelector<Valued>(selector)!;

describe("names for blocks", () => {
  it("F-A7 make the first line of the story work: one text box in, one text box out", async () => {
    const app = await mounted(interfaceOf((x) => x, "text", "text"));
    await defined(app);
    const [input, output] = [...app.querySelectorAll("hf-textbox")] as unknown as [Valued, Valued];
    expect(app.querySelectorAll("hf-textbox")).to.have.length(2);
    expect([input.label, output.label]).to.deep.equal(["Input", "Output"]);
    type(input, "Hello");
    press(app, "submit");
    expect(output.value).to.equal("Hello");
  });

  it("F-A7 stand in a list, in a record, and beside blocks", async () => {
    let seen: unknown;
    const twice = number({ label: "Twice", value: 3 });
    const app = await mounted(
      blocks(
        interfaceOf((values) => ((seen = values), { sum: "done" }), { name: "text", sure: "checkbox", amount: twice }, { sum: "textbox" }),
      ),
    );
    const inner = whole(app);
    await loaded(inner);
    await defined(app);
    expect(first(app, "hf-textbox").label).to.equal("name");
    expect(app.querySelector("label span")!.textContent).to.equal("sure");
    first(app, "hf-textbox").value = "Ada";
    app.querySelector("input")!.checked = true;
    press(inner, "submit");
    await tick();
    expect(seen).to.deep.equal({ name: "Ada", sure: true, amount: 3 });
  });

  it("F-A7 share one state that goes in and comes out again", async () => {
    const app = await mounted(
      interfaceOf(([text, all = []]) => [[...all, text].join(" "), [...all, text]], ["text", "state"], ["text", "state"]),
    );
    await defined(app);
    expect(app.querySelectorAll("hf-state")).to.have.length(1);
    const [input, output] = [...app.querySelectorAll("hf-textbox")] as unknown as [Valued, Valued];
    for (const word of ["a", "b"]) {
      type(input, word);
      press(app, "submit");
    }
    expect(output.value).to.equal("a b");
  });

  it("F-A7 keep what is in their blocks when the app is mounted anew", async () => {
    const make = (label: string) => interfaceOf((x) => `${label} ${x}`, "text", "text");
    const app = await mounted(make("One"));
    await defined(app);
    type(first(app, "hf-textbox"), "draft");
    const again = await mounted(make("Two"));
    await tick();
    const [input, output] = [...again.querySelectorAll("hf-textbox")] as unknown as [Valued, Valued];
    expect([input.value, input.label]).to.deep.equal(["draft", "Input"]);
    press(again, "submit");
    expect(output.value).to.equal("Two draft");
  });

  it("F-A7 are all said where one is none of them", () => {
    for (const [ports, what] of [
      ["txt", "txt"],
      [["text", "textt"], "textt"],
      [{ a: "Text" }, "Text"],
      ["toString", "toString"],
    ] as const)
      expect(() => interfaceOf(((x: never) => x) as never, ports as never, "text")).to.throw(
        `interfaceOf() has "${what}" among its inputs, which is no block. Names of blocks: ${Object.keys(SHORTCUTS).join(", ")}.`,
      );
    expect(() => interfaceOf((() => "") as never, "text", "image" as never)).to.throw(
      '"image" among its outputs, which is no block. Names of blocks: button, chatbot',
    );
    expect(() => interfaceOf((x) => x, [5] as never)).to.throw("has 5 among its inputs");
  });

  for (const [name, meant] of Object.entries(SHORTCUTS))
    it(`F-A7 makes a block of “${name}” in markup that has a name to be seen`, async () => {
      defineHandlers({ [`see-${name}`]: () => undefined });
      const app = await page(html`<hf-interface handler=${`see-${name}`} inputs=${name}></hf-interface>`);
      await defined(app);
      const made = app.querySelector(meant.startsWith("hf-") ? meant : "label > input")!;
      expect(made, "the block").to.be.an.instanceof(HTMLElement);
      expect(whole(app).blocksIn("inputs")).to.deep.equal([made]);
      press(app, "submit");
      await tick();
      expect(shownErrors(app)).to.deep.equal([]);
      if (name === "button") return; // its words are its author's
      const { violations } = await axe.run(app);
      expect(violations.map(({ id }) => id)).to.deep.equal([]);
    });

  it("F-A7 mean the children of an interface first, by their ids", async () => {
    defineHandlers({ swap: ([a, b, c]: [string, number, string]) => [`${a}${b}${c}`] });
    const app = await page(html`<hf-interface handler="swap" inputs="text number name" outputs="result">
      <div><hf-textbox id="text" label="Own" value="own"></hf-textbox></div><hf-textbox id="result" label="Result"></hf-textbox>
      <hf-textbox id="name" label="Name" value="Ada"></hf-textbox><hf-textbox slot="inputs" label="Not read"></hf-textbox></hf-interface>`);
    await defined(app);
    expect(
      whole(app)
        .blocksIn("inputs")
        .map((block) => block.id || block.localName),
    ).to.deep.equal(["text", "hf-number", "name"]);
    first(app, "hf-number").value = 4;
    press(app, "submit");
    expect(first(app, "#result").value).to.equal("own4Ada");
    expect(app.querySelector("div")!.slot).to.equal("inputs");
  });

  it("F-A11 takes a state of its own for input and output, in the order that the function has", async () => {
    defineHandlers({ remember: ([all = [], text]: [string[]?, string?]) => [[...all, text].join(" "), [...all, text]] });
    for (const markup of [
      html`<hf-interface handler="remember" inputs="memory text" outputs="text memory"><hf-state id="memory"></hf-state></hf-interface>`,
      html`<hf-interface handler="remember" inputs="state text" outputs="text state"></hf-interface>`,
    ]) {
      const app = await page(markup);
      await defined(app);
      const [input, output] = [...app.querySelectorAll("hf-textbox")] as unknown as [Valued, Valued];
      for (const word of ["a", "b"]) {
        type(input, word);
        press(app, "submit");
      }
      expect(output.value).to.equal("a b");
      press(app, "clear");
      type(input, "c");
      press(app, "submit");
      expect(output.value).to.equal("c");
    }
  });

  it("F-A7 are an author's error in markup too, with the ids and the names", async () => {
    for (const [inputs, outputs, says] of [
      [
        "txt",
        "text",
        '<hf-interface> has "txt" among its inputs, which is neither the id of one of its children nor the name of a block. Ids here: own. Names of blocks: audio',
      ],
      ["text", "video", '<hf-interface> has "video" among its outputs'],
    ] as const) {
      const app = await page(html`<hf-interface handler="swap" inputs=${inputs} outputs=${outputs}><p id="own"></p></hf-interface>`);
      await tick();
      expect(shownErrors(app).join()).to.contain(says);
    }
  });

  it("F-A7 make other blocks when they change", async () => {
    const app = (await page(html`<hf-interface handler="swap" inputs="text" outputs="text"></hf-interface>`)) as HfInterface;
    app.setAttribute("inputs", "number text");
    await app.updateComplete;
    await defined(app);
    expect(app.blocksIn("inputs").map(({ localName }) => localName)).to.deep.equal(["hf-number", "hf-textbox"]);
    expect(app.querySelectorAll("hf-textbox")).to.have.length(2);
  });

  it("F-A7 leave the choices of a native field out of what is read in a slot", async () => {
    let seen: unknown;
    defineHandlers({ look: (values: unknown) => void (seen = values) });
    const app = await page(html`<hf-interface handler="look"><div slot="inputs"><select><option>a</option><option>b</option></select>
      <ul><li>not this</li></ul><button type="button">Nor this</button><hf-textbox label="Text" value="t"></hf-textbox></div></hf-interface>`);
    press(app, "submit");
    await tick();
    expect(seen).to.deep.equal(["a", "t"]);
    press(app, "clear");
    expect([...app.querySelectorAll("option")].map(({ value }) => value)).to.deep.equal(["a", "b"]);
  });

  it("F-A6 takes a value in place of a function, as a listener does, with braces for blocks", async () => {
    const app = await page(
      html`<hf-interface value="Hello {who}!" inputs="who" outputs="text"><hf-textbox id="who" label="Who" value="Ada"></hf-textbox></hf-interface>`,
    );
    await defined(app);
    press(app, "submit");
    const [, output] = [...app.querySelectorAll("hf-textbox")] as unknown as [Valued, Valued];
    await until(() => output.value === "Hello Ada!", "the value");
    expect(shownErrors(app)).to.deep.equal([]);
  });
});
