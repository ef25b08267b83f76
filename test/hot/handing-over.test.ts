import { expect } from "chai";
import { html } from "lit";
import { defineHandlers } from "../../src/app/handlers.ts";
import type { HfBlocks } from "../../src/app/hf-blocks.ts";
import { provideInspector, type Inspect, type InspectedApp, type InspectedChain, type InspectedShape } from "../../src/core/inspect.ts";
import "../../src/define/index.ts";
import { blocks } from "../../src/typescript/blocks.ts";
import { textbox } from "../../src/typescript/builders.ts";
import { keep } from "../../src/typescript/keep.ts";
import { on } from "../../src/typescript/on.ts";
import { mounted, page, submit, tick, until } from "../app/page.ts";

/** Tools that write down what they are told. */
class Recorder implements Inspect {
  readonly apps = new Map<InspectedApp, { chains: readonly InspectedChain[]; own: () => Element[] }>();
  readonly told: string[] = [];
  readonly names: string[] = [];

  app(element: InspectedApp, chains: readonly InspectedChain[], own: () => Element[]): void {
    this.apps.set(element, { chains, own });
  }
  began: Inspect["began"] = ({ listener, lineage }) => this.told.push(`${listener.name} began, ${lineage.length} deep`);
  read: Inspect["read"] = (_run, inputs, { kind }) => this.told.push(`read ${JSON.stringify(inputs)} for ${kind}`);
  ended: Inspect["ended"] = ({ listener, outcome, error }) =>
    this.told.push(`${listener.name} ended: ${outcome} ${error?.message ?? ""}`.trim());
  ignored: Inspect["ignored"] = ({ name, source }, event) => this.told.push(`${name} ignored ${event.type} in mode ${source.mode}`);
  named: Inspect["named"] = (app, names) => void this.names.push(...names.map((name) => `${app}/${name}`));
  keep: Inspect["keep"] = (key, make) => {
    this.told.push(`keeps ${key}`);
    return make();
  };
}

describe("what an app hands over to the tools of its author", () => {
  let tools: Recorder;
  let takeAway: () => void;
  beforeEach(() => {
    tools = new Recorder();
    takeAway = provideInspector(tools);
  });
  afterEach(() => takeAway());

  const MARKUP = html`<hf-blocks name="first">
    <hf-textbox id="a"></hf-textbox>
    <hf-interface slot="none"><hf-textbox slot="inputs"></hf-textbox></hf-interface>
    <hf-on from="a" value="{a}!" inputs="a" outputs="a"></hf-on>
  </hf-blocks>`;

  it("is nothing where there are none", async () => {
    takeAway();
    const app = await page(MARKUP);
    submit(app.querySelector("#a")!);
    defineHandlers({ nobodyAsks: () => undefined });
    expect(keep("nobody", () => 1)).to.equal(1);
    expect([tools.apps.size, tools.told, tools.names]).to.deep.equal([0, [], []]);
  });

  it("is each app that is mounted, with its listeners and its own elements", async () => {
    const app = (await page(MARKUP)) as HfBlocks;
    const found = tools.apps.get(app)!;
    expect(found.chains.map(({ element, listener }) => [element?.localName, listener.name])).to.deep.equal([["hf-on", `<hf-on from="a">`]]);
    expect(found.chains[0]!.triggers(() => {})).to.deep.equal([{ element: app.querySelector("#a"), event: "hf-submit" }]);
    expect(found.own().map(({ localName }) => localName)).to.deep.equal(["hf-textbox", "hf-interface", "hf-on"]);
    expect([...tools.apps.keys()].map(({ localName }) => localName)).to.have.members(["hf-blocks", "hf-interface"]);
  });

  it("is an app that is mounted later, with the name it has then, and as long as it is on the page", async () => {
    const app = await mounted(blocks({ name: "later" }, textbox({ id: "a" })));
    const [element] = [...tools.apps.keys()];
    expect([element === app, element?.name]).to.deep.equal([true, "later"]);
    app.name = "renamed";
    expect(element?.name).to.equal("renamed");
    app.remove();
    expect(element?.isConnected).to.equal(false);
    tools.apps.clear();
    document.body.append(app);
    await until(() => tools.apps.has(app), "the app that is back");
    app.remove();
  });

  it("are other listeners when they change", async () => {
    const app = (await page(MARKUP)) as HfBlocks;
    app.querySelector("hf-on")!.remove();
    await until(() => tools.apps.get(app)!.chains.length === 0, "the listener to go");
  });

  it("is also a whole app of another tag", async () => {
    const app = await page(html`<hf-chat-interface><hf-chatbot></hf-chatbot></hf-chat-interface>`);
    await until(() => tools.apps.has(app as HfBlocks), "the chat interface");
    expect(tools.apps.get(app as HfBlocks)!.chains.map(({ listener }) => listener.name)).to.deep.equal(["<hf-chat-interface>"]);
  });

  it("are its runs: that they begin, what they read, how they end, and what follows", async () => {
    const a = textbox({ id: "a", value: "hi" });
    const first = on(
      a,
      ({ a }) => {
        throw new Error(`No ${a}`);
      },
      { a },
      a,
    );
    first.failure(() => "mended", undefined, a);
    const app = await mounted(blocks(a));
    submit(app.find("#a"));
    await until(() => app.find("#a").value === "mended");
    const name = `on(<hf-textbox id="a">)`;
    expect(tools.told).to.deep.equal([
      `${name} began, 1 deep`,
      `read {"a":"hi"} for one`,
      `${name} ended: error No hi`,
      `${name}.failure began, 2 deep`,
      `read undefined for one`,
      `${name}.failure ended: ok No hi`,
    ]);
  });

  it("is a trigger that the mode says no to", async () => {
    const a = textbox({ id: "a" });
    let finish = (): void => {};
    on(a, () => new Promise<void>((done) => (finish = done)), undefined, a);
    const app = await mounted(blocks(a));
    submit(app.find("#a"));
    submit(app.find("#a"));
    finish();
    await tick();
    expect(tools.told).to.include(`on(<hf-textbox id="a">) ignored hf-submit in mode once`);
  });

  for (const [tag, markup] of Object.entries({
    "hf-interface": html`<hf-interface handler="handedOver"><hf-textbox slot="inputs" id="in"></hf-textbox><hf-textbox slot="outputs" id="out"></hf-textbox></hf-interface>`,
    "hf-chat-interface": html`<hf-chat-interface handler="handedOver"></hf-chat-interface>`,
    "hf-chat-interface with a chatbot, inputs and a listener of the author's": html`<hf-chat-interface handler="handedOver"><hf-chatbot></hf-chatbot>
      <hf-textbox slot="inputs" id="in"></hf-textbox><hf-on from="in" value="x" outputs="in"></hf-on></hf-chat-interface>`,
  })) {
    it(`F-A15 is a whole app in one element, with what it would do and what it does: ${tag}`, async () => {
      const undo = defineHandlers({ handedOver: ([text]: [string]) => [`${text}!`] });
      const root = await page(html`<div>${markup}</div>`);
      const app = root.firstElementChild as HfBlocks;
      await app.ready;
      const { chains, own } = tools.apps.get(app)!;
      const { listener } = chains[0]!;
      const plan = await listener.source.plan({ event: new Event("look") });
      const ports = ({ items = [] }: InspectedShape) => [...items.values()].map(({ element }) => element?.localName);
      const isChat = app.localName === "hf-chat-interface";
      expect(ports(plan.outputs)).to.deep.equal(isChat ? ["hf-multimodal-textbox", "hf-chatbot"] : ["hf-textbox"]);
      expect(ports(plan.inputs).slice(0, 2)).to.deep.equal(isChat ? ["hf-multimodal-textbox", "hf-chatbot"] : ["hf-textbox"]);
      expect([chains.length, own().includes(chains[0]!.triggers(() => {})[0]!.element)]).to.deep.equal([
        1 + app.querySelectorAll("hf-on").length,
        true,
      ]);
      const box = app.querySelector(isChat ? "hf-multimodal-textbox" : "hf-textbox")! as HTMLElement & { value: unknown };
      box.value = "hi";
      submit(box);
      await until(() => tools.told.some((line) => line === `<${app.localName}> ended: ok`), tools.told.join());
      expect(tools.told).to.include(`<${app.localName}> began, 1 deep`);
      undo();
    });
  }

  it("are the names of handlers", () => {
    defineHandlers({ asked: () => 1 }, { app: "first" });
    defineHandlers({ asked: () => 2, told: () => 3 }, { app: "first" });
    expect(tools.names).to.deep.equal(["first/asked", "first/asked", "first/told"]);
  });

  it("is what is kept", () => {
    expect(keep("client", () => 2)).to.equal(2);
    expect(tools.told).to.deep.equal(["keeps client"]);
  });

  it("are the items of a list, to be made anew", async () => {
    const app = (await page(
      html`<hf-blocks>
        <hf-state id="list">["a", "b"]</hf-state>
        <hf-each inputs="list"><template><p>{item}</p></template></hf-each>
      </hf-blocks>`,
    )) as HfBlocks;
    await until(() => app.querySelectorAll("p").length === 2, "the items");
    const { repeated } = tools.apps.get(app)!.chains[0]!.element!;
    expect([...repeated!.items.keys()]).to.deep.equal(["0", "1"]);
    repeated!.forget();
    expect([repeated!.items.size, app.querySelectorAll("p").length]).to.deep.equal([0, 0]);
  });
});
