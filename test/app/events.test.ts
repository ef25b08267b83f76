import { expect } from "chai";
import { html } from "lit";
import { defineHandlers } from "../../src/app/handlers.ts";
import "../../src/define/index.ts";
import {
  blocks,
  button,
  chatbot,
  interfaceOf,
  live,
  multimodalTextbox,
  number,
  on,
  render,
  slider,
  state,
  textbox,
  timer,
  update,
  type ChatMessage,
} from "../../src/index.ts";
import { HfCopyEvent, HfEditEvent, HfLikeEvent, HfRetryEvent, HfUndoEvent } from "../../src/elements/chatbot/events.ts";
import { loaded, mounted, page, shownErrors, submit, tick, type, until, type MountedApp, type Valued } from "./page.ts";
import { limits } from "../../src/graph/load-limits.ts";

const click = (element: Element) => void element.dispatchEvent(new MouseEvent("click", { bubbles: true }));
const forever = (signal: AbortSignal) => new Promise<void>((_, reject) => signal.addEventListener("abort", () => reject(signal.reason)));
const changes = (element: Element): unknown[] => {
  const seen: unknown[] = [];
  element.addEventListener("change", () => seen.push((element as Valued).value));
  return seen;
};

// Limits and validators are there, as when an app has been looked at for a moment.
before(() => limits());

describe("events on a page", () => {
  it("E7 shows what a generator yields in order", async () => {
    const go = button({ id: "go" }),
      out = number({ id: "out" });
    on(
      go,
      async function* () {
        for (let n = 1; n <= 8; n++) yield n;
      },
      undefined,
      out,
    );
    on(out, () => {}, out);
    const app = await mounted(blocks(go, out));
    const seen = changes(app.find("#out"));
    click(app.find("#go"));
    await until(() => seen.length === 8, "eight values");
    expect(seen).to.deep.equal([1, 2, 3, 4, 5, 6, 7, 8]);
  });

  for (const [how, set] of [
    ["on change", (app: MountedApp) => type(app.find("#word"), "x") ?? app.find("#word").dispatchEvent(new Event("change"))],
    ["on submit", (app: MountedApp) => submit(app.find("#word"))],
    ["on a click", (app: MountedApp) => click(app.find("#stop"))],
  ] as const) {
    it(`E11 cancels two listeners by one trigger, ${how}`, async () => {
      const ended: string[] = [];
      const go = button({ id: "go" }),
        stop = button({ id: "stop" }),
        word = textbox({ id: "word" });
      const [one, two] = ["one", "two"].map((name) => on(go, async (_, { signal }) => forever(signal).finally(() => ended.push(name))));
      on([stop, word, [word, "change"]], { cancels: [one!, two!] });
      const app = await mounted(blocks(go, stop, word));
      click(app.find("#go"));
      set(app);
      await until(() => ended.length === 2, "both to end");
    });
  }

  it("E12 closes a generator when its app leaves the page", async () => {
    let closed = false;
    const go = button({ id: "go" }),
      out = textbox({ id: "out" });
    on(
      go,
      async function* (_, run) {
        try {
          for (;;) {
            yield "x";
            await run.sleep(1);
          }
        } finally {
          closed = true;
        }
      },
      undefined,
      out,
    );
    const app = await mounted(blocks(go, out));
    click(app.find("#go"));
    await until(() => app.find("#out").value === "x", "the first");
    app.remove();
    await until(() => closed, "the end");
  });

  it("E14 stops the timer whose listener is cancelled", async () => {
    const clock = timer({ id: "clock", interval: 0.01 }),
      n = number({ id: "n", value: 0 }),
      stop = button({ id: "stop" });
    const ticks = on(clock, (count) => (count ?? 0) + 1, n, n);
    on(stop, { cancels: ticks });
    const app = await mounted(blocks(clock, n, stop));
    await until(() => app.find("#n").value > 1, "ticks");
    click(app.find("#stop"));
    expect((app.querySelector("hf-timer") as unknown as { paused: boolean }).paused).to.equal(true);
  });

  it("writes what waits for the next frame as soon as the page is left", async () => {
    const go = button({ id: "go" }),
      out = number({ id: "out" });
    on(
      go,
      async function* () {
        for (let count = 1; count <= 3; count++) yield count;
        await forever(new AbortController().signal);
      },
      undefined,
      out,
    );
    const app = await mounted(blocks(go, out));
    // No frame comes meanwhile.
    const { requestAnimationFrame } = window;
    window.requestAnimationFrame = () => 0;
    try {
      click(app.find("#go"));
      for (let turn = 0; turn < 50; turn++) await Promise.resolve();
      expect(app.find("#out").value).to.equal(1);
      window.dispatchEvent(new Event("pagehide"));
      expect(app.find("#out").value).to.equal(3);
    } finally {
      window.requestAnimationFrame = requestAnimationFrame;
    }
  });

  it("E22 takes the mode that fits the event", async () => {
    const runs: string[] = [];
    const word = textbox({ id: "word" }),
      go = button({ id: "go" });
    let release = () => {};
    const slow = (name: string) => async () => {
      runs.push(name);
      await new Promise<void>((resolve) => (release = resolve));
    };
    on([word, "change"], slow("change"));
    on(go, slow("click"));
    const app = await mounted(blocks(word, go));
    for (let n = 0; n < 3; n++) app.find("#word").dispatchEvent(new Event("change"));
    release();
    await until(() => runs.length === 2, "the newest");
    for (let n = 0; n < 3; n++) click(app.find("#go"));
    expect(runs).to.deep.equal(["change", "change", "click"]);
  });

  it("E24 tells which of several triggers it was, also to what follows", async () => {
    const seen: string[] = [];
    const go = button({ id: "go" }),
      word = textbox({ id: "word" });
    const tell = (_: unknown, { event }: { event: Event }) => void seen.push((event.target as Element).localName);
    on([go, word], tell).then(tell);
    const app = await mounted(blocks(go, word));
    click(app.find("#go"));
    submit(app.find("#word"));
    expect(seen).to.deep.equal(["hf-button", "hf-button", "hf-textbox", "hf-textbox"]);
  });

  it("E26 fires input and change for a person, change for a run, nothing for a script, and settles a chain of two", async () => {
    const a = textbox({ id: "a" }),
      b = textbox({ id: "b" }),
      c = textbox({ id: "c" });
    on([a, "change"], (text) => text, a, b);
    on([b, "change"], (text) => text, b, c);
    const app = await mounted(blocks(a, b, c));
    const seen = changes(app.find("#c"));
    app.find("#a").value = "script";
    expect([seen, app.find("#b").value]).to.deep.equal([[], ""]);
    await (app.find("#a") as unknown as { updateComplete: Promise<unknown> }).updateComplete;
    const field = app.find("#a").shadowRoot!.querySelector<HTMLTextAreaElement>("#control")!;
    field.focus();
    field.value = "person";
    field.dispatchEvent(new Event("input", { bubbles: true, composed: true }));
    field.dispatchEvent(new Event("change", { bubbles: true }));
    await until(() => seen.length > 0, "the chain");
    expect(seen).to.deep.equal(["person"]);
  });

  it("E29 fills a value at load", async () => {
    const out = textbox({ id: "out" });
    const app = blocks(out);
    on(app, () => "loaded", undefined, out);
    expect((await mounted(app)).find("#out").value).to.equal("loaded");
  });

  it("E36 reads another block's properties, changes them, and sets them back", async () => {
    const box = textbox({ id: "box", lines: 2 }),
      more = button({ id: "more" }),
      reset = button({ id: "reset" });
    const linesOf = (event: Event) =>
      (event.target as Element).parentElement!.querySelector<HTMLElement & { lines: number }>("#box")!.lines;
    on(more, (_, { event }) => update({ lines: linesOf(event) + 3 }), undefined, box);
    on(reset, () => update({ lines: 2 }), undefined, box);
    const app = await mounted(blocks(box, more, reset));
    const lines = () => (app.find("#box") as unknown as { lines: number }).lines;
    click(app.find("#more"));
    expect(lines()).to.equal(5);
    click(app.find("#reset"));
    expect(lines()).to.equal(2);
  });

  it("E37 S3 asks a function for the first value, anew for each page, and a live listener when an input changes", async () => {
    let count = 0;
    const make = () => {
      const first = state<number>({ id: "first", value: () => ++count }),
        n = number({ id: "n", value: 2 }),
        square = number({ id: "square" });
      live((x) => (x ?? 0) ** 2, n, square);
      return blocks(first, n, square);
    };
    const app = await mounted(make());
    const other = make().mount(document.body);
    await loaded(other);
    expect([app.find("#first").value, (other.querySelector("#first") as unknown as Valued).value, app.find("#square").value]).to.deep.equal(
      [1, 2, 4],
    );
    type(app.find("#n"), 5);
    expect(app.find("#square").value).to.equal(25);
    other.remove();
  });

  it("E39 gives each event its data", async () => {
    const chat = chatbot({ id: "chat" }),
      ask = multimodalTextbox({ id: "ask" });
    const seen: unknown[] = [];
    on([chat, "hf-like"], (_, { event }) => void seen.push(["like", event.index, event.value, event.liked]));
    on([chat, "hf-retry"], (_, { event }) => void seen.push(["retry", event.index, event.value]));
    on([chat, "hf-undo"], (_, { event }) => void seen.push(["undo", event.index, event.value]));
    on([chat, "hf-edit"], (_, { event }) => void seen.push(["edit", event.index, event.previous, event.value]));
    on([chat, "hf-copy"], (_, { event }) => void seen.push(["copy", event.value]));
    const app = await mounted(blocks(chat, ask));
    for (const event of [
      new HfLikeEvent(1, "yes", true),
      new HfRetryEvent(0, "q"),
      new HfUndoEvent(0, "q"),
      new HfEditEvent(0, "q", "Q"),
      new HfCopyEvent(1, "yes"),
    ])
      app.find("#chat").dispatchEvent(event);
    expect(seen).to.deep.equal([
      ["like", 1, "yes", true],
      ["retry", 0, "q"],
      ["undo", 0, "q"],
      ["edit", 0, "q", "Q"],
      ["copy", "yes"],
    ]);
  });

  it("E46 sets off and writes hidden blocks", async () => {
    const go = button({ id: "go", hidden: true }),
      out = textbox({ id: "out", hidden: true });
    on(go, () => "written", undefined, out);
    const app = await mounted(blocks(go, out));
    click(app.find("#go"));
    expect(app.find("#out").value).to.equal("written");
  });

  it("names too few and too many values, with listener and blocks", async () => {
    const go = button({ id: "go" }),
      a = textbox({ id: "a" }),
      b = textbox({ id: "b" });
    on(go, (() => ["only one"]) as never, undefined, [a, b]);
    const app = await mounted(blocks(go, a, b));
    click(app.find("#go"));
    await tick();
    expect(shownErrors(app).join()).to.match(/on\(<hf-button id="go">\).*<hf-textbox id="a">.*<hf-textbox id="b">/);
  });

  it("ends a circle of changes with a message, and goes on", async () => {
    const a = number({ id: "a", value: 0 }),
      b = number({ id: "b", value: 0 });
    on(a, (n) => (n ?? 0) + 1, a, b);
    on(b, (n) => (n ?? 0) + 1, b, a);
    const app = await mounted(blocks(a, b));
    type(app.find("#a"), 1);
    app.find("#a").dispatchEvent(new Event("change"));
    await until(() => shownErrors(app).length > 0, "the message");
    expect(shownErrors(app).join()).to.match(/circle/);
  });
});

describe("options of a listener in markup", () => {
  defineHandlers({
    eventsSlow: (_: unknown, { signal }: { signal: AbortSignal }) => forever(signal),
    eventsCheck: ([word, count]: [string, number]) => [word === "" ? "Type a word." : "", count > 3 ? "At most 3." : ""],
    eventsRepeat: ([word, count]: [string, number]) => [word.repeat(count)],
    eventsProgress: async (_: unknown, run: { progress(value: number, text: string): void; signal: AbortSignal }) => {
      run.progress(0.4, "Reading");
      await forever(run.signal);
    },
  });

  const problems = (app: Element) =>
    [...app.querySelectorAll("hf-textbox, hf-number")].map((field) => field.shadowRoot!.querySelector("[part=problem]")?.textContent ?? "");
  const checked = html`<hf-blocks><hf-textbox id="word"></hf-textbox><hf-number id="count">5</hf-number><hf-button id="go">Go</hf-button><hf-markdown id="out"></hf-markdown>
    <hf-on from="go" handler="eventsRepeat" validator="eventsCheck" inputs="word count" outputs="out"></hf-on></hf-blocks>`;
  const rendered = (app: Element) =>
    Promise.all(
      [...app.querySelectorAll("hf-textbox, hf-number")].map(
        (field) => (field as unknown as { updateComplete: Promise<unknown> }).updateComplete,
      ),
    );

  it("V1 V2 shows a validator's messages under its inputs, until an edit or the next accepted run", async () => {
    const app = await page(checked);
    const [go, word, count, out] = ["#go", "#word", "#count", "#out"].map((id) => app.querySelector<Valued>(id)!) as [
      Valued,
      Valued,
      Valued,
      Valued,
    ];
    click(go);
    await rendered(app);
    expect([problems(app), out.value]).to.deep.equal([["Type a word.", "At most 3."], ""]);
    const field = word.shadowRoot!.querySelector<HTMLTextAreaElement>("#control")!;
    field.value = "ab";
    field.dispatchEvent(new Event("input"));
    await rendered(app);
    expect(problems(app)).to.deep.equal(["", "At most 3."]);
    count.value = 2;
    click(go);
    await rendered(app);
    expect([problems(app), out.value]).to.deep.equal([["", ""], "abab"]);
  });

  it("V4 shows a validator's message whatever progress is shown, and says it to a screen reader", async () => {
    const app = await page(html`<hf-blocks><hf-textbox id="word"></hf-textbox><hf-button id="go">Go</hf-button>
      <hf-on from="go" handler="eventsRepeat" validator="eventsCheck" progress="hidden" inputs="word"></hf-on></hf-blocks>`);
    click(app.querySelector("#go")!);
    await rendered(app);
    const control = app.querySelector("#word")!.shadowRoot!.querySelector("#control")!;
    expect([problems(app), control.getAttribute("aria-invalid"), control.getAttribute("aria-describedby")]).to.deep.equal([
      ["Type a word."],
      "true",
      "problem",
    ]);
  });

  it("V5 flags a number out of its range, for a person and for a script", async () => {
    const app = await page(html`<hf-blocks><hf-number id="n" min="1" max="3">2</hf-number></hf-blocks>`);
    const n = app.querySelector<Valued & HTMLInputElement>("#n")!;
    n.value = 9 as never;
    expect([n.validity.rangeOverflow, n.checkValidity()]).to.deep.equal([true, false]);
  });

  it("V8 V9 V10 shows progress in full, only its time, or not at all, and where it is told to", async () => {
    const app =
      await page(html`<hf-blocks>${["full", "minimal", "hidden"].map((kind) => html`<hf-textbox id=${kind}></hf-textbox>`)}<hf-textbox id="elsewhere"></hf-textbox><hf-textbox id="quiet"></hf-textbox><hf-button id="go">Go</hf-button><hf-button id="stop">Stop</hf-button>
      ${["full", "minimal", "hidden"].map((kind) => html`<hf-on id="run-${kind}" from="go" handler="eventsProgress" progress=${kind} outputs=${kind}></hf-on>`)}
      <hf-on id="run-elsewhere" from="go" handler="eventsProgress" progress-on="elsewhere" outputs="quiet"></hf-on>
      <hf-on from="stop" cancels="run-full run-minimal run-hidden run-elsewhere"></hf-on></hf-blocks>`);
    click(app.querySelector("#go")!);
    const shown = (id: string) => {
      const status = app.querySelector(`#${id}`)!.shadowRoot!.querySelector("[part=status]");
      return status && [status.querySelector("progress")?.value, status.querySelector("span")?.textContent];
    };
    await until(() => shown("full")?.[0] === 0.4, "the progress");
    await rendered(app);
    expect(["minimal", "hidden", "elsewhere", "quiet"].map(shown)).to.deep.equal([[undefined, "Reading"], null, [0.4, "Reading"], null]);
    click(app.querySelector("#stop")!);
    await rendered(app);
    expect(["full", "minimal", "elsewhere"].map(shown)).to.deep.equal([null, null, null]);
  });

  it("E41 lets a group's limit hold over its listeners, and says who waits", async () => {
    const app =
      await page(html`<hf-blocks><hf-button id="go">Go</hf-button><hf-button id="stop">Stop</hf-button>${[1, 2, 3].map((n) => html`<hf-textbox id="o${n}"></hf-textbox><hf-on id="r${n}" from="go" handler="eventsSlow" concurrency="2" group="g" outputs="o${n}"></hf-on>`)}
      <hf-on from="stop" cancels="r1"></hf-on></hf-blocks>`);
    click(app.querySelector("#go")!);
    await rendered(app);
    const texts = () =>
      [1, 2, 3].map((n) => app.querySelector(`#o${n}`)!.shadowRoot!.querySelector("[part=status] span")?.textContent ?? "");
    expect(texts()).to.deep.equal(["", "", "Waiting for its turn…"]);
    click(app.querySelector("#stop")!);
    await until(() => texts().join("") === "", "the third to begin");
  });
});

describe("state on a page", () => {
  it("S1 counts what is in a cart", async () => {
    const cart = state<string[]>({ value: [] }),
      item = textbox({ id: "item" }),
      size = number({ id: "size" });
    on(item, ([word, list]) => ["", [...list, word]], [item, cart], [item, cart]);
    on(cart, (list) => list.length, cart, size);
    const app = await mounted(blocks(item, size));
    for (const word of ["a", "b"]) {
      type(app.find("#item"), word);
      submit(app.find("#item"));
    }
    expect(app.find("#size").value).to.equal(2);
  });

  it("S4 S21 fires change for a new value, once for equal ones", async () => {
    const n = state<unknown>({ id: "n", value: 0 }),
      go = button({ id: "go" });
    const values = [1, 1, { a: [1] }, { a: [1] }];
    on(
      go,
      async function* () {
        for (const value of values) yield value;
      },
      undefined,
      n,
    );
    on(n, () => {}, n);
    const app = await mounted(blocks(n, go));
    const seen = changes(app.find("#n"));
    click(app.find("#go"));
    await until(() => seen.length >= 2, "the changes");
    await tick();
    expect(seen).to.deep.equal([1, { a: [1] }]);
  });

  it("S5 draws a grid of two states: 0, 2, 8", async () => {
    const a = slider({ id: "a", min: 0, max: 9, value: 0 }),
      b = slider({ id: "b", min: 0, max: 9, value: 0 });
    const app = await mounted(
      blocks(
        a,
        b,
        render([a, b], ([x, y]) => Array.from({ length: x * y }, (_, n) => button(String(n)))),
      ),
    );
    const counts: number[] = [app.querySelectorAll("hf-render hf-button").length];
    for (const [x, y] of [
      [1, 2],
      [2, 4],
    ]) {
      type(app.find("#a"), x);
      type(app.find("#b"), y);
      await tick();
      counts.push(app.querySelectorAll("hf-render hf-button").length);
    }
    expect(counts).to.deep.equal([0, 2, 8]);
  });

  it("S11 S12 keeps a state that goes in and out of an interface, and Clear begins it anew", async () => {
    const said = state<string[]>({ id: "said", value: [] }),
      word = textbox({ id: "word" }),
      all = textbox({ id: "all" });
    const app = await mounted(
      blocks(interfaceOf(([text, list]) => [[...list, text].join(" "), [...list, text]], [word, said], [all, said])),
    );
    const part = (name: string) => app.find("hf-interface").shadowRoot!.querySelector<HTMLButtonElement>(`[part=${name}]`)!;
    await (app.find("hf-interface") as unknown as { updateComplete: Promise<unknown> }).updateComplete;
    for (const text of ["one", "two"]) {
      type(app.find("#word"), text);
      submit(app.find("#word"));
    }
    expect([app.find("#all").value, app.find("#said").value]).to.deep.equal(["one two", ["one", "two"]]);
    part("clear").click();
    expect([app.find("#said").value, app.find("#word").value, app.find("#all").value]).to.deep.equal([[], "", ""]);
  });

  it("R12 renders a whole app inside a larger one", async () => {
    const n = number({ id: "n", value: 1 });
    const app = await mounted(
      blocks(
        n,
        render(n, (times) => interfaceOf((word) => word.repeat(times ?? 1), textbox({ id: "in" }), textbox({ id: "out" }))),
      ),
    );
    await until(() => app.find("#in"), "the inner app");
    type(app.find("#n"), 3);
    await tick();
    type(app.find("#in"), "ab");
    submit(app.find("#in"));
    await until(() => app.find("#out").value === "ababab", "the answer");
  });

  it("S10 passes several states through one handler, and a chat's history with them", async () => {
    const turns = state<number>({ id: "turns", value: 0 }),
      chat = chatbot({ id: "chat" }),
      go = button({ id: "go" });
    on(
      go,
      ({ count, history }) => ({ count: count + 1, history: [...history, { role: "user", content: `turn ${count}` } as ChatMessage] }),
      { count: turns, history: chat },
      { count: turns, history: chat },
    );
    const app = await mounted(blocks(turns, chat, go));
    click(app.find("#go"));
    click(app.find("#go"));
    expect([app.find("#turns").value, app.find("#chat").value.map(({ content }: ChatMessage) => content)]).to.deep.equal([
      2,
      ["turn 0", "turn 1"],
    ]);
  });
});
