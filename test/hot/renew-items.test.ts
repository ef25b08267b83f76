import { expect } from "chai";
import { renewItems } from "../../src/hot/renew-items.ts";
import { followRuns } from "../../src/hot/runs.ts";
import { chainOf, handOver, strangeApp, StrangeApp, StrangeBox, strict } from "./stranger.ts";

if (!customElements.get(StrangeApp.tag)) customElements.define(StrangeApp.tag, StrangeApp);
if (!customElements.get(StrangeBox.tag)) customElements.define(StrangeBox.tag, StrangeBox);

/** An item of two blocks: what the list holds, and what a person fills in. */
function item(): HTMLElement {
  const element = document.createElement("p");
  const fromList = Object.assign(document.createElement("data"), { id: "item", value: "from the list" });
  element.append(fromList, Object.assign(document.createElement("strange-box"), { id: "note" }));
  return element;
}

describe("what a listener repeats", () => {
  let app: StrangeApp;
  beforeEach(() => (app = strangeApp("")));
  afterEach(() => app.remove());

  it("is made anew and given back what a person has put in, by key and id", async () => {
    const items = new Map([["a", { element: item() }]]);
    const place = document.createElement("section");
    const each = Object.assign(place, { repeated: strict({ items, forget: () => items.clear() }) });
    place.append(...[...items.values()].map(({ element }) => element));
    app.append(place);
    handOver(app, chainOf({ name: "other" }), chainOf({ name: "each", element: each }));
    const [before] = items.values();
    before!.element.querySelector<StrangeBox>("#note")!.value = "typed";
    before!.element.querySelector<HTMLDataElement>("#item")!.value = "stale";

    const asked = new Promise<void>((done) => new MutationObserver(() => done()).observe(place, { attributeFilter: ["inputs"] }));
    renewItems(place);
    await asked;
    expect(items.size).to.equal(0);
    const made = item();
    items.set("a", { element: made });
    place.append(made);
    await Promise.resolve();
    const read = (id: string) => made.querySelector<StrangeBox>(`#${id}`)!.value;
    expect([read("note"), read("item")]).to.deep.equal(["typed", "from the list"]);
  });

  it("is left alone where the place is none of a listener's", () => {
    const place = app.appendChild(document.createElement("section"));
    handOver(app, chainOf({ name: "listener", element: app }));
    renewItems(place);
    renewItems(app);
    expect([place.hasAttribute("inputs"), app.hasAttribute("inputs")]).to.deep.equal([false, false]);
  });
});

describe("what becomes of runs while something changes", () => {
  it("is said: which go on with the earlier code, and which are gone", async () => {
    const app = strangeApp("");
    let [stays, goes, ends] = [true, true, true];
    const chains = [
      chainOf({ name: "stays", busy: () => stays }),
      chainOf({ name: "goes", busy: () => goes }),
      chainOf({ name: "ends", busy: () => ends }),
      chainOf({ name: "rests" }),
    ];
    handOver(app, ...chains);
    const said: string[] = [];
    const { info } = console;
    console.info = (...words: unknown[]) =>
      void said.push(
        String(words[0])
          .replace(/%c( hf-blocks )?/g, "")
          .trim(),
      );
    try {
      const tell = followRuns();
      handOver(app, ...chains.filter((_, index) => index !== 1));
      [stays, goes, ends] = [true, false, false];
      tell();
      await new Promise((done) => setTimeout(done));
    } finally {
      console.info = info;
      app.remove();
    }
    expect(said).to.deep.equal([
      "stays goes on with the earlier code; its next run has the new one.",
      "goes is gone from the app, so its run was stopped. What it had written stays.",
    ]);
  });
});
