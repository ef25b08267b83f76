import { expect } from "chai";
import { html } from "lit";
import type { HfBlocks } from "../../src/app/hf-blocks.ts";
import { defineHandlers } from "../../src/app/handlers.ts";
import "../../src/define/index.ts";
import { page, shownErrors, tick, until, type Valued } from "./page.ts";

let count = 0;
/** A name that no other test gives to a function. */
const newName = () => `late${(count += 1)}`;
const value = (root: Element, selector: string): unknown => root.querySelector<Valued>(selector)!.value;

/** What is said on the console meanwhile. */
async function said(act: () => Promise<unknown>): Promise<string[]> {
  const real = console.error;
  const lines: string[] = [];
  console.error = (...parts: unknown[]) => void lines.push(parts.join(" "));
  try {
    await act();
  } finally {
    console.error = real;
  }
  return lines;
}

describe("a handler that is defined after the app has loaded", () => {
  it("F-K15 has its run at load, of a live listener", async () => {
    const late = newName();
    const app = await page(html`
      <hf-blocks>
        <hf-textbox id="name" value="Ada"></hf-textbox>
        <hf-textbox id="out"></hf-textbox>
        <hf-on inputs="name" handler=${late} outputs="out"></hf-on>
      </hf-blocks>
    `);
    const lines = await said(async () => {
      defineHandlers({ [late]: ([name]: [string]) => [`Hello ${name}`] });
      await until(() => value(app, "#out") === "Hello Ada");
    });
    expect([lines, shownErrors(app)]).to.deep.equal([[], []]);
  });

  it("F-K15 has its run at load, of a listener to hf-load with a validator and a follower that come later still", async () => {
    const [late, check, next] = [newName(), newName(), newName()];
    const root = await page(html`
      <div>
        <hf-blocks id="app">
          <hf-textbox id="out"></hf-textbox>
          <hf-textbox id="end"></hf-textbox>
          <hf-on from="app:hf-load" handler=${late} validator=${check} inputs="end" outputs="out">
            <hf-then when="success" handler=${next} inputs="out" outputs="end"></hf-then>
          </hf-on>
        </hf-blocks>
      </div>
    `);
    defineHandlers({ [late]: () => ["one"] });
    await tick();
    expect(value(root, "#out")).to.equal("");
    defineHandlers({ [check]: () => "" });
    await until(() => value(root, "#out") === "one");
    defineHandlers({ [next]: ([out]: [string]) => [`${out}, two`] });
    await until(() => value(root, "#end") === "one, two");
    expect(shownErrors(root)).to.deep.equal([]);
  });

  it("F-K15 has it in each item of a list, and in an app within an app", async () => {
    const app = await page(html`
      <hf-blocks>
        <hf-state id="list">["a", "b"]</hf-state>
        <hf-each inputs="list">
          <template>
            <hf-textbox id="out"></hf-textbox>
            <hf-on inputs="item" handler="lateInItems" outputs="out"></hf-on>
          </template>
        </hf-each>
        <hf-blocks>
          <hf-state id="own">"c"</hf-state>
          <hf-textbox id="out"></hf-textbox>
          <hf-on inputs="own" handler="lateInItems" outputs="out"></hf-on>
        </hf-blocks>
      </hf-blocks>
    `);
    await until(() => app.querySelectorAll("hf-item").length === 2);
    await tick();
    defineHandlers({ lateInItems: ([item]: [string]) => [item.toUpperCase()] });
    const outs = () => [...app.querySelectorAll<Valued>("#out")].map((out) => out.value).join("");
    await until(() => outs() === "ABC");
  });

  it("F-K15 is waited for by the app that it is for", async () => {
    const late = newName();
    const root = await page(html`
      <div>
        ${["one", "two"].map(
          (name) => html`
            <hf-blocks name="late ${name}">
              <hf-textbox id="out" scope="page"></hf-textbox>
              <hf-state id="in" scope="page">1</hf-state>
              <hf-on inputs="in" handler=${late} outputs="out"></hf-on>
            </hf-blocks>
          `,
        )}
      </div>
    `);
    const outs = () => [...root.querySelectorAll<Valued>("#out")].map((out) => out.value);
    await until(() => root.querySelectorAll<Valued>("#out").length === 2);
    await Promise.all([...root.querySelectorAll<HfBlocks>("hf-blocks")].map((app) => app.ready));
    defineHandlers({ [late]: () => ["for two"] }, { app: "late two" });
    await until(() => outs()[1] === "for two");
    expect(outs()[0]).to.equal("");
    defineHandlers({ [late]: () => ["for all"] });
    await until(() => outs()[0] === "for all");
    expect(outs()[1]).to.equal("for two");
  });

  it("F-K15 is asked for once where all scripts of the page have run, and has its run all the same", async () => {
    const late = newName();
    let app!: HTMLElement;
    const lines = await said(async () => {
      app = await page(html`
        <hf-blocks>
          <hf-state id="in">1</hf-state>
          <hf-textbox id="out"></hf-textbox>
          <hf-on inputs="in" handler=${late} outputs="out"></hf-on>
        </hf-blocks>
      `);
      expect(shownErrors(app)).to.deep.equal([]);
      await until(() => shownErrors(app).length === 1, "the mistake");
      app.querySelector("#in")!.dispatchEvent(new Event("change"));
      await tick();
    });
    expect(lines).to.have.length(1);
    expect(lines[0]).to.contain(`<hf-on handler="${late}"> finds no handler "${late}"`);
    defineHandlers({ [late]: () => ["here"] });
    await until(() => value(app, "#out") === "here");
    await until(() => shownErrors(app).length === 0, "the mistake to be taken back");
  });

  it("F-K15 is no longer waited for where the listener names another", async () => {
    const [wrong, right] = [newName(), newName()];
    defineHandlers({ [right]: () => ["right"] });
    const app = await page(html`
      <hf-blocks>
        <hf-state id="in">1</hf-state>
        <hf-textbox id="out"></hf-textbox>
        <hf-on inputs="in" handler=${wrong} outputs="out"></hf-on>
      </hf-blocks>
    `);
    await tick();
    app.querySelector("hf-on")!.setAttribute("handler", right);
    await until(() => value(app, "#out") === "right");
  });

  it("F-K15 does not run for an app that has left the page meanwhile", async () => {
    const late = newName();
    let runs = 0;
    const app = await page(html`
      <hf-blocks>
        <hf-state id="in">1</hf-state>
        <hf-on inputs="in" handler=${late}></hf-on>
      </hf-blocks>
    `);
    await tick();
    app.remove();
    await tick();
    const waiting = (globalThis as unknown as Record<symbol, ReadonlySet<unknown>>)[Symbol.for("hf-blocks.awaited")];
    expect(waiting?.size).to.equal(0);
    defineHandlers({ [late]: () => void (runs += 1) });
    await tick();
    expect(runs).to.equal(0);
  });

  it("F-K15 has its run at load when its app comes back", async () => {
    const late = newName();
    const app = await page(html`
      <hf-blocks>
        <hf-state id="in">1</hf-state>
        <hf-textbox id="out"></hf-textbox>
        <hf-on inputs="in" handler=${late} outputs="out"></hf-on>
      </hf-blocks>
    `);
    const place = app.parentElement!;
    app.remove();
    await tick();
    place.append(app);
    await tick();
    defineHandlers({ [late]: () => ["back"] });
    await until(() => value(app, "#out") === "back");
  });

  it("F-K15 is missed at once by a click: a person is told", async () => {
    const late = newName();
    const app = await page(html`
      <hf-blocks>
        <hf-button id="go">Go</hf-button>
        <hf-on from="go" handler=${late}></hf-on>
      </hf-blocks>
    `);
    app.querySelector("#go")!.dispatchEvent(new MouseEvent("click"));
    await until(() => shownErrors(app).length === 1, "the mistake");
    expect(shownErrors(app)[0]).to.contain(`finds no handler "${late}"`);
  });

  it("F-K15 answers the examples of a chat ahead of time", async () => {
    const late = newName();
    const asked: string[] = [];
    const app = await page(
      html`<hf-chat-interface handler=${late} cache-examples="eager"><option>One</option><option>Two</option></hf-chat-interface>`,
    );
    await (app as HfBlocks).ready;
    await tick();
    defineHandlers({ [late]: ([message]: [string]) => void asked.push(message) });
    await until(() => asked.length === 2, "both");
    expect([asked, shownErrors(app)]).to.deep.equal([["One", "Two"], []]);
  });
});
