import { expect } from "chai";
import { SKIP, update } from "../../src/graph/output.ts";
import type { Port } from "../../src/graph/port.ts";
import type { Run } from "../../src/graph/run.ts";
import { click, FakeHost, FakeListener, FakePort, list, one, quiet, record, said, settled } from "./bench-app.ts";
import { limits } from "../../src/graph/load-limits.ts";

// Limits and validators are there as in an app that has used them before.
before(() => limits());

describe("a run", () => {
  it("gives the handler the shape it was wired with and takes the same shape back", () => {
    const [message, history] = [new FakePort("msg", "hi"), new FakePort("chat", [])];
    new FakeListener({ handler: (value) => `${String(value)}!`, inputs: one(message), outputs: one(message) }).trigger(click());
    expect(message.get()).to.equal("hi!");
    const handler = (values: unknown) => ["", [...(values as [string, unknown[]])[1], (values as [string])[0]]];
    new FakeListener({ handler, inputs: list(message, history), outputs: list(message, history) }).trigger(click());
    expect([message.get(), history.get()]).to.deep.equal(["", ["hi!"]]);
  });

  it("writes to a block that can do no more than be read and written", async () => {
    const written: unknown[] = [];
    const bare: Port = {
      name: "bare",
      get: () => "before",
      set: (value) => void written.push(value),
      update: (more) => void written.push(more),
    };
    const handler = async function* () {
      yield "first";
      yield update({ label: "Second" });
    };
    const listener = new FakeListener({ handler, inputs: one(bare), outputs: one(bare) });
    const run = listener.trigger(click());
    await settled(listener);
    expect([run?.outcome, written]).to.deep.equal(["ok", ["first", { label: "Second" }]]);
    const failing = new FakeListener({ handler: () => Promise.reject(new Error("broken")), outputs: one(bare) });
    const failed = failing.trigger(click());
    await settled(failing);
    expect(failed?.outcome).to.equal("error");
  });

  it("tells the person something, and warns, for as long as it is said", () => {
    const host = new FakeHost();
    const told: unknown[][] = [];
    host.notify = (...given: unknown[]) => void told.push(given);
    const handler = (_: unknown, run: Run) => {
      run.info("Saved.", 3);
      run.warn("Careful.", null);
      run.warn("Look out.");
    };
    const run = new FakeListener({ handler }, host).trigger(click());
    expect(told).to.deep.equal([
      ["info", "Saved.", run, 3],
      ["warn", "Careful.", run, null],
      ["warn", "Look out.", run, undefined],
    ]);
  });

  it("may be taken apart by its handler: sleep, info, warn, progress and what it is", async () => {
    const host = new FakeHost();
    const out = new FakePort("out");
    const handler = async (_: unknown, { sleep, info, warn, progress, signal, id, event }: Run) => {
      progress(0.5);
      await sleep(1);
      info("Saved.");
      warn("Careful.");
      return [...progress.each([1, 2])].length + (signal.aborted ? 1 : 0) + (id && event ? 0 : 1);
    };
    const listener = new FakeListener({ handler, outputs: one(out) }, host);
    const run = listener.trigger(click());
    await settled(listener);
    expect([run?.outcome, out.get(), host.notices, host.failures]).to.deep.equal(["ok", 2, host.notices, []]);
    expect(host.notices).to.have.length(2);
  });

  it("is over in the same task when nothing in it is asynchronous", () => {
    const out = new FakePort("out");
    const listener = new FakeListener({ handler: () => "now", validator: () => "", outputs: one(out), inputs: one(out), concurrency: 1 });
    expect(listener.trigger(click())?.outcome).to.equal("ok");
    expect(out.get()).to.equal("now");
  });

  it("waits for promises and shows that it is pending meanwhile", async () => {
    const out = new FakePort("out");
    const listener = new FakeListener({ handler: async () => "later", outputs: one(out) });
    listener.trigger(click());
    expect(out.pending).to.equal(1);
    await settled(listener);
    expect([out.get(), out.pending]).to.deep.equal(["later", 0]);
  });

  it("waits for its blocks to be defined", async () => {
    const out = new FakePort("out");
    const listener = new FakeListener({ handler: () => "value", outputs: one(out), ready: quiet() });
    listener.trigger(click());
    expect([out.get(), listener.busy]).to.deep.equal([null, true]);
    await settled(listener);
    expect(out.get()).to.equal("value");
  });

  for (const [kind, handler] of [
    [
      "generator",
      function* () {
        for (let n = 1; n <= 8; n++) yield n;
      },
    ],
    [
      "async generator",
      async function* () {
        for (let n = 1; n <= 8; n++) yield n;
      },
    ],
    [
      "promise of a generator",
      async () =>
        (function* () {
          for (let n = 1; n <= 8; n++) yield n;
        })(),
    ],
  ] as const) {
    it(`E7: the values of a ${kind} are seen in order, 1 to 8`, async () => {
      const out = new FakePort("out");
      const listener = new FakeListener({ handler, outputs: one(out) });
      listener.trigger(click());
      await settled(listener);
      expect(out.history).to.deep.equal([1, 2, 3, 4, 5, 6, 7, 8]);
    });
  }

  it("writes only the newest of many yields at a frame when nothing listens to each, and the last one in any case", async () => {
    const host = new FakeHost();
    const out = new FakePort("out", null, false);
    const handler = async function* () {
      yield* [1, 2, 3];
      host.paint();
      yield* [4, 5, 6];
    };
    const listener = new FakeListener({ handler, outputs: one(out) }, host);
    listener.trigger(click());
    await settled(listener);
    expect(out.history).to.deep.equal([1, 3, 6]);
  });

  it("keeps what an earlier yield said of another output when yields are put together", async () => {
    const [a, b] = [new FakePort("a", null, false), new FakePort("b", null, false)];
    const handler = async function* () {
      yield ["a1", "b1"];
      yield ["a2", SKIP];
      yield [undefined, "b2"];
    };
    const listener = new FakeListener({ handler, outputs: list(a, b) });
    listener.trigger(click());
    await settled(listener);
    expect([a.get(), b.get()]).to.deep.equal(["a2", "b2"]);
  });

  it("C26: each step of one array that is changed and yielded again is shown", async () => {
    const chat = new FakePort("chat", []);
    const handler = async function* (history: unknown) {
      const messages = history as string[];
      for (const letter of "abc") {
        messages.push(letter);
        yield messages;
      }
    };
    const listener = new FakeListener({ handler, inputs: one(chat), outputs: one(chat) });
    listener.trigger(click());
    await settled(listener);
    expect(chat.history).to.deep.equal([["a"], ["a", "b"], ["a", "b", "c"]]);
  });

  it("E44: a chain goes on to its end where no frame ever comes", async () => {
    const [out, seen] = [new FakePort("out", null, false), new FakePort("seen", null, false)];
    const listener = new FakeListener({
      handler: async function* () {
        yield* ["a", "b", "c"];
      },
      outputs: one(out),
    });
    listener.after("success", { handler: async (value) => value, inputs: one(out), outputs: one(seen) });
    listener.trigger(click());
    await settled(listener);
    expect([out.get(), seen.get()]).to.deep.equal(["c", "c"]);
  });

  it("E24: its event is the one that set it off, in followers too", () => {
    const seen: Event[] = [];
    const listener = new FakeListener({ handler: (_, run) => void seen.push(run.event) });
    listener.after("then", { handler: (_, run) => void seen.push(run.event) });
    const [clicked, submitted] = [click(), new Event("hf-submit")];
    listener.trigger(clicked);
    listener.trigger(submitted);
    expect(seen).to.deep.equal([clicked, clicked, submitted, submitted]);
  });

  it("E23: listeners of one event start together, whatever becomes of one of them", () => {
    const [input, started] = [new FakePort("in", ""), [] as string[]];
    const listeners = [
      new FakeListener({
        handler: () => {
          started.push("throws");
          throw new Error("no");
        },
      }),
      new FakeListener({ handler: () => void started.push("never"), inputs: one(input), validator: () => "Fill this in." }),
      new FakeListener({
        handler: () => void started.push("validator throws"),
        validator: () => {
          throw new Error("no");
        },
      }),
      new FakeListener({
        handler: async () => {
          started.push("waits");
          return new Promise(() => {});
        },
      }),
      new FakeListener({ handler: () => void started.push("last") }),
    ];
    const outcomes = listeners.map((listener) => listener.trigger(click())?.outcome);
    expect(started).to.deep.equal(["throws", "waits", "last"]);
    expect(outcomes).to.deep.equal(["error", "invalid", "error", undefined, "ok"]);
  });
});

describe("what a run writes", () => {
  it("E27: the same value twice is one change", () => {
    const out = new FakePort("out", Object.freeze({ a: [1] }));
    const listener = new FakeListener({ handler: () => ({ a: [2] }), outputs: one(out) });
    listener.trigger(click());
    listener.trigger(click());
    expect(out.history).to.deep.equal([{ a: [2] }]);
  });

  it("E28: a block can be input and output", () => {
    const count = new FakePort("count", 1);
    const listener = new FakeListener({ handler: (n) => (n as number) * 2, inputs: one(count), outputs: one(count) });
    listener.trigger(click());
    listener.trigger(click());
    expect(count.history).to.deep.equal([2, 4]);
  });

  it("E30: a record comes in and goes out by name; a missing name leaves its block", () => {
    const [message, history, other] = [new FakePort("msg", "hi"), new FakePort("chat", []), new FakePort("other", 1)];
    const handler = (values: unknown) => ({ h: [(values as { m: string }).m] });
    new FakeListener({ handler, inputs: record({ m: message }), outputs: record({ m: message, h: history, o: other }) }).trigger(click());
    expect([message.get(), history.get(), other.history]).to.deep.equal(["hi", ["hi"], []]);
  });

  it("E30: a list of outputs takes a record by id", () => {
    const [a, b] = [new FakePort("a", 1), new FakePort("b", 2)];
    new FakeListener({ handler: () => ({ b: 3 }), outputs: list(a, b) }).trigger(click());
    expect([a.get(), b.get()]).to.deep.equal([1, 3]);
  });

  it("E31: SKIP leaves a block, and alone it leaves all", () => {
    const [a, b] = [new FakePort("a", 1), new FakePort("b", 2)];
    new FakeListener({ handler: () => [SKIP, 3], outputs: list(a, b) }).trigger(click());
    expect([a.get(), b.get()]).to.deep.equal([1, 3]);
    new FakeListener({ handler: () => SKIP, outputs: list(a, b) }).trigger(click());
    expect([a.get(), b.get()]).to.deep.equal([1, 3]);
  });

  it("E35: undefined leaves, null clears; a lone null clears all", () => {
    const [a, b] = [new FakePort("a", 1), new FakePort("b", 2)];
    new FakeListener({ handler: () => {}, outputs: list(a, b) }).trigger(click());
    expect([a.get(), b.get()]).to.deep.equal([1, 2]);
    new FakeListener({ handler: () => [undefined, null], outputs: list(a, b) }).trigger(click());
    expect([a.get(), b.get()]).to.deep.equal([1, null]);
    new FakeListener({ handler: () => null, outputs: list(a, b) }).trigger(click());
    expect([a.get(), b.get()]).to.deep.equal([null, null]);
    const both = record({ a, b });
    new FakeListener({ handler: () => ({ a: 1, b: 2 }), outputs: both }).trigger(click());
    new FakeListener({ handler: () => null, outputs: both }).trigger(click());
    expect([a.get(), b.get()]).to.deep.equal([null, null]);
  });

  it("E33: update sets the value first, then the properties", () => {
    const out = new FakePort("out");
    const order: string[] = [];
    out.set = () => void order.push("value");
    out.update = (properties) => void order.push(...Object.keys(properties));
    new FakeListener({ handler: () => update({ label: "Done", value: "x", hidden: false }), outputs: one(out) }).trigger(click());
    expect(order).to.deep.equal(["value", "label", "hidden"]);
  });

  it("calls an output that is a function with the present value", () => {
    const scores = new FakePort("scores", [3]);
    new FakeListener({ handler: () => (now: number[]) => [...now, 5], outputs: one(scores) }).trigger(click());
    expect(scores.get()).to.deep.equal([3, 5]);
  });

  it("E43: writing to a block that is gone is ignored, with one warning that names both", async () => {
    const [gone, there] = [new FakePort("gone"), new FakePort("there")];
    const listener = new FakeListener({
      handler: async function* () {
        yield ["a", 1];
        gone.removed = true;
        yield ["b", 2];
        yield ["c", update({ label: "x" })];
      },
      outputs: list(gone, there),
    });
    const run = listener.trigger(click());
    const warnings = await said("warn", () => settled(listener));
    expect([run?.outcome, gone.history, there.history]).to.deep.equal(["ok", ["a"], [1, 2]]);
    expect(warnings).to.have.length(1);
    expect(warnings[0]).to.match(/^on\(msg\) writes to <hf-textbox id="gone">, which is no longer on the page/);
  });

  it("E43: a fault shows at the app where its output is gone", () => {
    const host = new FakeHost();
    const out = new FakePort("out");
    const listener = new FakeListener(
      {
        handler: () => {
          out.removed = true;
          throw new Error("no");
        },
        outputs: one(out),
      },
      host,
    );
    listener.trigger(click());
    expect([out.failures, host.failures[0]?.message]).to.deep.equal([[], "no"]);
  });

  it("fails with the fault of a write that happened in a frame", async () => {
    const host = new FakeHost();
    const out = new FakePort("out", null, false);
    const closed: string[] = [];
    const handler = async function* (_: unknown, run: Run) {
      try {
        yield 1;
        yield 2;
        host.paint();
        for (let n = 3; ; n++) {
          await run.sleep(0);
          yield n;
        }
      } finally {
        closed.push("closed");
      }
    };
    out.changed = () => {
      if (out.get() === 2) throw new Error("The element said no.");
    };
    const listener = new FakeListener({ handler: handler as never, outputs: one(out) }, host);
    const run = listener.trigger(click());
    await settled(listener);
    await quiet();
    expect([run?.outcome, out.failures[0]?.message, closed]).to.deep.equal(["error", "The element said no.", ["closed"]]);
  });
});
