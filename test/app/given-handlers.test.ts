import { expect } from "chai";
import { html } from "lit";
import { defineHandlers } from "../../src/app/handlers.ts";
import type { HfBlocks } from "../../src/app/hf-blocks.ts";
import type { HfOn, HfThen } from "../../src/app/markup/hf-on.ts";
import "../../src/define/index.ts";
import { page, shownErrors, submit, tick, until, type Valued } from "./page.ts";
import { limits } from "../../src/graph/load-limits.ts";

const box = (app: Element, id: string) => app.querySelector<Valued>(`#${id}`)!;
const say = (text: string) => () => [text];

// Limits and validators are there, as when an app has been looked at for a moment.
before(() => limits());

describe("a listener in markup that is given functions", () => {
  it("F-A13 calls the newest function of its property at each run, and a name again once it has one", async () => {
    const app = await page(html`<hf-blocks><hf-textbox id="a"></hf-textbox><hf-textbox id="out"></hf-textbox>
      <hf-on from="a" outputs="out" .handler=${say("first")}></hf-on></hf-blocks>`);
    const on = app.querySelector<HfOn>("hf-on")!;
    const said: unknown[] = [];
    const once = async () => {
      submit(box(app, "a"));
      await tick();
      said.push(box(app, "out").value);
    };
    await once();
    on.handler = say("second");
    await once();
    const undo = defineHandlers({ namedA13: say("named") });
    on.handler = "namedA13";
    expect(on.getAttribute("handler")).to.equal("namedA13");
    await once();
    on.setAttribute("handler", "");
    on.handler = say("third");
    await once();
    undo();
    expect([said, shownErrors(app)]).to.deep.equal([["first", "second", "named", "third"], []]);
  });

  it("F-A13 takes functions as a validator, for what follows, and with a live listener that runs no more often", async () => {
    const live: string[] = [];
    const note = (text: string) => () => void live.push(text);
    const app = await page(html`<hf-blocks><hf-textbox id="a"></hf-textbox><hf-textbox id="out"></hf-textbox>
      <hf-on from="a" inputs="a" outputs="out" .handler=${say("ran")} .validator=${([text]: [string]) => [text === "" ? "Write something." : ""]}>
        <hf-then when="success" inputs="out" outputs="out" .handler=${([text]: [string]) => [`${text} twice`]}></hf-then>
      </hf-on>
      <hf-on id="live" inputs="a" .handler=${note("first")}></hf-on></hf-blocks>`);
    submit(box(app, "a"));
    await tick();
    expect(box(app, "out").value).to.equal("");
    box(app, "a").value = "words";
    submit(box(app, "a"));
    await until(() => box(app, "out").value === "ran twice");
    const on = app.querySelector<HfOn>("#live")!;
    on.handler = note("second");
    on.handler = note("third");
    await tick();
    expect([live, shownErrors(app)]).to.deep.equal([["first"], []]);
    expect([app.querySelector<HfThen>("hf-then")!.getAttribute("handler"), on.validator]).to.deep.equal(["", ""]);
  });

  it("F-A13 takes a function over that was set before its tag was known, and loses it with null", async () => {
    const app = await page(html`<hf-blocks><hf-textbox id="a"></hf-textbox><hf-textbox id="out"></hf-textbox></hf-blocks>`);
    // In a document without a page no tag is known.
    const fresh = document.implementation.createHTMLDocument().createElement("hf-on") as HfOn;
    fresh.handler = say("early");
    fresh.setAttribute("from", "a");
    fresh.setAttribute("outputs", "out");
    app.append(fresh);
    await tick();
    submit(box(app, "a"));
    await until(() => box(app, "out").value === "early");
    fresh.handler = null;
    expect([fresh.handler, fresh.hasAttribute("handler")]).to.deep.equal(["", false]);
  });
});

describe("a name that is given to another function", () => {
  // What tells of unknown names: a server that has just begun takes its time.
  before(async function () {
    this.timeout(60_000);
    await import("../../src/app/late-handlers.ts");
  });

  /** What the name gives at a run now. */
  async function asks(app: HfBlocks): Promise<unknown> {
    submit(box(app, "a"));
    await tick();
    return box(app, "out").value;
  }
  const withName = (name: string) =>
    page(html`<hf-blocks name="mine"><hf-textbox id="a" scope="page"></hf-textbox><hf-textbox id="out" scope="page"></hf-textbox>
      <hf-on from="a" outputs="out" handler=${name}></hf-on></hf-blocks>`) as Promise<HfBlocks>;

  it("F-A13 means the newest, whoever takes his back first", async () => {
    const [first, second] = [defineHandlers({ twice: say("one") }), defineHandlers({ twice: say("two") })];
    const app = await withName("twice");
    expect(await asks(app)).to.equal("two");
    first();
    expect(await asks(app)).to.equal("two");
    const third = defineHandlers({ twice: say("three") });
    expect(await asks(app)).to.equal("three");
    third();
    expect(await asks(app)).to.equal("two");
    second();
    await asks(app);
    await until(() => shownErrors(app).length > 0, "the error");
    expect(shownErrors(app)[0]).to.contain(`finds no handler "twice"`);
  });

  it("F-A13 is the app's own first, and the page's again once that is taken back", async () => {
    const undo = [defineHandlers({ shared: say("page") }), defineHandlers({ shared: say("app") }, { app: "mine" })];
    const app = await withName("shared");
    expect(await asks(app)).to.equal("app");
    undo[1]!();
    undo[1]!();
    expect(await asks(app)).to.equal("page");
    undo[0]!();
  });

  it("is given functions only, all of them or none", () => {
    expect(() => defineHandlers({ good: say("a"), bad: 3 as never })).to.throw(
      "defineHandlers() got no function for “bad”. Write { bad: (inputs) => … }.",
    );
    expect(() => defineHandlers({ bad: null as never })).to.throw("no function for “bad”");
  });
});
