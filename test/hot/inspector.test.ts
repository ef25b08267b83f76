import { expect } from "chai";
import { apps } from "../../src/hot/handed-over.ts";
import { graphView } from "../../src/hot/inspector/graph-view.ts";
import { requestsView, runsView, stateView } from "../../src/hot/inspector/list-views.ts";
import { recordRuns } from "../../src/hot/inspector/record.ts";
import { runs, watch } from "../../src/hot/inspector/seen.ts";
import { allTags, watchTags } from "../../src/hot/tags.ts";
import { chainOf, handOver, portOf, runOf, strangeApp, StrangeApp, StrangeBox } from "./stranger.ts";

const nothing = () => {};

describe("the inspector of an app that it knows only by what it hands over", () => {
  let app: StrangeApp;
  let a: StrangeBox;
  let b: StrangeBox;

  before(() => {
    if ([...allTags()].length > 0) return;
    watchTags({
      defining: nothing,
      constructing: nothing,
      constructed: nothing,
      connecting: (_element, connect) => connect(),
      changed: nothing,
    });
    customElements.define(StrangeApp.tag, StrangeApp);
    customElements.define(StrangeBox.tag, StrangeBox);
  });
  beforeEach(() => {
    app = strangeApp("a b c");
    [a, b] = [app.querySelector<StrangeBox>("#a")!, app.querySelector<StrangeBox>("#b")!];
    runs.length = 0;
  });
  afterEach(() => app.remove());

  const textsIn = (nodes: readonly Node[], selector: string) =>
    nodes.flatMap((node) => [...(node as Element).querySelectorAll(selector)].map(({ textContent }) => textContent));

  it("draws its blocks, its listeners and what is between them", async () => {
    const after = chainOf({ name: "after", writes: [portOf(b)] }).listener;
    handOver(app, chainOf({ name: "first", source: a, reads: [portOf(a)], writes: [portOf(b)], followers: [after] }));
    const view = await graphView();
    expect(textsIn(view, "h2")).to.deep.equal([`<strange-app name="stranger">`]);
    expect(textsIn(view, "g title")).to.deep.equal(["strange-box #a", "strange-box #b", "strange-box #c", "first", "after"]);
    const kinds = view.flatMap((node) => [...(node as Element).querySelectorAll("path")].map((path) => path.getAttribute("class")));
    expect(kinds).to.deep.equal(["trigger", "input", "output", "follows", "output"]);
    expect(textsIn(view, ".fault")).to.deep.equal([]);
  });

  it("F-W14 shortens long names between characters", async () => {
    const name = `${"x".repeat(30)}😀${"y".repeat(9)}`;
    handOver(app, chainOf({ name, source: a }));
    expect(textsIn(await graphView(), "g text")).to.include(`${"x".repeat(30)}…`);
  });

  it("says what is wrong with a listener and draws the others", async () => {
    const broken = chainOf({ name: "broken" });
    const wrong = { ...broken.listener.source, plan: () => Promise.reject(new Error("No such block")) };
    handOver(app, { ...broken, listener: { ...broken.listener, source: wrong }, triggers: () => [] }, chainOf({ name: "whole" }));
    const view = await graphView();
    expect(textsIn(view, ".fault")).to.deep.equal(["No such block"]);
    expect(textsIn(view, "g title")).to.include.members(["whole"]);
  });

  it("says where there is no app, also where one was", async () => {
    handOver(app);
    app.remove();
    expect(apps()).to.deep.equal([]);
    expect((await graphView()).map(({ textContent }) => textContent)).to.deep.equal(["There is no app on this page."]);
  });

  it("shows its values by scope, and takes an edit as if a person had made it", () => {
    handOver(app);
    b.setAttribute("scope", "browser");
    app.querySelector("#c")!.setAttribute("private", "");
    const view = stateView();
    expect(textsIn(view, "h2")).to.deep.equal(["session", "browser", "page"]);
    const told: string[] = [];
    for (const type of ["input", "change"]) app.addEventListener(type, () => told.push(type));
    const [area] = (view[0] as Element).querySelectorAll("textarea");
    area!.value = "[1]";
    area!.dispatchEvent(new Event("change"));
    expect([a.value, told]).to.deep.equal([[1], ["input", "change"]]);
    area!.value = "[1";
    area!.dispatchEvent(new Event("change"));
    expect([a.value, textsIn(view, ".fault")[0]]).to.deep.equal([[1], "This is not JSON."]);
  });

  it("shows a run while it goes on, and with its inputs, outputs and end", () => {
    const { listener } = chainOf({ name: "first" });
    let told = 0;
    const stop = watch(() => told++);
    const run = runOf(listener);
    recordRuns.began(run);
    expect(runs[0]).to.include({ listener: "first", cause: "poke", outcome: "runs" });
    b.value = "written";
    recordRuns.read(run, ["asked"], { kind: "one", item: portOf(b) });
    // The run is the same one, and ends with an outcome.
    Object.assign(run, { outcome: "error", error: new Error("Failed") });
    recordRuns.ended(run);
    stop();
    expect(runs[0]).to.deep.include({ outcome: "error", inputs: ["asked"], outputs: { "strange-box #b": "written" }, error: "Failed" });
    expect(runs[0]?.took).to.be.a("number");
    expect(told).to.equal(2);
    expect((runsView()[0] as Element).textContent)
      .to.contain("first poke — error")
      .and.contain("asked")
      .and.contain("Failed");
  });

  it("names the listener that a run follows, and says why one did not run", () => {
    const [before, after] = [chainOf({ name: "before" }).listener, chainOf({ name: "after" }).listener];
    recordRuns.began(runOf(after, { lineage: [before, after] }));
    recordRuns.ignored(before, new Event("poke"));
    expect(runs.map(({ cause, outcome }) => [cause, outcome])).to.deep.equal([
      ["after before", "runs"],
      ["poke", "ignored: it still runs, and its mode is “once”"],
    ]);
  });

  it("says that nothing has run and nothing was asked for", () => {
    expect([...runsView(), ...requestsView()].map(({ textContent }) => textContent)).to.deep.equal([
      "Nothing has run yet.",
      "No inference was asked for yet.",
    ]);
  });
});
