import { expect } from "chai";
import { SKIP } from "../../src/graph/output.ts";
import type { Run } from "../../src/graph/run.ts";
import { change, click, FakeHost, FakeListener, FakePort, list, never, one, quiet, record, said, settled } from "./bench-app.ts";

describe("an author's mistake", () => {
  const cases: [string, unknown, RegExp][] = [
    ["E34: too few values", ["only one"], /^on\(msg\) gave 1 value for 2 outputs: <hf-textbox id="a">, <hf-textbox id="b">\..*SKIP/],
    [
      "a bare value for two outputs",
      "secret",
      /^on\(msg\) gave a string, but has 2 outputs\. Return a list of 2, for <hf-textbox id="a">, <hf-textbox id="b">\.$/,
    ],
    ["an instance for two outputs", new Map(), /gave an object, but has 2 outputs/],
    ["an unknown name", { zzz: 1 }, /“zzz”, which is none of its outputs: a, b/],
    ["a promise among the values", [1, Promise.resolve(2)], /^on\(msg\) gave <hf-textbox id="b"> a promise\. Await it/],
  ];
  for (const [title, result, message] of cases) {
    it(`${title}: says what is wrong`, () => {
      const [a, b] = [new FakePort("a"), new FakePort("b")];
      const run = new FakeListener({ handler: () => result, outputs: list(a, b) }).trigger(click());
      expect([run?.outcome, a.failures[0]?.code]).to.deep.equal(["error", "author"]);
      expect(a.failures[0]?.message).to.match(message);
    });
  }

  for (const [outputs, result, message] of [
    [1, "secret", /^on\(msg\) gave a string, but has 1 output\. Return a list of 1, for <hf-textbox id="a">\.$/],
    [0, "secret", /^on\(msg\) gave a string, but has no outputs\. Name the blocks that it writes, or return nothing\.$/],
    [2, [], /^on\(msg\) gave no values for 2 outputs: <hf-textbox id="a">, <hf-textbox id="b">\./],
  ] as const)
    it(`F-A13 counts as one says it: ${JSON.stringify(result)} for ${outputs}`, () => {
      const host = new FakeHost();
      const ports = [new FakePort("a"), new FakePort("b")].slice(0, outputs);
      new FakeListener({ handler: () => result, outputs: list(...ports) }, host).trigger(click());
      expect(ports[0]?.failures[0]?.message ?? host.failures[0]?.message).to.match(message);
    });

  for (const [outputs, result, warning] of [
    [0, ["x"], "on(msg) gave 1 value for no outputs. The values left over are ignored."],
    [1, ["x", "y"], 'on(msg) gave 2 values for 1 output: <hf-textbox id="a">. The values left over are ignored.'],
  ] as const)
    it(`F-A13 counts as one says it in a warning: ${outputs}`, async () => {
      const listener = new FakeListener({ handler: () => result, outputs: list(...[new FakePort("a")].slice(0, outputs)) });
      expect(await said("warn", async () => void listener.trigger(click()))).to.deep.equal([warning]);
    });

  it("E34: a list for outputs by name is told to be a record", () => {
    const [a, b] = [new FakePort("a"), new FakePort("b")];
    new FakeListener({ handler: () => [1, 2], outputs: record({ a, b }) }).trigger(click());
    expect(a.failures[0]?.message).to.match(/gave a list, but has 2 outputs\. Return a record/);
  });

  it("E34: too many values are ignored, with one warning a run that names the listener and its blocks", async () => {
    const [a, b] = [new FakePort("a"), new FakePort("b")];
    const listener = new FakeListener({
      handler: async function* () {
        yield [1, 2, 3];
        yield [4, 5, 6];
      },
      outputs: list(a, b),
    });
    const run = listener.trigger(click());
    const warnings = await said("warn", () => settled(listener));
    expect([run?.outcome, a.get(), b.get(), warnings.length]).to.deep.equal(["ok", 4, 5, 1]);
    expect(warnings[0]).to.match(
      /^on\(msg\) gave 3 values for 2 outputs: <hf-textbox id="a">, <hf-textbox id="b">\. The values left over are ignored/,
    );
  });

  it("a wrong yield closes its generator", async () => {
    const closed: string[] = [];
    const [a, b] = [new FakePort("a"), new FakePort("b")];
    const handler = async function* () {
      try {
        yield "wrong";
        await never();
      } finally {
        closed.push("closed");
      }
    };
    const listener = new FakeListener({ handler, outputs: list(a, b) });
    listener.trigger(click());
    await settled(listener);
    await quiet();
    expect([closed, a.failures[0]?.code]).to.deep.equal([["closed"], "author"]);
  });

  it("a value that cannot be copied is told with the listener and the block", () => {
    let deep: unknown = 0;
    for (let n = 0; n < 100_000; n++) deep = [deep];
    const revoked = Proxy.revocable({}, {});
    revoked.revoke();
    for (const value of [
      deep,
      {
        get trap() {
          throw new Error("gotcha");
        },
      },
      { inside: revoked.proxy },
    ]) {
      const out = new FakePort("out");
      new FakeListener({ handler: () => value, outputs: one(out) }).trigger(click());
      expect([out.failures[0]?.code, out.history]).to.deep.equal(["author", []]);
      expect(out.failures[0]?.message).to.match(
        /^on\(msg\) gave <hf-textbox id="out"> a value that cannot be copied \(.*(call stack|gotcha|revoked).*\)\. Return plain data, files, or instances of a class\.$/,
      );
    }
  });

  it("instances, files, nodes and functions inside a value are passed as they are", () => {
    class Cart {
      items = [1];
      total() {
        return 1;
      }
    }
    const parts = { cart: new Cart(), file: new Blob(["x"]), node: new EventTarget(), call: () => 1, bytes: new Uint8Array(2) };
    const out = new FakePort("out");
    const listener = new FakeListener({ handler: () => parts, outputs: one(out) });
    listener.trigger(click());
    for (const [name, part] of Object.entries(parts)) expect((out.get() as Record<string, unknown>)[name]).to.equal(part);
    listener.trigger(click());
    expect(out.history).to.have.length(1);
  });
});

describe("a handler that misbehaves", () => {
  it("and never settles ends when it is cancelled, and a late rejection is nobody's", async () => {
    let fail!: (error: Error) => void;
    const listener = new FakeListener({ handler: () => new Promise((_, reject) => (fail = reject)) });
    const run = listener.trigger(click());
    listener.cancel();
    fail(new Error("late"));
    await quiet();
    expect([run?.outcome, listener.busy]).to.deep.equal(["cancelled", false]);
  });

  const broken = () => {
    throw new Error("in finally");
  };
  for (const [kind, make] of [
    [
      "generator",
      function* () {
        try {
          yield 1;
          yield 2;
        } finally {
          broken();
        }
      },
    ],
    [
      "async generator",
      async function* () {
        try {
          yield 1;
          yield 2;
        } finally {
          broken();
        }
      },
    ],
  ] as const) {
    it(`as a ${kind} that throws in its finally has failed, and keeps what it yielded`, async () => {
      const out = new FakePort("out");
      const listener = new FakeListener({ handler: make, outputs: one(out) });
      const run = listener.trigger(click());
      await settled(listener);
      expect([run?.outcome, out.failures[0]?.message, out.get()]).to.deep.equal(["error", "in finally", 2]);
    });

    it(`as a ${kind} that throws in its finally when it is cancelled tells only its author`, async () => {
      const out = new FakePort("out");
      const listener = new FakeListener({ handler: make, outputs: one(out) });
      const run = listener.trigger(click());
      const errors = await said("error", async () => {
        listener.cancel();
        await new Promise((resolve) => setTimeout(resolve, 1));
      });
      expect([run?.outcome, out.failures, errors.length]).to.deep.equal(["cancelled", [], 1]);
      expect(errors[0]).to.match(/A handler failed while it was closed.*in finally/);
    });
  }

  it("as a thenable that throws, or settles twice, has one outcome", async () => {
    const thenables = [
      {
        then() {
          throw new Error("at once");
        },
      },
      {
        then(give: (value: unknown) => void, fail: (error: Error) => void) {
          give(1);
          fail(new Error("twice"));
          give(2);
        },
      },
    ];
    const outcomes: unknown[] = [];
    for (const thenable of thenables) {
      const out = new FakePort("out");
      const listener = new FakeListener({ handler: () => thenable, outputs: one(out) });
      const run = listener.trigger(click());
      await settled(listener);
      outcomes.push(run?.outcome, out.history);
    }
    expect(outcomes).to.deep.equal(["error", [], "ok", [1]]);
  });
});

describe("wiring in a circle", () => {
  /** Listeners that each add one to the next block when theirs changes. */
  function circle(names: string[], asynchronous: boolean) {
    const host = new FakeHost();
    const ports = names.map((name) => new FakePort(name, 0));
    let calls = 0;
    const listeners = ports.map((port, index) => {
      const next = ports[(index + 1) % ports.length]!;
      const add = (n: unknown) => {
        calls += 1;
        return (n as number) + 1;
      };
      const handler = asynchronous ? async (n: unknown) => add(n) : add;
      const listener = new FakeListener(
        { name: `on([${port.id}, change])`, mode: "always-last", handler, inputs: one(port), outputs: one(next) },
        host,
      );
      port.changed = (run) => void listener.trigger(change(run));
      return listener;
    });
    const start = new FakeListener({ name: "on(start)", handler: () => 1, outputs: one(ports[0]!) }, host);
    return { host, listeners, start, calls: () => calls };
  }

  for (const asynchronous of [false, true]) {
    it(`ends with the names of the listeners and blocks in it (${asynchronous ? "asynchronous" : "in one task"})`, async () => {
      const { host, listeners, start, calls } = circle(["a", "b"], asynchronous);
      start.trigger(click());
      await settled(start, ...listeners);
      expect([host.failures.length, calls()]).to.deep.equal([1, 40]);
      expect(host.failures[0]?.code).to.equal("author");
      expect(host.failures[0]?.message).to.equal(
        'on([a, change]) and on([b, change]) go round in a circle: each change of <hf-textbox id="a">, <hf-textbox id="b"> leads to the next, 40 times now. Listen to “input” instead of “change”, or return SKIP to leave a value.',
      );
    });
  }

  it("of one listener ends as well", () => {
    const { host, start } = circle(["a"], false);
    start.trigger(click());
    expect(host.failures[0]?.message).to.match(/^on\(\[a, change\]\) goes round in a circle: each change of <hf-textbox id="a"> leads/);
  });

  it("that comes to rest is no mistake", () => {
    const host = new FakeHost();
    const a = new FakePort("a", 7);
    const listener = new FakeListener(
      { mode: "always-last", handler: (n) => Math.max(0, (n as number) - 1), inputs: one(a), outputs: one(a) },
      host,
    );
    a.changed = (run: Run) => void listener.trigger(change(run));
    listener.trigger(click());
    expect([a.get(), host.failures]).to.deep.equal([0, []]);
  });

  it("is left by SKIP", () => {
    const host = new FakeHost();
    const a = new FakePort("a", 0);
    const listener = new FakeListener(
      { mode: "multiple", handler: (n) => ((n as number) < 3 ? (n as number) + 1 : SKIP), inputs: one(a), outputs: one(a) },
      host,
    );
    a.changed = (run: Run) => void listener.trigger(change(run));
    listener.trigger(click());
    expect([a.history, host.failures]).to.deep.equal([[1, 2, 3], []]);
  });
});
