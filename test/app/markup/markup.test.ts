import { expect } from "chai";
import { html } from "lit";
import { defineHandlers } from "../../../src/app/handlers.ts";
import type { HfBlocks } from "../../../src/app/hf-blocks.ts";
import "../../../src/define/blocks.ts";
import "../../../src/define/button.ts";
import "../../../src/define/json.ts";
import "../../../src/define/number.ts";
import "../../../src/define/on.ts";
import "../../../src/define/state.ts";
import "../../../src/define/textbox.ts";
import { page, shownErrors, submit, tick, type, until } from "../page.ts";
import { hearWarnings } from "../warnings.ts";

type Valued = Element & { value: unknown };
const get = (root: ParentNode, id: string) => root.querySelector(`#${id}`) as Valued;

defineHandlers({
  add: ([item, cart]: [string, string[]]) => [[...cart, item]],
  shout: ([text]: [string]) => ({ out: text.toUpperCase() }),
  broken: () => {
    throw new Error("The shelf is empty. Choose another.");
  },
});

describe("a listener in markup", () => {
  it("runs a value with braces", async () => {
    const app =
      await page(html`<hf-blocks><hf-textbox id="name">Ada</hf-textbox><hf-button id="greet">Greet</hf-button><hf-textbox id="out"></hf-textbox>
      <hf-on from="greet" value="Hello {name}!" inputs="name" outputs="out"></hf-on></hf-blocks>`);
    get(app, "greet").dispatchEvent(new MouseEvent("click"));
    expect(get(app, "out").value).to.equal("Hello Ada!");
  });

  it("runs a handler with its inputs as a list, and takes a list or a record by id", async () => {
    const app =
      await page(html`<hf-blocks><hf-textbox id="items">pear</hf-textbox><hf-state id="cart">["apple"]</hf-state><hf-button id="add">Add</hf-button><hf-textbox id="out"></hf-textbox>
      <hf-on from="add" handler="add" inputs="items cart" outputs="cart" mode="always-last"></hf-on>
      <hf-on from="items" handler="shout" inputs="items" outputs="out"></hf-on></hf-blocks>`);
    get(app, "add").dispatchEvent(new MouseEvent("click"));
    submit(get(app, "items"));
    expect(get(app, "cart").value).to.deep.equal(["apple", "pear"]);
    expect(get(app, "out").value).to.equal("PEAR");
  });

  it("E25 follows its inputs when nothing sets it off: at load, as one types, and when a run writes", async () => {
    const app =
      await page(html`<hf-blocks><hf-state id="cart">["apple"]</hf-state><hf-textbox id="items">pear</hf-textbox><hf-number id="size"></hf-number><hf-textbox id="echo"></hf-textbox>
      <hf-on inputs="cart" value="{cart.length}" outputs="size"></hf-on>
      <hf-on inputs="items" value="{items}?" outputs="echo"></hf-on>
      <hf-on from="items" handler="add" inputs="items cart" outputs="cart"></hf-on></hf-blocks>`);
    expect([get(app, "size").value, get(app, "echo").value]).to.deep.equal([1, "pear?"]);
    type(get(app, "items"), "plum");
    expect(get(app, "echo").value).to.equal("plum?");
    submit(get(app, "items"));
    await until(() => get(app, "size").value === 2, "the size of the cart");
  });

  it("runs followers by outcome", async () => {
    const app =
      await page(html`<hf-blocks><hf-button id="go">Go</hf-button><hf-textbox id="a"></hf-textbox><hf-textbox id="b"></hf-textbox><hf-textbox id="c"></hf-textbox>
      <hf-on from="go" handler="broken" outputs="a">
        <hf-then when="success" value="good" outputs="b"></hf-then><hf-then when="failure" value="bad" outputs="b"></hf-then><hf-then value="always" outputs="c"></hf-then>
      </hf-on></hf-blocks>`);
    get(app, "go").dispatchEvent(new MouseEvent("click"));
    await tick();
    expect([get(app, "b").value, get(app, "c").value]).to.deep.equal(["bad", "always"]);
    await until(() => shownErrors(app).length > 0, "an error");
    expect(shownErrors(app)).to.deep.equal(["The shelf is empty. Choose another."]);
  });

  it("finds a handler that is defined after the markup", async () => {
    const app = await page(
      html`<hf-blocks name="late"><hf-button id="go">Go</hf-button><hf-textbox id="out"></hf-textbox><hf-on from="go" handler="later" outputs="out"></hf-on></hf-blocks>`,
    );
    defineHandlers({ later: () => ["here"] }, { app: "late" });
    get(app, "go").dispatchEvent(new MouseEvent("click"));
    expect(get(app, "out").value).to.equal("here");
  });

  it("wires native elements too", async () => {
    const app = await page(
      html`<hf-blocks><input id="name" value="Ada" /><button id="go">Go</button><input id="out" /><hf-on from="go" value="Hi {name}" outputs="out"></hf-on></hf-blocks>`,
    );
    get(app, "go").dispatchEvent(new MouseEvent("click"));
    expect(get(app, "out").value).to.equal("Hi Ada");
  });
});

describe("an author's mistake in markup", () => {
  const button = html`<hf-button id="go">Go</hf-button><hf-textbox id="out"></hf-textbox>`;
  const atLoad: [string, ReturnType<typeof html>, string][] = [
    [
      "an unknown trigger",
      html`<hf-blocks name="demo">${button}<hf-on from="aks" value="x" outputs="out"></hf-on></hf-blocks>`,
      '<hf-on from="aks"> finds no element "aks" in <hf-blocks name="demo">. Ids here: go, out.',
    ],
    [
      "an unknown attribute",
      html`<hf-blocks>${button}<hf-on from="go" value="x" output="out"></hf-on></hf-blocks>`,
      '<hf-on from="go"> has the attribute "output", which is unknown. Known attributes: id, handler, task, value, inputs, outputs, latest, cancels, validator, progress, progress-on, concurrency, group, from, mode',
    ],
    [
      "two things to do",
      html`<hf-blocks>${button}<hf-on from="go" value="x" handler="add"></hf-on></hf-blocks>`,
      '<hf-on from="go"> has "handler" and "value". Keep one of them',
    ],
    ["nothing to do", html`<hf-blocks>${button}<hf-on from="go"></hf-on></hf-blocks>`, '<hf-on from="go"> has nothing to do.'],
    [
      "an unknown mode",
      html`<hf-blocks>${button}<hf-on from="go" value="x" mode="twice"></hf-on></hf-blocks>`,
      '<hf-on from="go"> has mode="twice". It can be once, multiple, always-last.',
    ],
    [
      "an unknown task",
      html`<hf-blocks>${button}<hf-on from="go" task="sumarization" inputs="out"></hf-on></hf-blocks>`,
      "There is no task “sumarization”. Tasks: ",
    ],
    [
      "an unknown parameter of a follower's task",
      html`<hf-blocks>${button}<hf-on from="go" value="x" outputs="out"><hf-then task="chat-completion" max-token="5" outputs="out"></hf-then></hf-on></hf-blocks>`,
      "The task “chat-completion” has no parameter “max-token”. It has: ",
    ],
    [
      "an unknown attribute of a follower",
      html`<hf-blocks>${button}<hf-on from="go" value="x" outputs="out"><hf-then value="y" output="out"></hf-then></hf-on></hf-blocks>`,
      'has the attribute "output", which is unknown',
    ],
    [
      "bad JSON",
      html`<hf-blocks>${button}<hf-state id="s">[1, </hf-state></hf-blocks>`,
      '<hf-state id="s"> has the value “[1,”, which is not JSON.',
    ],
    [
      "one id twice",
      html`<hf-blocks name="demo">${button}<hf-textbox id="go"></hf-textbox><hf-on from="go" value="x" outputs="out"></hf-on></hf-blocks>`,
      '<hf-on from="go"> means "go", but that id stands 2 times in <hf-blocks name="demo">: <hf-button id="go"> and <hf-textbox id="go">.',
    ],
  ];
  for (const [title, markup, message] of atLoad) {
    it(`is said at once, in words and as an event: ${title}`, async () => {
      const app = await page(markup);
      await until(() => shownErrors(app).length > 0, "the message");
      expect(shownErrors(app)[0]).to.contain(message);
    });
  }

  const whenRun: [string, ReturnType<typeof html>, string][] = [
    [
      "an unknown output",
      html`<hf-blocks>${button}<hf-on from="go" value="x" outputs="uot"></hf-on></hf-blocks>`,
      '<hf-on from="go"> finds no element "uot"',
    ],
    [
      "an unknown handler",
      html`<hf-blocks>${button}<hf-on from="go" handler="ad" outputs="out"></hf-on></hf-blocks>`,
      '<hf-on from="go"> finds no handler "ad". Handlers here: add, shout, broken',
    ],
    [
      "a brace that means nothing",
      html`<hf-blocks>${button}<hf-on from="go" value="{zzz}" outputs="out"></hf-on></hf-blocks>`,
      'finds no element "zzz"',
    ],
    [
      "cancelling what is no listener",
      html`<hf-blocks>${button}<hf-on from="go" cancels="out"></hf-on></hf-blocks>`,
      'cancels "out", which is <hf-textbox id="out"> and not a listener',
    ],
  ];
  for (const [title, markup, message] of whenRun) {
    it(`is said when it runs: ${title}`, async () => {
      const app = await page(markup);
      get(app, "go").dispatchEvent(new MouseEvent("click"));
      await until(() => shownErrors(app).length > 0, "the message");
      expect(shownErrors(app).join()).to.contain(message);
    });
  }

  it("leaves the rest of the page working", async () => {
    const app = await page(
      html`<hf-blocks>${button}<hf-on from="nowhere" value="x"></hf-on><hf-on from="go" value="works" outputs="out"></hf-on></hf-blocks>`,
    );
    get(app, "go").dispatchEvent(new MouseEvent("click"));
    expect(get(app, "out").value).to.equal("works");
  });
});

describe("an attribute of a listener that is for somebody else", () => {
  const FOREIGN = ["ref", "key", "note", "testid", "up-keep", "s-if", "jsname", "disabled", "name", "form-id"];
  const warnings = hearWarnings();

  it("lets it run, and what follows it, and is told on the console once at most", async () => {
    for (const name of FOREIGN) {
      const app = await page(
        html`<hf-blocks><hf-button id="go">Go</hf-button><hf-textbox id="a"></hf-textbox><hf-textbox id="b"></hf-textbox></hf-blocks>`,
      );
      for (const inside of [false, true]) {
        const [on, then] = [document.createElement("hf-on"), document.createElement("hf-then")];
        for (const [key, value] of Object.entries({ from: "go", value: "ran", outputs: "a" })) on.setAttribute(key, value);
        for (const [key, value] of Object.entries({ value: "followed", outputs: "b" })) then.setAttribute(key, value);
        (inside ? then : on).setAttribute(name, "x");
        on.append(then);
        app.querySelector("hf-on")?.remove();
        for (const id of ["a", "b"]) get(app, id).value = "";
        app.append(on);
        await tick();
        get(app, "go").dispatchEvent(new MouseEvent("click"));
        await until(() => get(app, "a").value === "ran" && get(app, "b").value === "followed", `${name}: ${shownErrors(app).join()}`);
      }
      expect(shownErrors(app)).to.deep.equal([]);
      expect(warnings().filter((said) => said.includes(`attribute "${name}"`)).length, name).to.equal(
        /^(ref|key|name)$/.test(name) ? 0 : 1,
      );
    }
  });

  it("is another thing than one that is nearly its own: with that it does not run, until it is right", async () => {
    for (const [name, right] of [
      ["output", "outputs"],
      ["valdator", "validator"],
      ["progres-on", "progress-on"],
      ["cancel", "cancels"],
    ] as const) {
      const app = await page(
        html`<hf-blocks><hf-button id="go">Go</hf-button><hf-textbox id="a"></hf-textbox><hf-on from="go" value="ran" outputs="a"></hf-on></hf-blocks>`,
      );
      const on = app.querySelector("hf-on")!;
      on.setAttribute(name, "");
      await until(() => shownErrors(app).join().includes(`has the attribute "${name}", which is unknown`), `${name} to be told`);
      get(app, "go").dispatchEvent(new MouseEvent("click"));
      await new Promise((resolve) => setTimeout(resolve, 50));
      expect(get(app, "a").value, name).to.equal("");
      on.removeAttribute(name);
      await until(() => shownErrors(app).length === 0, `${right} to be fine`);
      get(app, "go").dispatchEvent(new MouseEvent("click"));
      await until(() => get(app, "a").value === "ran", "the run");
    }
  });

  it("is one that only what it follows has: a follower is not set off by a block", async () => {
    const app = await page(html`<hf-blocks><hf-button id="go">Go</hf-button><hf-textbox id="a"></hf-textbox>
      <hf-on from="go" value="x" outputs="a"><hf-then from="go" value="y" outputs="a"></hf-then></hf-on></hf-blocks>`);
    await until(() => shownErrors(app).join().includes('has the attribute "from", which is unknown'), "the message");
  });
});

describe("an event whose name holds colons", () => {
  const heard = async (id: string, from: string, event: string) => {
    const app = await page(html`<hf-blocks><hf-row id=${id}></hf-row><hf-textbox id="out"></hf-textbox>
      <hf-on from=${from} value="heard" outputs="out"></hf-on></hf-blocks>`);
    app.querySelector("hf-row")!.dispatchEvent(new CustomEvent(event));
    await until(() => get(app, "out").value === "heard", `${event} of ${id}, not ${shownErrors(app).join()}`);
  };

  it("begins behind the first colon", async () => {
    await heard("list", "list:htmx:afterSwap", "htmx:afterSwap");
    await heard("list", "list:turbo:frame-load", "turbo:frame-load");
    await heard("list", "list:a:b:c", "a:b:c");
    await heard("list", "list:picked", "picked");
  });

  it("begins behind the id, where that holds colons", async () => {
    await heard(":r1:", ":r1::picked", "picked");
    await heard(":r1:", ":r1:", "change");
    await heard("form:name", "form:name:htmx:load", "htmx:load");
  });

  it("is said with the id before the first colon, where there is no such element", async () => {
    const app = await page(html`<hf-blocks><hf-on from="lost:htmx:load" value="x"></hf-on></hf-blocks>`);
    await until(() => shownErrors(app).join().includes('finds no element "lost" in'), "the id");
  });
});

describe("finding elements", () => {
  const inner = (text: string) =>
    html`<hf-textbox id="box">${text}</hf-textbox><hf-button id="go">Go</hf-button><hf-textbox id="out"></hf-textbox><hf-on from="go" value="{box}" outputs="out"></hf-on>`;

  it("keeps equal ids of two apps apart", async () => {
    const root = await page(html`<div><hf-blocks>${inner("one")}</hf-blocks><hf-blocks>${inner("two")}</hf-blocks></div>`);
    const [first, second] = [...root.querySelectorAll("hf-blocks")] as [HfBlocks, HfBlocks];
    get(second, "go").dispatchEvent(new MouseEvent("click"));
    expect([get(first, "out").value, get(second, "out").value]).to.deep.equal(["", "two"]);
  });

  it("keeps a nested app's ids to itself, and finds what only the outer one has", async () => {
    const root = await page(html`<hf-blocks><hf-textbox id="box">outer</hf-textbox><hf-textbox id="shared">shared</hf-textbox>
      <hf-blocks id="nested">${inner("inner")}<hf-on from="go" value="{shared}!" outputs="shared"></hf-on></hf-blocks></hf-blocks>`);
    await tick();
    get(root, "go").dispatchEvent(new MouseEvent("click"));
    expect([get(root, "out").value, get(root, "shared").value]).to.deep.equal(["inner", "shared!"]);
  });

  it("finds a source outside the app", async () => {
    const root = await page(
      html`<div><button id="outside">Go</button><hf-blocks><hf-textbox id="out"></hf-textbox><hf-on from="outside" value="heard" outputs="out"></hf-on></hf-blocks></div>`,
    );
    get(root, "outside").dispatchEvent(new MouseEvent("click"));
    expect(get(root, "out").value).to.equal("heard");
  });

  it("hears a source behind a stopPropagation", async () => {
    const root = await page(
      html`<div><hf-blocks><div @click=${(event: Event) => event.stopPropagation()}><hf-button id="go">Go</hf-button></div><hf-textbox id="out"></hf-textbox><hf-on from="go" value="heard" outputs="out"></hf-on></hf-blocks></div>`,
    );
    get(root, "go").dispatchEvent(new MouseEvent("click", { bubbles: true }));
    expect(get(root, "out").value).to.equal("heard");
  });
});

describe("a page that changes", () => {
  async function app(): Promise<HTMLElement> {
    return page(
      html`<div><hf-blocks><hf-button id="go">Go</hf-button><hf-number id="n">0</hf-number><hf-on from="go" value="x{n}" outputs="out"></hf-on><hf-textbox id="out"></hf-textbox></hf-blocks><div id="elsewhere"></div></div>`,
    );
  }

  it("goes on after the app was moved", async () => {
    const root = await app();
    get(root, "elsewhere").append(root.querySelector("hf-blocks")!);
    await tick();
    get(root, "go").dispatchEvent(new MouseEvent("click"));
    expect(get(root, "out").value).to.equal("x0");
  });

  it("listens to an element that took the place of another", async () => {
    const root = await app();
    const old = get(root, "go");
    const fresh = Object.assign(document.createElement("hf-button"), { id: "go" });
    old.replaceWith(fresh);
    await tick();
    old.dispatchEvent(new MouseEvent("click"));
    expect(get(root, "out").value).to.equal("");
    fresh.dispatchEvent(new MouseEvent("click"));
    expect(get(root, "out").value).to.equal("x0");
  });

  it("wires what is added later, once", async () => {
    const root = await app();
    let runs = 0;
    defineHandlers({ count: () => void (runs += 1) }, { app: "" });
    const listener = document.createElement("hf-on");
    listener.setAttribute("from", "late");
    listener.setAttribute("handler", "count");
    root.querySelector("hf-blocks")!.append(listener);
    await tick();
    root.querySelector("hf-blocks")!.append(Object.assign(document.createElement("button"), { id: "late" }));
    await tick();
    get(root, "late").dispatchEvent(new MouseEvent("click"));
    expect(runs).to.equal(1);
  });

  it("follows an id or a trigger that changes", async () => {
    const root = await app();
    get(root, "go").id = "start";
    await tick();
    root.querySelector("hf-on")!.setAttribute("from", "start");
    await tick();
    get(root, "start").dispatchEvent(new MouseEvent("click"));
    expect(get(root, "out").value).to.equal("x0");
  });

  it("says what its attributes say at the trigger, also when they change in the same task", async () => {
    const root = await app();
    const listener = root.querySelector("hf-on")!;
    const results = ["one", "two {n}"].map((value) => {
      listener.setAttribute("value", value);
      get(root, "go").dispatchEvent(new MouseEvent("click"));
      return get(root, "out").value;
    });
    expect(results[0]).to.equal("one");
    expect(results[1]).to.match(/^two \d/);
  });

  it("that becomes wrong keeps no other from running", async () => {
    const root =
      await page(html`<hf-blocks><hf-button id="go">Go</hf-button><hf-textbox id="out"></hf-textbox><hf-textbox id="other"></hf-textbox>
      <hf-on id="wrong" from="go" value="x" outputs="out"></hf-on><hf-on from="go" value="ran" outputs="other"></hf-on></hf-blocks>`);
    root.querySelector("#wrong")!.setAttribute("output", "1");
    get(root, "go").dispatchEvent(new MouseEvent("click"));
    expect(get(root, "other").value).to.equal("ran");
    await until(() => shownErrors(root as HfBlocks).some((text) => text.includes('"output"')), "what is wrong");
  });

  it("ends the runs of a listener that is taken away", async () => {
    const root = await app();
    let signal: AbortSignal | undefined;
    defineHandlers({
      wait: (_: unknown, run: { signal: AbortSignal }) => {
        signal = run.signal;
        return new Promise(() => {});
      },
    });
    const listener = root.querySelector("hf-on")!;
    listener.removeAttribute("value");
    listener.setAttribute("handler", "wait");
    await tick();
    get(root, "go").dispatchEvent(new MouseEvent("click"));
    listener.remove();
    await tick();
    expect(signal?.aborted).to.equal(true);
  });
});
