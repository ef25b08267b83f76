import { sendKeys } from "@web/test-runner-commands";
import { expect } from "chai";
import { html } from "lit";
import { defineHandlers } from "../../src/app/handlers.ts";
import "../../src/define/index.ts";
import { blocks, button, native, number, on, SKIP, slider, state, textbox } from "../../src/index.ts";
import { mounted, page, tick, until, type Valued } from "./page.ts";

const click = (element: Element) => void element.dispatchEvent(new MouseEvent("click", { bubbles: true }));

/** The values that `hf-change` tells of. */
function told(element: Element): unknown[] {
  const seen: unknown[] = [];
  element.addEventListener("hf-change", () => seen.push((element as Valued).value));
  return seen;
}

describe("hf-change", () => {
  it("F-B10: is fired for each distinct text while one types, and not again at commit", async () => {
    const app = await mounted(blocks(textbox({ id: "a", label: "A" })));
    const box = app.find("#a");
    const seen = told(box);
    box.focus();
    await sendKeys({ type: "Hi" });
    // Tab would leave the page, which is the next test's too.
    box.blur();
    expect(seen).to.deep.equal(["H", "Hi"]);
  });

  it("F-B10: is fired for each distinct number, not for each way to write it", async () => {
    const app = await mounted(blocks(number({ id: "a", label: "A", precision: 1 })));
    const box = app.find("#a");
    const seen = told(box);
    box.focus();
    await sendKeys({ type: "1.04" });
    box.blur();
    expect(seen).to.deep.equal([1, 1.04, 1]);
  });

  it("F-B10: is fired again where a script has set another value in between, which fires nothing itself", async () => {
    const app = await mounted(blocks(textbox({ id: "a", label: "A" })));
    const box = app.find("#a");
    const seen = told(box);
    box.focus();
    await sendKeys({ type: "x" });
    box.value = "";
    await tick();
    expect(seen).to.deep.equal(["x"]);
    await sendKeys({ type: "x" });
    expect(seen).to.deep.equal(["x", "x"]);
  });

  it("F-B10: is fired after each step of a run that wrote another value, with the run", async () => {
    const go = button({ id: "go" }),
      a = number({ id: "a", label: "A" }),
      s = state({ id: "s", value: 0 });
    on(
      go,
      function* () {
        for (const n of [1, 1, 2]) yield [n, n];
      },
      undefined,
      [a, s],
    );
    const heard: unknown[] = [];
    on([a, "hf-change"], (value, { event }) => void heard.push([value, "run" in event && event.run !== undefined]), a);
    const app = await mounted(blocks(go, a, s));
    const seen = told(app.find("#s"));
    click(app.find("#go"));
    await until(() => heard.length === 2, "two values");
    await tick();
    expect([heard, seen]).to.deep.equal([
      [
        [1, true],
        [2, true],
      ],
      [1, 2],
    ]);
  });

  it("F-B10: makes a listener of the mode always-last, in markup and in TypeScript", async () => {
    const release: (() => void)[] = [];
    const asked: unknown[] = [];
    const slow = async ([value]: [string]) => {
      asked.push(value);
      await new Promise<void>((resolve) => release.push(resolve));
    };
    defineHandlers({ slowChange: slow });
    const root = await page(
      html`<hf-blocks><hf-textbox id="a" label="A"></hf-textbox><hf-on from="a:hf-change" handler="slowChange" inputs="a"></hf-on></hf-blocks>`,
    );
    root.querySelector<Valued>("#a")!.focus();
    await sendKeys({ type: "abc" });
    await until(() => release.length === 1, "the first run");
    release[0]!();
    await until(() => release.length === 2, "the last run");
    release[1]!();
    await tick();
    expect(asked).to.deep.equal(["a", "abc"]);
  });

  it("F-B10: is heard once for a step that writes two blocks, and ends a circle", async () => {
    const go = button({ id: "go" }),
      a = number({ id: "a", label: "A" }),
      b = number({ id: "b", label: "B" });
    let runs = 0;
    on(go, () => [1, 1], undefined, [a, b]);
    on(
      [
        [a, "hf-change"],
        [b, "hf-change"],
      ],
      () => (runs++, SKIP),
      undefined,
      a,
    );
    const app = await mounted(blocks(go, a, b));
    click(app.find("#go"));
    await until(() => runs > 0);
    await tick();
    expect(runs).to.equal(1);
  });

  it("F-B10: follows a handle that is moved, and its end says nothing new", async () => {
    const app = await mounted(blocks(slider({ id: "a", label: "A" })));
    const seen = told(app.find("#a"));
    app.find("#a").focus();
    await sendKeys({ press: "ArrowRight" });
    await sendKeys({ press: "ArrowRight" });
    await sendKeys({ press: "Tab" });
    expect(seen).to.deep.equal([1, 2]);
  });

  it("F-B10: is fired by native fields that are listened to as well", async () => {
    const field = native("input", { id: "n" }),
      check = native("input", { id: "c", type: "checkbox" });
    const heard: unknown[] = [];
    on([field, "hf-change"], (value) => void heard.push(value), field);
    on([check, "hf-change"], (value) => void heard.push(value), check);
    const app = await mounted(blocks(field, check));
    const input = app.find("#n");
    await import("../../src/app/seldom.ts");
    await tick();
    input.value = "x";
    input.dispatchEvent(new Event("input", { bubbles: true }));
    input.dispatchEvent(new Event("change", { bubbles: true }));
    app.find("#c").click();
    await tick();
    expect(heard).to.deep.equal(["x", true]);
  });
});
