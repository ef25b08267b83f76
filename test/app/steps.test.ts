import { expect } from "chai";
import { html } from "lit";
import { defineHandlers } from "../../src/app/handlers.ts";
import "../../src/define/index.ts";
import { blocks, button, live, number, on, SKIP, slider, state, textbox, update, type Run } from "../../src/index.ts";
import { mounted, page, shownErrors, tick, until, type Valued } from "./page.ts";

const click = (element: Element) => void element.dispatchEvent(new MouseEvent("click", { bubbles: true }));

/** Two numbers that a click writes together, and what a listener to both of them hears. */
function pair(write: () => unknown) {
  const go = button({ id: "go" }),
    a = number({ id: "a", value: 0 }),
    b = number({ id: "b", value: 0 });
  const heard: unknown[] = [];
  on(go, write as () => never, undefined, [a, b]);
  on([a, b], (values) => void heard.push(values), [a, b]);
  return { go, a, b, heard };
}

describe("a step of a run", () => {
  it("F-K14 a listener to two blocks that one run writes hears both values, once", async () => {
    const { go, a, b, heard } = pair(() => [1, 1]);
    const app = await mounted(blocks(go, a, b));
    click(app.find("#go"));
    await tick();
    expect(heard).to.deep.equal([[1, 1]]);
  });

  it("F-K14 in markup too, with the first block's event, where a live listener and one with modes hear it", async () => {
    const heard: unknown[] = [];
    defineHandlers(
      {
        both: () => [1, 1],
        one: (values: unknown, run: Run<Event>) => void heard.push(["one", values, (run.event.target as Element).id]),
        each: (values: unknown) => void heard.push(["each", values]),
      },
      { app: "steps-in-markup" },
    );
    const app = await page(html`
      <hf-blocks name="steps-in-markup">
        <hf-button id="go">Go</hf-button>
        <hf-number id="a" scope="page" value="0"></hf-number>
        <hf-number id="b" scope="page" value="0"></hf-number>
        <hf-textbox id="sum" scope="page"></hf-textbox>
        <hf-on from="go" handler="both" outputs="a b"></hf-on>
        <hf-on from="a b" handler="one" inputs="a b"></hf-on>
        <hf-on from="a b" handler="each" inputs="a b" mode="multiple"></hf-on>
        <hf-on value="{a}+{b}" outputs="sum"></hf-on>
      </hf-blocks>
    `);
    const sum = app.querySelector("#sum") as Valued;
    await until(() => sum.value === "0+0");
    const sums: unknown[] = [];
    sum.addEventListener("change", () => sums.push(sum.value));
    click(app.querySelector("#go")!);
    await tick();
    expect(heard).to.deep.equal([
      ["one", [1, 1], "a"],
      ["each", [1, 1]],
    ]);
    expect(sums).to.deep.equal(["1+1"]);
  });

  it("F-K14 functions and updates are part of the step", async () => {
    const { go, a, b, heard } = pair(() => [(now: number) => now + 5, update({ value: 6, label: "B" })]);
    const app = await mounted(blocks(go, a, b));
    click(app.find("#go"));
    await tick();
    expect(heard).to.deep.equal([[5, 6]]);
    expect(app.find("#b").label).to.equal("B");
  });

  it("F-K14 each yield is a step of its own where somebody listens", async () => {
    const { go, a, b, heard } = pair(async function* () {
      yield [1, (now: number) => now + 1];
      yield [SKIP, 7];
      yield [2, 8];
    });
    const app = await mounted(blocks(go, a, b));
    click(app.find("#go"));
    await until(() => heard.length === 3);
    expect(heard).to.deep.equal([
      [1, 1],
      [1, 7],
      [2, 8],
    ]);
  });

  it("F-K14 a step with a value that cannot be written is written not at all; what was yielded before it stays", async () => {
    const { go, a, b, heard } = pair(async function* () {
      yield [1, 1];
      yield [
        2,
        () => {
          throw new Error("No second value.");
        },
      ];
    });
    const app = await mounted(blocks(go, a, b));
    click(app.find("#go"));
    await until(() => shownErrors(app).length > 0, "the error");
    expect([app.find("#a").value, app.find("#b").value]).to.deep.equal([1, 1]);
    expect(heard).to.deep.equal([[1, 1]]);
  });

  it("F-K14 what a listener changes on the way is heard once, with the newer value", async () => {
    const { go, a, b } = pair(() => [1, 1]);
    const heard: unknown[] = [];
    on(a, () => 2, undefined, b);
    on(b, (value) => void heard.push(value), b);
    const app = await mounted(blocks(go, a, b));
    click(app.find("#go"));
    await tick();
    expect(heard).to.deep.equal([2]);
  });

  it("F-K14 a value that changes by a property of its block is heard", async () => {
    const go = button({ id: "go" }),
      heat = slider({ id: "heat", value: 10, max: 10 });
    const heard: unknown[] = [];
    on(go, () => update({ value: 50, max: 100 }), undefined, heat);
    on(heat, (value) => void heard.push(value), heat);
    const app = await mounted(blocks(go, heat));
    click(app.find("#go"));
    await tick();
    expect(heard).to.deep.equal([50]);
  });

  it("F-K14 a live listener runs once for a record of states", async () => {
    const go = button({ id: "go" }),
      [first, last] = [state<string>({ value: "" }), state<string>({ value: "" })],
      whole = textbox({ id: "whole" });
    let runs = 0;
    on(go, () => ({ first: "Ada", last: "Lovelace" }), undefined, { first, last });
    live(
      ([one, two]) => {
        runs += 1;
        return `${one} ${two}`;
      },
      [first, last],
      whole,
    );
    const app = await mounted(blocks(go, whole));
    await until(() => runs === 1);
    click(app.find("#go"));
    await tick();
    expect([app.find("#whole").value, runs]).to.deep.equal(["Ada Lovelace", 2]);
  });

  it("F-K14 a circle over two blocks still comes to its end", async () => {
    const go = button({ id: "go" }),
      a = number({ id: "a", value: 0 }),
      b = number({ id: "b", value: 0 });
    on(go, () => [1, 1], undefined, [a, b]);
    on([a, b], ([x, y]) => [x! + 1, y! + 1], [a, b], [a, b], { mode: "multiple" });
    const app = await mounted(blocks(go, a, b));
    click(app.find("#go"));
    await until(() => shownErrors(app).some((error) => error.includes("in a circle")), "the error");
  });

  it("F-K14 an item of a list is heard when all items are there", async () => {
    const heard: string[] = [];
    const shown: { current?: Element } = {};
    defineHandlers(
      {
        next: () => [[{ name: "c" }, { name: "d" }]],
        look: () =>
          void heard.push([...shown.current!.querySelectorAll<Valued>("hf-item > hf-state")].map(({ value }) => value.name).join(" ")),
      },
      { app: "steps-of-items" },
    );
    const app = (shown.current = await page(html`
      <hf-blocks name="steps-of-items">
        <hf-button id="go">Go</hf-button>
        <hf-state id="list" scope="page" value='[{"name": "a"}, {"name": "b"}]'></hf-state>
        <hf-each inputs="list">
          <template><hf-on from="item" handler="look"></hf-on></template>
        </hf-each>
        <hf-on from="go" handler="next" outputs="list"></hf-on>
      </hf-blocks>
    `));
    await until(() => app.querySelectorAll("hf-item").length === 2);
    await tick();
    click(app.querySelector("#go")!);
    await until(() => heard.length === 2);
    expect(heard).to.deep.equal(["c d", "c d"]);
  });
});
