import { expect } from "chai";
import { blocks, button, column, markdown, number, on, render, row, slider, state, textbox, timer } from "../../src/index.ts";
import { mounted, shownErrors, tick, type, until, type MountedApp, type Valued } from "../app/page.ts";

interface Task {
  readonly id: number;
  readonly text: string;
  readonly done?: boolean;
}

const all = (app: MountedApp, selector: string) => [...app.querySelectorAll<Valued>(selector)];
/** Does something, and lets what was rendered be listened to. */
const act = (does: () => unknown) => (does(), tick());
const click = (element: Element | null | undefined) => element!.dispatchEvent(new MouseEvent("click", { bubbles: true }));

describe("render()", () => {
  function merge() {
    const count = number({ id: "count", value: 2 }),
      merged = textbox({ id: "merged" });
    const region = render(count, (n) => {
      const boxes = Array.from({ length: n ?? 0 }, (_, index) => textbox({ label: `Box ${index}`, class: "box" }));
      const go = button({ id: "merge" }, "Merge"),
        clear = button({ id: "clear" }, "Clear"),
        size = textbox({ id: "size" });
      on(go, (words) => words.join(" "), boxes, merged);
      on(clear, () => boxes.map(() => ""), undefined, boxes);
      on(go, (words) => String(words.length), boxes, size);
      return [...boxes, go, clear, size];
    });
    return blocks(count, region, merged);
  }

  it("R1 keeps what was typed when there are more boxes, and a listener sees them all", async () => {
    const app = await mounted(merge());
    all(app, ".box").forEach((box, index) => type(box, `t${index}`));
    await act(() => type(app.find("#count"), 3));
    const boxes = all(app, ".box");
    expect(boxes.map((box) => box.value)).to.deep.equal(["t0", "t1", ""]);
    type(boxes[2]!, "t2");
    await act(() => click(app.find("#merge")));
    expect(app.find("#merged").value).to.equal("t0 t1 t2");
  });

  it("R2 attaches the listeners anew at each count, once", async () => {
    const app = await mounted(merge());
    for (const count of [3, 4, 5]) {
      await act(() => type(app.find("#count"), count));
      const boxes = all(app, ".box");
      boxes.forEach((box, index) => type(box, `${count}${index}`));
      await act(() => click(app.find("#merge")));
      expect(app.find("#merged").value).to.equal(boxes.map((_, index) => `${count}${index}`).join(" "));
      expect(app.find("#size").value).to.equal(String(count));
      await act(() => click(app.find("#clear")));
      expect(boxes.map((box) => box.value).join("")).to.equal("");
    }
  });

  it("R4 renders at load with an empty input, then for each letter", async () => {
    const word = textbox({ id: "word" });
    const app = await mounted(
      blocks(
        word,
        render(word, (text) => (text ? [...text].map((letter) => button(letter)) : markdown("Nothing typed"))),
      ),
    );
    expect(all(app, "hf-render hf-markdown")).to.have.lengthOf(1);
    await act(() => type(app.find("#word"), "ab"));
    expect(all(app, "hf-render hf-button").map((one) => one.textContent)).to.deep.equal(["a", "b"]);
    expect(all(app, "hf-render hf-markdown")).to.have.lengthOf(0);
  });

  it("R5 renders 2 × 500 boxes, and the page answers", async () => {
    const count = slider({ id: "count", min: 0, max: 500, value: 0 });
    const many = () => render(count, (n) => column(...Array.from({ length: n }, (_, index) => textbox({ label: `Box ${index}` }))));
    const go = button({ id: "go" }, "Go"),
      out = textbox({ id: "out" });
    on(go, () => "answered", undefined, out);
    const app = await mounted(blocks(count, many(), many(), go, out));
    await act(() => type(app.find("#count"), 500));
    expect(all(app, "hf-render hf-textbox")).to.have.lengthOf(1000);
    await act(() => click(app.find("#go")));
    expect(app.find("#out").value).to.equal("answered");
  });

  it("R6 is a list of tasks: three added, one done, one deleted", async () => {
    const tasks = state<Task[]>({ id: "tasks", value: [] }),
      text = textbox({ id: "text" });
    on(text, ([task, list]) => ["", [...list, { id: list.length, text: task }]], [text, tasks], [text, tasks]);
    const region = render(tasks, (list) => [
      markdown({ id: "left" }, `${list.filter((task) => !task.done).length} left, ${list.filter((task) => task.done).length} done`),
      ...list.map((task) => {
        const done = button({ class: "done" }, "Done"),
          remove = button({ class: "remove" }, "Delete");
        on(done, () => (now) => now.map((one) => (one.id === task.id ? { ...one, done: true } : one)), undefined, tasks);
        on(remove, () => (now) => now.filter((one) => one.id !== task.id), undefined, tasks);
        return row({ key: task.id }, markdown(task.text), done, remove);
      }),
    ]);
    const app = await mounted(blocks(tasks, text, region));
    for (const task of ["one", "two", "three"]) {
      type(app.find("#text"), task);
      await act(() => app.find("#text").dispatchEvent(new Event("hf-submit", { bubbles: true, cancelable: true })));
    }
    await act(() => click(all(app, ".done")[0]));
    await act(() => click(all(app, ".remove")[1]));
    expect(app.find("#left").textContent).to.equal("1 left, 1 done");
    expect(all(app, "hf-row hf-markdown").map((one) => one.textContent)).to.deep.equal(["one", "three"]);
  });

  it("R7 keeps value, focus and caret of a keyed box when it is rendered again elsewhere", async () => {
    const order = state<string[]>({ id: "order", value: ["a", "b"] });
    const turn = button({ id: "turn" }, "Turn");
    on(turn, () => ["c", "b", "a"], undefined, order);
    const app = await mounted(
      blocks(
        order,
        turn,
        render(order, (keys) => keys.map((key) => textbox({ key, class: key, label: "Same" }))),
      ),
    );
    const box = app.find(".a");
    await (box as unknown as { updateComplete: Promise<unknown> }).updateComplete;
    const field = box.shadowRoot!.querySelector("textarea, input") as HTMLInputElement;
    field.focus();
    type(box, "typed");
    await (box as unknown as { updateComplete: Promise<unknown> }).updateComplete;
    field.setSelectionRange(2, 3);
    await act(() => click(app.find("#turn")));
    expect(all(app, "hf-render hf-textbox").map((one) => one.className)).to.deep.equal(["c", "b", "a"]);
    expect([box.isConnected, box.value, box.shadowRoot!.activeElement, field.selectionStart, field.selectionEnd]).to.deep.equal([
      true,
      "typed",
      field,
      2,
      3,
    ]);
  });

  it("R8 keeps the properties that are to be preserved, and takes the new ones of the others", async () => {
    const n = number({ id: "n", value: 1 });
    const app = await mounted(
      blocks(
        n,
        render(n, (times) => [
          textbox({ key: "value", class: "one", label: `L${times}`, value: `v${times}` }),
          textbox({ key: "label", class: "two", preserve: ["label"], label: `L${times}`, value: `v${times}` }),
          textbox({ class: "three", value: `v${times}` }),
        ]),
      ),
    );
    for (const box of all(app, "hf-render hf-textbox")) type(box, "typed");
    await act(() => type(app.find("#n"), 2));
    const now = (selector: string) => [app.find(selector).label, app.find(selector).value];
    expect([now(".one"), now(".two"), now(".three")[1]]).to.deep.equal([["L2", "typed"], ["L1", "v2"], "v2"]);
  });

  it("R9 lets a run in flight finish on a kept block, and drops what it writes to one that is gone", async () => {
    const show = state<boolean>({ id: "show", value: true }),
      hide = button({ id: "hide" }, "Hide");
    on(hide, () => false, undefined, show);
    let go!: (text: string) => void;
    const answer = new Promise<string>((resolve) => (go = resolve));
    const app = await mounted(
      blocks(
        show,
        hide,
        render(show, (shown) => {
          const ask = button({ id: "ask" }, "Ask"),
            kept = textbox({ id: "kept" }),
            gone = textbox({ id: "gone" });
          on(ask, async () => ((text) => [text, text])(await answer), undefined, [kept, gone]);
          return shown ? [ask, kept, gone] : [ask, kept];
        }),
      ),
    );
    const gone = app.find("#gone");
    await act(() => click(app.find("#ask")));
    await act(() => click(app.find("#hide")));
    go("late");
    await until(() => app.find("#kept").value === "late", "the answer");
    expect([gone.isConnected, gone.value, shownErrors(app)]).to.deep.equal([false, "", []]);
  });

  it("R10 holds timers, whose ticks end with them", async () => {
    const on_ = state<boolean>({ id: "on", value: true }),
      ticks = number({ id: "ticks", value: 0 }),
      stop = button({ id: "stop" }, "Stop");
    on(stop, () => false, undefined, on_);
    const app = await mounted(
      blocks(
        on_,
        ticks,
        stop,
        render(on_, (running) => {
          if (!running) return null;
          const clock = timer({ interval: 0.01 });
          on(clock, (n) => (n ?? 0) + 1, ticks, ticks);
          return clock;
        }),
      ),
    );
    await until(() => app.find("#ticks").value > 2, "ticks");
    await act(() => click(app.find("#stop")));
    const then = app.find("#ticks").value;
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect([app.find("#ticks").value, app.querySelector("hf-timer")]).to.deep.equal([then, null]);
  });

  it("R11 nests, and follows a state that is changed inside", async () => {
    const rows = state<number>({ id: "rows", value: 1 }),
      columns = state<number>({ id: "columns", value: 1 });
    const app = await mounted(
      blocks(
        rows,
        columns,
        render(rows, (a) => {
          const more = button({ id: "more" }, "More");
          on(more, ([x, y]) => [x + 1, y + 1], [rows, columns], [rows, columns]);
          return [
            more,
            ...Array.from({ length: a }, (_, line) =>
              render(columns, (b) => row({ key: line }, ...Array.from({ length: b }, (_, cell) => textbox({ label: `${line}-${cell}` })))),
            ),
          ];
        }),
      ),
    );
    expect(all(app, "hf-row hf-textbox")).to.have.lengthOf(1);
    await act(() => click(app.find("#more")));
    expect(all(app, "hf-row hf-textbox")).to.have.lengthOf(4);
    await act(() => click(app.find("#more")));
    expect(all(app, "hf-row hf-textbox")).to.have.lengthOf(9);
  });

  it("S9 passes a value from box to state to box and on, made inside", async () => {
    const n = number({ id: "n", value: 1 });
    const app = await mounted(
      blocks(
        n,
        render(n, () => {
          const [a, b, c] = ["a", "b", "c"].map((id) => textbox({ id })) as [
            ReturnType<typeof textbox>,
            ReturnType<typeof textbox>,
            ReturnType<typeof textbox>,
          ];
          const one = state<string>({ value: "" }),
            two = state<string>({ value: "" });
          on([a, "input"], (text) => text, a, one);
          on(one, (text) => `${text}1`, one, b);
          on([b, "change"], (text) => text, b, two);
          on(two, (text) => `${text}2`, two, c);
          return [a, b, c];
        }),
      ),
    );
    type(app.find("#a"), "x");
    await until(() => app.find("#c").value === "x12", "the last box");
    expect(app.find("#b").value).to.equal("x1");
  });

  it("names what is no block", async () => {
    const n = number({ id: "n", value: 1 });
    const app = await mounted(blocks(n, render(n, (() => Promise.resolve([])) as never)));
    await tick();
    expect(shownErrors(app).join()).to.contain("render() got a promise, which is not a block.");
  });

  for (const [what, region] of [
    ["without inputs", (build: () => unknown) => render(build as () => null)],
    ["with none for its inputs", (build: () => unknown) => render(undefined, build as () => null)],
    ["with an empty list of them", (build: () => unknown) => render([], build as () => null)],
  ] as const)
    it(`F-A17 is made once, at load, ${what}`, async () => {
      let made = 0;
      const out = textbox({ id: "out" });
      const app = await mounted(
        blocks(
          region(() => {
            made++;
            const go = button({ id: "go" }, "Go");
            on(go, () => "pressed", undefined, out);
            return [go, "text"];
          }),
          out,
        ),
      );
      await tick();
      app.find("#go").click();
      expect(app.find("#out").value).to.equal("pressed");
      expect(app.querySelector("hf-render")!.textContent).to.contain("text");
      expect(made).to.equal(1);
    });

  it("F-A17 is made anew by what its options name, also without inputs", async () => {
    let made = 0;
    const go = button({ id: "go" }, "Go");
    const app = await mounted(
      blocks(
        go,
        render(() => markdown(`Version ${++made}`), { on: go }),
      ),
    );
    await tick();
    app.find("#go").click();
    await tick();
    expect(made).to.be.greaterThan(1);
    expect(app.querySelector("hf-markdown")!.textContent).to.equal(`Version ${made}`);
  });
});
