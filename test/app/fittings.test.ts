import { sendKeys } from "@web/test-runner-commands";
import { expect } from "chai";
import { html, type TemplateResult } from "lit";
import { defineHandlers } from "../../src/app/handlers.ts";
import "../../src/define/index.ts";
import { blocks, button, HfError, json, native, on, textbox } from "../../src/index.ts";
import { mounted, page, until, type Valued } from "./page.ts";

const broken = (): never => {
  throw new HfError("It broke. Try again.");
};
/** A trigger that the types of a block do not name. */
const at = (block: unknown, event: string) => [block, event] as unknown as readonly [ReturnType<typeof button>, "click"];
const dismissIn = (element: Element): HTMLElement => element.shadowRoot!.querySelector<HTMLElement>("[part=error] button")!;
const inside = (element: Element, selector: string): HTMLElement => element.shadowRoot!.querySelector<HTMLElement>(selector)!;

describe("what a block's own fittings fire", () => {
  it("F-K13 dismissing an error does not run the handler again", async () => {
    const go = button({ id: "go" }, "Go");
    let calls = 0;
    on(go, () => {
      calls += 1;
      broken();
    });
    const app = await mounted(blocks(go));
    inside(app.find("#go"), "#control").click();
    await until(() => dismissIn(app.find("#go")));
    inside(app.find("#go"), "[part=error] span").click();
    dismissIn(app.find("#go")).click();
    await until(() => !dismissIn(app.find("#go")));
    expect(calls).to.equal(1);
    inside(app.find("#go"), "#control").click();
    expect(calls).to.equal(2);
  });

  for (const key of ["Enter", "Space"]) {
    it(`F-K13 nor does dismissing it by ${key}, where keys and clicks are listened to`, async () => {
      const go = button({ id: "go" }, "Go");
      let calls = 0;
      on([go, at(go, "keydown"), at(go, "keyup"), at(go, "pointerdown")], () => {
        calls += 1;
        broken();
      });
      const app = await mounted(blocks(go));
      inside(app.find("#go"), "#control").click();
      await until(() => dismissIn(app.find("#go")));
      dismissIn(app.find("#go")).focus();
      const before = calls;
      await sendKeys({ down: key });
      // Space is a click only when it is let go, Enter at once: then the button itself has the focus, and the key is its own.
      if (key === "Space") await sendKeys({ up: key });
      await until(() => !dismissIn(app.find("#go")));
      expect(calls).to.equal(before);
      await sendKeys({ up: key });
    });
  }

  it("F-K13 nor where something around the block is listened to, or the page listens itself", async () => {
    const go = button({ id: "go" }, "Go"),
      own = native("button", {}, "Mine");
    const box = native("div", { id: "box" }, go, own);
    let calls = 0;
    on(go, broken);
    on([box, "click"], () => void (calls += 1));
    const app = await mounted(blocks(box));
    let heard = 0;
    app.find("#go").addEventListener("click", () => (heard += 1));
    inside(app.find("#go"), "#control").click();
    await until(() => dismissIn(app.find("#go")));
    dismissIn(app.find("#go")).click();
    expect([calls, heard]).to.deep.equal([1, 1]);
    (app.querySelector("button") as HTMLElement).click();
    expect(calls).to.equal(2);
  });

  it("F-K13 a disabled button's error can be dismissed, and that sends no form", async () => {
    const form = await page(html`<form><hf-button type="submit">Go</hf-button></form>`);
    let sent = 0;
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      sent += 1;
    });
    const go = form.querySelector("hf-button")!;
    go.showError(new HfError("It broke."));
    await go.updateComplete;
    dismissIn(go).click();
    await new Promise((resolve) => setTimeout(resolve));
    expect([go.error, sent]).to.deep.equal([undefined, 0]);
    go.disabled = true;
    go.showError(new HfError("It broke."));
    await go.updateComplete;
    dismissIn(go).click();
    expect(go.error).to.equal(undefined);
  });

  it("F-K13 a notice of the app is no click on the app", async () => {
    let calls = 0;
    defineHandlers(
      { count: () => void (calls += 1), warn: (_: unknown, run: { warn(text: string): void }) => run.warn("Nearly full.") },
      { app: "notice" },
    );
    const root = await page(html`
      <div>
        <hf-blocks name="notice" id="app">
          <hf-button id="go">Go</hf-button>
          <hf-on from="app:click" handler="count"></hf-on>
          <hf-on from="go" handler="warn"></hf-on>
        </hf-blocks>
      </div>
    `);
    const app = root.querySelector("hf-blocks")!;
    inside(root.querySelector("#go")!, "#control").click();
    await until(() => inside(app, "[part=notices] button"));
    inside(app, "[part=notices] button").click();
    inside(app, "[part=notices]").click();
    expect(calls).to.equal(1);
  });

  const messages = JSON.stringify([
    { role: "user", content: "Hello" },
    { role: "assistant", content: "Hi.", options: ["One"] },
  ]);
  /** A block, what a person does inside it that is none of its own events, and what is. */
  const rows: [name: string, markup: TemplateResult, event: string, fitting: string, own: string][] = [
    [
      "a chatbot's buttons",
      html`<hf-chatbot id="it" actions="copy retry" value=${messages}></hf-chatbot>`,
      "click",
      "[data-action]",
      "article",
    ],
    ["an option of a message", html`<hf-chatbot id="it" value=${messages}></hf-chatbot>`, "click", "[part=option]", "article"],
    ["a branch of a tree", html`<hf-json id="it" value='{"a": {"b": 1}}'></hf-json>`, "click", "summary", "[part=tree]"],
    ["the copy button of a tree", html`<hf-json id="it" value='{"a": {"b": 1}}'></hf-json>`, "click", "[part=copy]", "[part=tree]"],
    ["the attach button", html`<hf-multimodal-textbox id="it"></hf-multimodal-textbox>`, "click", "[part=attach]", "#control"],
    ["the label of a text box", html`<hf-textbox id="it" label="Name"></hf-textbox>`, "pointerdown", "label", "#control"],
    ["the label of a number", html`<hf-number id="it" label="Age"></hf-number>`, "pointerdown", "label", "#control"],
    ["the label of a slider", html`<hf-slider id="it" label="Heat"></hf-slider>`, "pointerdown", "label", "[part=number]"],
  ];
  for (const [name, markup, event, fitting, own] of rows) {
    it(`F-K13 ${name}: no ${event} of the block`, async () => {
      let calls = 0;
      defineHandlers({ count: () => void (calls += 1) }, { app: `fittings ${name}` });
      const app = await page(
        html`<hf-blocks name=${`fittings ${name}`}>${markup}<hf-on from="it:${event}" handler="count"></hf-on></hf-blocks>`,
      );
      const block = app.querySelector<Valued>("#it")!;
      await until(() => inside(block, fitting), "what is inside");
      const fire = (selector: string) => inside(block, selector).dispatchEvent(new PointerEvent(event, { bubbles: true, composed: true }));
      fire(fitting);
      expect(calls).to.equal(0);
      await until(() => inside(block, own));
      fire(own);
      await until(() => calls === 1, "the block's own event");
    });
  }

  it("F-K13 a click on a label is one click on the block", async () => {
    const name = textbox({ id: "name", label: "Name" });
    let calls = 0;
    on(at(name, "click"), () => void (calls += 1));
    const app = await mounted(blocks(name));
    inside(app.find("#name"), "label").click();
    expect(calls).to.equal(1);
  });

  it("F-K13 what is typed while a message is edited is no input of the conversation", async () => {
    let runs = 0;
    defineHandlers({ count: () => void (runs += 1) }, { app: "edited" });
    const app = await page(html`
      <hf-blocks name="edited">
        <hf-chatbot id="chat" scope="page" actions="edit" value=${messages}></hf-chatbot>
        <hf-on inputs="chat" handler="count"></hf-on>
        <hf-on from="chat:keydown" handler="count"></hf-on>
      </hf-blocks>
    `);
    const chat = app.querySelector("hf-chatbot")!;
    await until(() => runs === 1 && inside(chat, "[data-action=edit]"), "the conversation");
    inside(chat, "[data-action=edit]").click();
    await until(() => inside(chat, "[part=editor] textarea"), "the editor");
    inside(chat, "[part=editor] textarea").focus();
    await sendKeys({ press: "x" });
    expect(inside(chat, "[part=editor] textarea")).to.have.property("value").that.contains("x");
    expect(runs).to.equal(1);
  });

  it("F-K13 keys in a block's own field are its own, and so is what a script fires at it", async () => {
    const name = textbox({ id: "name" }),
      tree = json({ id: "tree", value: [1] });
    const heard: string[] = [];
    on([at(name, "keydown"), at(name, "input"), at(tree, "click")], (_, { event }) => void heard.push(event.type), undefined, undefined, {
      mode: "multiple",
    });
    const app = await mounted(blocks(name, tree));
    app.find("#name").focus();
    await sendKeys({ press: "x" });
    app.find("#tree").click();
    await until(() => heard.length === 3);
    expect(heard).to.deep.equal(["keydown", "input", "click"]);
  });
});
