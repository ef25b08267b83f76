import { expect } from "chai";
import { HfError } from "../../src/base/hf-error.ts";
import { SKIP, update } from "../../src/graph/output.ts";
import type { Run } from "../../src/graph/run.ts";
import { click, FakeHost, FakeListener, FakePort, list, one, record, settled } from "./bench-app.ts";

const never = () => new Promise<never>(() => {});

describe("a run", () => {
  it("gives the handler the shape it was wired with and takes the same shape back", () => {
    const host = new FakeHost();
    const [message, history] = [new FakePort("msg", "hi"), new FakePort("chat", [])];
    new FakeListener({ handler: (value) => `${String(value)}!`, inputs: one(message), outputs: one(message) }, host).trigger(click());
    expect(message.get()).to.equal("hi!");
    new FakeListener({ handler: (values) => ["", [...(values as [string, unknown[]])[1], (values as [string])[0]]], inputs: list(message, history), outputs: list(message, history) }, host).trigger(click());
    expect([message.get(), history.get()]).to.deep.equal(["", ["hi!"]]);
    new FakeListener({ handler: (values) => ({ h: [(values as { m: string }).m] }), inputs: record({ m: message }), outputs: record({ m: message, h: history }) }, host).trigger(click());
    expect([message.get(), history.get()]).to.deep.equal(["", [""]]);
  });

  it("is over in the same task when nothing in it is asynchronous", () => {
    const out = new FakePort("out");
    const listener = new FakeListener({ handler: () => "now", outputs: one(out) }, new FakeHost());
    expect(listener.trigger(click())?.outcome).to.equal("ok");
    expect(out.get()).to.equal("now");
  });

  it("waits for promises and shows that it is pending meanwhile", async () => {
    const out = new FakePort("out");
    const listener = new FakeListener({ handler: async () => "later", outputs: one(out) }, new FakeHost());
    listener.trigger(click());
    expect(out.pending).to.equal(1);
    await settled(listener);
    expect([out.get(), out.pending]).to.deep.equal(["later", 0]);
  });

  for (const [kind, handler] of [
    ["generator", function* () { for (let n = 1; n <= 8; n++) yield n; }],
    ["async generator", async function* () { for (let n = 1; n <= 8; n++) yield n; }],
  ] as const) {
    it(`E7 shows the values of a ${kind} in order`, async () => {
      const out = new FakePort("out");
      const listener = new FakeListener({ handler, outputs: one(out) }, new FakeHost());
      listener.trigger(click());
      await settled(listener);
      expect(out.history).to.deep.equal([1, 2, 3, 4, 5, 6, 7, 8]);
    });
  }

  it("writes only the newest of many yields at a frame when nothing listens to each, and the last one in any case", async () => {
    const host = new FakeHost();
    const out = new FakePort("out", null, false);
    const listener = new FakeListener({ handler: async function* () { for (let n = 1; n <= 8; n++) yield n; }, outputs: one(out) }, host);
    listener.trigger(click());
    await settled(listener);
    expect(out.history).to.deep.equal([1, 8]);
  });

  it("keeps what an earlier yield said of another output when yields are put together", async () => {
    const [a, b] = [new FakePort("a", null, false), new FakePort("b", null, false)];
    const handler = async function* () {
      yield ["a1", "b1"];
      yield ["a2", SKIP];
      yield [undefined, "b2"];
    };
    const listener = new FakeListener({ handler, outputs: list(a, b) }, new FakeHost());
    listener.trigger(click());
    await settled(listener);
    expect([a.get(), b.get()]).to.deep.equal(["a2", "b2"]);
  });

  it("C26 shows each step of one array that is changed and yielded again", async () => {
    const chat = new FakePort("chat", []);
    const handler = async function* (history: unknown) {
      const messages = history as string[];
      for (const letter of "abc") {
        messages.push(letter);
        yield messages;
      }
    };
    const listener = new FakeListener({ handler, inputs: one(chat), outputs: one(chat) }, new FakeHost());
    listener.trigger(click());
    await settled(listener);
    expect(chat.history).to.deep.equal([["a"], ["a", "b"], ["a", "b", "c"]]);
  });

  it("S25 lets a handler change its inputs without changing the block", () => {
    const chat = new FakePort("chat", Object.freeze([{ role: "user" }]));
    const handler = (history: unknown) => void (history as { role: string }[]).push({ role: "assistant" });
    new FakeListener({ handler, inputs: one(chat) }, new FakeHost()).trigger(click());
    expect(chat.get()).to.have.length(1);
  });

  it("keeps the identity of parts that did not change", () => {
    const first = Object.freeze({ content: "one" });
    const chat = new FakePort("chat", Object.freeze([first]));
    const handler = (history: unknown) => [...(history as unknown[]), { content: "two" }];
    new FakeListener({ handler, inputs: one(chat), outputs: one(chat) }, new FakeHost()).trigger(click());
    expect((chat.get() as unknown[])[0]).to.equal(first);
    expect(Object.isFrozen((chat.get() as unknown[])[1])).to.equal(true);
  });

  it("E27 S21 does not write a value that equals the present one", () => {
    const out = new FakePort("out", Object.freeze({ a: [1] }));
    new FakeListener({ handler: () => ({ a: [1] }), outputs: one(out) }, new FakeHost()).trigger(click());
    expect(out.history).to.deep.equal([]);
  });

  it("E31 E35 leaves with SKIP and undefined, clears with null", () => {
    const [a, b, c] = [new FakePort("a", 1), new FakePort("b", 2), new FakePort("c", 3)];
    const host = new FakeHost();
    new FakeListener({ handler: () => [SKIP, undefined, null], outputs: list(a, b, c) }, host).trigger(click());
    expect([a.get(), b.get(), c.get()]).to.deep.equal([1, 2, null]);
    new FakeListener({ handler: () => SKIP, outputs: list(a, b) }, host).trigger(click());
    new FakeListener({ handler: () => {}, outputs: list(a, b) }, host).trigger(click());
    expect([a.get(), b.get()]).to.deep.equal([1, 2]);
    new FakeListener({ handler: () => null, outputs: list(a, b) }, host).trigger(click());
    expect([a.get(), b.get()]).to.deep.equal([null, null]);
  });

  it("E32 E33 sets properties with update, the value with them", () => {
    const out = new FakePort("out");
    new FakeListener({ handler: () => update({ label: "Done", value: "x", lines: 3 }), outputs: one(out) }, new FakeHost()).trigger(click());
    expect(out.get()).to.equal("x");
    expect(out.properties).to.deep.equal({ label: "Done", lines: 3 });
  });

  it("calls an output that is a function with the present value", () => {
    const scores = new FakePort("scores", [3]);
    new FakeListener({ handler: () => (now: number[]) => [...now, 5], outputs: one(scores) }, new FakeHost()).trigger(click());
    expect(scores.get()).to.deep.equal([3, 5]);
  });

  it("takes a file as it is", () => {
    const file = new Blob(["x"]);
    const out = new FakePort("out");
    new FakeListener({ handler: () => ({ files: [file] }), outputs: one(out) }, new FakeHost()).trigger(click());
    expect((out.get() as { files: Blob[] }).files[0]).to.equal(file);
  });

  it("reports progress to its outputs", async () => {
    const out = new FakePort("out");
    const handler = (_: unknown, run: Run) => {
      run.progress(0.4, "reading");
      for (const _item of run.progress.each(["a", "b"])) continue;
    };
    new FakeListener({ handler: handler as never, outputs: one(out) }, new FakeHost()).trigger(click());
    expect(out.reports.map((report) => report.value)).to.deep.equal([0.4, 0, 0.5, 1]);
  });
});

describe("an author's mistake", () => {
  const cases: [string, unknown, RegExp][] = [
    ["E34 too few values", ["only one"], /gave 1 values for 2 outputs.*<hf-textbox id="a">, <hf-textbox id="b">.*SKIP/],
    ["a bare value for two outputs", "text", /gave “text”, but has 2 outputs\. Return a list of 2/],
    ["an unknown name", { zzz: 1 }, /“zzz”, which is none of its outputs: a, b/],
  ];
  for (const [title, result, message] of cases) {
    it(`says what is wrong: ${title}`, () => {
      const [a, b] = [new FakePort("a"), new FakePort("b")];
      new FakeListener({ handler: () => result, outputs: list(a, b) }, new FakeHost()).trigger(click());
      expect(a.failures[0]?.message).to.match(message);
      expect(a.failures[0]?.code).to.equal("author");
    });
  }

  it("ends a circle of changes with the listener's name", () => {
    const host = new FakeHost();
    const a = new FakePort("a", 0);
    const listener: FakeListener = new FakeListener({ name: "on([a, change])", mode: "multiple", handler: (n) => (n as number) + 1, inputs: one(a), outputs: one(a) }, host);
    const set = a.set.bind(a);
    a.set = (value: unknown, run?: Run) => {
      set(value);
      listener.trigger(Object.assign(new Event("change"), { run }));
    };
    listener.trigger(click());
    expect(host.failures[0]?.message).to.match(/^on\(\[a, change\]\) goes round in a circle/);
  });
});

describe("outcomes", () => {
  /** A chain with one follower of each kind; gives the names of those that ran. */
  function chain(handler: () => unknown, host = new FakeHost()) {
    const ran: string[] = [];
    const listener = new FakeListener({ handler }, host);
    for (const when of ["then", "success", "failure", "cancelled"] as const) listener.after(when, { handler: () => void ran.push(when) });
    return { listener, ran, host };
  }

  it("E1 E3 E6 ok: success, then then", () => {
    const { listener, ran } = chain(() => 1);
    listener.trigger(click());
    expect(ran).to.deep.equal(["success", "then"]);
  });

  it("E2 E5 error: failure, then then", () => {
    const { listener, ran } = chain(() => { throw new Error("no"); });
    listener.trigger(click());
    expect(ran).to.deep.equal(["failure", "then"]);
  });

  it("E9 cancelled: cancelled and then, once each", async () => {
    const { listener, ran } = chain(never);
    listener.trigger(click());
    listener.cancel();
    listener.cancel();
    await settled(listener);
    expect(ran).to.deep.equal(["cancelled", "then"]);
  });

  it("superseded: nothing", async () => {
    const host = new FakeHost();
    const ran: string[] = [];
    let calls = 0;
    const out = new FakePort("out");
    const listener = new FakeListener({ latest: true, handler: () => (++calls === 1 ? never() : "second"), outputs: one(out) }, host);
    listener.after("then", { handler: () => void ran.push("then") });
    const first = listener.trigger(click());
    listener.trigger(click());
    await settled(listener);
    expect(first?.outcome).to.equal("superseded");
    expect([out.get(), ran]).to.deep.equal(["second", ["then"]]);
  });

  it("E45 keeps the last yielded value on an error and shows the error there", async () => {
    const out = new FakePort("out");
    const handler = async function* () {
      yield "part";
      throw new HfError("The service had a fault.", { code: "service" });
    };
    const listener = new FakeListener({ handler, outputs: one(out) }, new FakeHost());
    const run = listener.trigger(click());
    await settled(listener);
    expect([run?.outcome, out.get(), out.failures[0]?.code]).to.deep.equal(["error", "part", "service"]);
  });

  it("shows an error at the app when there is no output", () => {
    const { listener, host } = chain(() => { throw new Error("Plain words."); });
    listener.trigger(click());
    expect(host.failures.map((error) => error.message)).to.deep.equal(["Plain words."]);
  });

  it("gives followers the error of the run before", () => {
    const host = new FakeHost();
    let seen: unknown;
    const listener = new FakeListener({ handler: () => { throw new Error("no"); } }, host);
    listener.after("failure", { handler: (_, run) => void (seen = run.error?.message) });
    listener.trigger(click());
    expect(seen).to.equal("no");
  });

  it("E4 runs a chain in order, each follower seeing what the chain wrote and else what its first run saw", () => {
    const host = new FakeHost();
    const [message, chat, seen] = [new FakePort("msg", "question"), new FakePort("chat", []), new FakePort("seen")];
    const listener = new FakeListener({
      inputs: list(message, chat),
      outputs: one(chat),
      handler: (values) => {
        message.set("typed meanwhile");
        return [(values as string[])[0]];
      },
    }, host);
    listener.after("success", { inputs: list(message, chat), outputs: one(seen), handler: (values) => values });
    listener.trigger(click());
    expect(seen.get()).to.deep.equal(["question", ["question"]]);
  });
});

describe("modes", () => {
  function slow(mode: "once" | "multiple" | "always-last") {
    const finish: ((value: unknown) => void)[] = [];
    const out = new FakePort("out");
    const listener = new FakeListener({ mode, handler: () => new Promise((resolve) => finish.push(resolve)), outputs: one(out) }, new FakeHost());
    return { listener, finish, out };
  }

  it("E15 E16 once: drops triggers while it runs, also in the same task", async () => {
    const { listener, finish } = slow("once");
    listener.trigger(click());
    expect(listener.trigger(click())).to.equal(undefined);
    finish[0]!(1);
    await settled(listener);
    expect(finish).to.have.length(1);
  });

  it("E17 once: runs again after an error", () => {
    let calls = 0;
    const listener = new FakeListener({ handler: () => { calls += 1; throw new Error("no"); } }, new FakeHost());
    listener.trigger(click());
    listener.trigger(click());
    expect(calls).to.equal(2);
  });

  it("once: a follower that still runs keeps the chain busy", async () => {
    let calls = 0;
    const host = new FakeHost();
    const listener = new FakeListener({ handler: () => void (calls += 1) }, host);
    const follower = listener.after("then", { handler: never });
    listener.trigger(click());
    listener.trigger(click());
    expect(calls).to.equal(1);
    follower.cancel();
    listener.trigger(click());
    expect(calls).to.equal(2);
    follower.cancel();
  });

  it("E18 multiple: all run, and write as they finish", async () => {
    const { listener, finish, out } = slow("multiple");
    listener.trigger(click());
    listener.trigger(click());
    finish[1]!("second");
    await new Promise((resolve) => setTimeout(resolve, 0));
    finish[0]!("first");
    await settled(listener);
    expect(out.history).to.deep.equal(["second", "first"]);
  });

  it("E13 multiple: cancel reaches all runs", async () => {
    const { listener } = slow("multiple");
    const runs = [listener.trigger(click()), listener.trigger(click())];
    listener.cancel();
    expect(runs.map((run) => run?.outcome)).to.deep.equal(["cancelled", "cancelled"]);
  });

  it("E19 always-last: three triggers make two runs, the second with the newest event", async () => {
    const events: Event[] = [];
    const finish: (() => void)[] = [];
    const listener = new FakeListener({ mode: "always-last", handler: (_, run) => { events.push(run.event); return new Promise<void>((resolve) => finish.push(resolve)); } }, new FakeHost());
    const [first, second, third] = [click(), click(), click()];
    for (const event of [first, second, third]) listener.trigger(event);
    finish[0]!();
    await new Promise((resolve) => setTimeout(resolve, 0));
    finish[1]!();
    await settled(listener);
    expect(events).to.deep.equal([first, third]);
  });

  it("E20 always-last: the queued run happens after an error", async () => {
    let calls = 0;
    const listener = new FakeListener({ mode: "always-last", handler: async () => { calls += 1; throw new Error("no"); } }, new FakeHost());
    listener.trigger(click());
    listener.trigger(click());
    await settled(listener);
    expect(calls).to.equal(2);
  });
});

describe("cancelling", () => {
  it("E10 aborts the signal of a plain async function and drops what it still gives", async () => {
    const out = new FakePort("out");
    let finish!: (value: string) => void;
    let signal!: AbortSignal;
    const listener = new FakeListener({ handler: (_, run) => { signal = run.signal; return new Promise((resolve) => (finish = resolve)); }, outputs: one(out) }, new FakeHost());
    listener.trigger(click());
    listener.cancel();
    finish("late");
    await new Promise((resolve) => setTimeout(resolve, 0));
    expect([signal.aborted, out.history, out.pending, out.failures]).to.deep.equal([true, [], 0, []]);
  });

  it("closes a generator and keeps the last yielded value", async () => {
    const out = new FakePort("out");
    let closed = false;
    const handler = async function* (_: unknown, run: Run) {
      try {
        yield "part";
        await run.sleep(1e6);
        yield "never";
      } finally {
        closed = true;
      }
    };
    const listener = new FakeListener({ handler: handler as never, outputs: one(out) }, new FakeHost());
    listener.trigger(click());
    await new Promise((resolve) => setTimeout(resolve, 0));
    listener.cancel();
    await new Promise((resolve) => setTimeout(resolve, 0));
    expect([closed, out.get()]).to.deep.equal([true, "part"]);
  });

  it("E8 a listener that only cancels stops another, and its own then runs", () => {
    const host = new FakeHost();
    const ran: string[] = [];
    const reply = new FakeListener({ handler: never }, host);
    const stop = new FakeListener({ cancels: [reply] }, host);
    stop.after("then", { handler: () => void ran.push("then") });
    const run = reply.trigger(click());
    stop.trigger(click());
    expect([run?.outcome, ran]).to.deep.equal(["cancelled", ["then"]]);
  });

  it("reaches a follower through the head of its chain", () => {
    const host = new FakeHost();
    const head = new FakeListener({ handler: () => 1 }, host);
    const follower = head.after("then", { handler: never });
    head.trigger(click());
    const run = [...follower.runs][0];
    head.cancel();
    expect([run?.outcome, head.busy]).to.deep.equal(["cancelled", false]);
  });

  it("leaves nothing behind after a thousand runs", async () => {
    const out = new FakePort("out");
    const listener = new FakeListener({ mode: "multiple", handler: async () => 1, outputs: one(out) }, new FakeHost());
    for (let n = 0; n < 1000; n++) listener.trigger(click());
    await settled(listener);
    expect([listener.runs.size, out.pending]).to.deep.equal([0, 0]);
  });
});
