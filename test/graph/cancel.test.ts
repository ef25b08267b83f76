import { expect } from "chai";
import { change, click, controlled, FakeHost, FakeListener, FakePort, never, one, quiet, said, settled } from "./bench-app.ts";
import type { Run } from "../../src/graph/run.ts";
import { limits } from "../../src/graph/load-limits.ts";

// Limits and validators are there as in an app that has used them before.
before(() => limits());

describe("cancelling", () => {
  it("E8: stops the updates, and what follows the canceller runs", async () => {
    const host = new FakeHost();
    const out = new FakePort("out");
    const { handler, calls } = controlled();
    const reply = new FakeListener(
      {
        handler: async function* () {
          yield 1;
          await handler(0, undefined as never);
          yield 2;
        },
        outputs: one(out),
      },
      host,
    );
    const stop = new FakeListener({ cancels: [reply] }, host);
    const ran: string[] = [];
    stop.after("then", { handler: () => void ran.push("then") });
    const run = reply.trigger(click());
    await quiet();
    stop.trigger(click());
    calls[0]!.give();
    await quiet();
    expect([run?.outcome, out.history, ran]).to.deep.equal(["cancelled", [1], ["then"]]);
  });

  it("E10: aborts the signal of a plain async function and drops what it still gives", async () => {
    const out = new FakePort("out");
    const { handler, calls } = controlled();
    const listener = new FakeListener({ handler, outputs: one(out) });
    listener.trigger(click());
    listener.cancel();
    calls[0]!.give("late");
    await quiet();
    expect([calls[0]!.run.signal.aborted, out.history, out.pending, out.failures]).to.deep.equal([true, [], 0, []]);
  });

  it("E11: one trigger cancels two listeners, whatever event set them off", () => {
    const host = new FakeHost();
    const listeners = ["change", "hf-submit", "hf-clear", "hf-record"].map(() => new FakeListener({ handler: never }, host));
    const stop = new FakeListener({ cancels: listeners }, host);
    const runs = listeners.map((listener, index) => listener.trigger(new Event(["change", "hf-submit", "hf-clear", "hf-record"][index]!)));
    stop.trigger(click());
    expect(runs.map((run) => run?.outcome)).to.deep.equal(["cancelled", "cancelled", "cancelled", "cancelled"]);
  });

  it("E14: stops what drives the listener, running or not, but a removal does not", () => {
    let paused = 0;
    const host = new FakeHost();
    const ticking = new FakeListener({ handler: () => 1, onCancel: () => void (paused += 1) }, host);
    new FakeListener({ cancels: [ticking] }, host).trigger(click());
    expect(paused).to.equal(1);
    ticking.remove();
    expect(paused).to.equal(1);
  });

  for (const [kind, handler] of [
    [
      "plain generator",
      function* (seen: string[]) {
        try {
          for (;;) yield seen.length;
        } finally {
          seen.push("closed");
        }
      },
    ],
    [
      "async generator",
      async function* (seen: string[], run: Run) {
        try {
          yield "part";
          await run.sleep(1e6);
        } finally {
          seen.push("closed");
        }
      },
    ],
    [
      "async generator that swallows its abort",
      async function* (seen: string[], run: Run) {
        for (;;) {
          try {
            yield "part";
            await run.sleep(1e6);
          } catch {
            seen.push("closed");
          }
        }
      },
    ],
  ] as const) {
    it(`closes a ${kind}, and its run ends at once`, async () => {
      const out = new FakePort("out");
      const seen: string[] = [];
      const listener = new FakeListener({ handler: (_, run) => handler(seen, run), outputs: one(out) });
      const run = listener.trigger(click());
      await quiet();
      listener.cancel();
      expect([run?.outcome, listener.busy, out.pending]).to.deep.equal(["cancelled", false, 0]);
      await new Promise((resolve) => setTimeout(resolve, 0));
      await quiet();
      const { length } = out.history;
      await quiet();
      expect([seen, out.history.length]).to.deep.equal([["closed"], length]);
    });
  }

  it("writes what was yielded last, also where it waits for a frame", async () => {
    const out = new FakePort("out", null, false);
    const listener = new FakeListener({
      handler: async function* () {
        yield "a";
        yield "ab";
        await never();
      },
      outputs: one(out),
    });
    listener.trigger(click());
    await quiet();
    listener.cancel();
    expect(out.history).to.deep.equal(["a", "ab"]);
  });

  it("reaches a follower through the head of its chain", async () => {
    const head = new FakeListener({ handler: () => 1 });
    const follower = head.after("then", { handler: () => 2 }).after("success", { handler: never });
    head.trigger(click());
    const [run] = follower.runs;
    head.cancel();
    expect([run?.outcome, head.busy]).to.deep.equal(["cancelled", false]);
  });

  it("reaches a follower that is no longer among the followers", () => {
    const head = new FakeListener({ handler: () => 1 });
    const follower = head.after("then", { handler: never });
    head.trigger(click());
    const [run] = follower.runs;
    head.source.followers = () => [];
    head.cancel();
    expect([run?.outcome, head.busy]).to.deep.equal(["cancelled", false]);
  });

  it("from inside a follower ends its own run too", async () => {
    const ran: string[] = [];
    const head = new FakeListener({ handler: () => 1 });
    const follower = head.after("success", {
      handler: async () => {
        head.cancel();
        return "never";
      },
    });
    for (const when of ["success", "cancelled", "then"] as const) follower.after(when, { handler: () => void ran.push(when) });
    head.trigger(click());
    await settled(head);
    expect(ran).to.deep.equal(["cancelled", "then"]);
  });

  it("by a follower that names its head ends the other runs and spares its own", async () => {
    const { handler, calls } = controlled();
    const cancels: FakeListener[] = [];
    const head = new FakeListener({ mode: "multiple", handler });
    const ran: unknown[] = [];
    head.after("success", { handler: async () => void ran.push("follower"), cancels });
    cancels.push(head);
    head.trigger(click());
    head.trigger(click());
    calls[0]!.give();
    await settled(head);
    expect([calls.map(({ run }) => run.outcome), ran]).to.deep.equal([["ok", "cancelled"], ["follower"]]);
  });

  it("from inside a handler ends its run, and what it returns is dropped", async () => {
    const closed: string[] = [];
    for (const give of [
      () => "value",
      async () => "value",
      function* () {
        closed.push("begun");
        yield "value";
      },
    ]) {
      const out = new FakePort("out");
      const listener: FakeListener = new FakeListener({
        handler: () => {
          listener.cancel();
          return give();
        },
        outputs: one(out),
      });
      const run = listener.trigger(click());
      await settled(listener);
      await quiet();
      expect([run?.outcome, out.history, out.pending]).to.deep.equal(["cancelled", [], 0]);
    }
    expect(closed).to.deep.equal([]);
  });

  it("before its blocks are defined ends a run whose handler is then never called", async () => {
    const { handler, calls } = controlled();
    const listener = new FakeListener({ handler, ready: quiet() });
    const run = listener.trigger(click());
    listener.cancel();
    await quiet();
    await quiet();
    expect([run?.outcome, calls.length]).to.deep.equal(["cancelled", 0]);
  });

  it("by its own validator ends a run whose handler is then never called", () => {
    const { handler, calls } = controlled();
    const listener: FakeListener = new FakeListener({ handler, validator: () => void listener.cancel() });
    expect([listener.trigger(click())?.outcome, calls.length]).to.deep.equal(["cancelled", 0]);
  });

  it("in the moment in which its blocks became ready ends a run whose handler is then never called", async () => {
    let define!: () => void;
    const ready = new Promise<void>((resolve) => (define = resolve)).then(() => {});
    const { handler, calls } = controlled();
    const listener = new FakeListener({ handler, ready });
    const plan = listener.source.plan as (run: Run) => Promise<unknown>;
    let planned: Promise<unknown> | undefined;
    listener.source.plan = ((run: Run) => (planned = plan(run))) as never;
    const run = listener.trigger(click());
    // After the graph has heard of it and before it goes on.
    void planned!.then(() => listener.cancel());
    define();
    await quiet();
    expect([run?.outcome, calls.length]).to.deep.equal(["cancelled", 0]);
  });

  it("comes before the canceller's own mode has its say", () => {
    const host = new FakeHost();
    const other = new FakeListener({ handler: never }, host);
    const stop = new FakeListener({ handler: never, cancels: [other] }, host);
    stop.trigger(click());
    const run = other.trigger(click());
    expect(stop.trigger(click())).to.equal(undefined);
    expect(run?.outcome).to.equal("cancelled");
    const again: FakeListener[] = [];
    const restart = new FakeListener({ handler: never, cancels: again }, host);
    again.push(restart);
    const [first, second] = [restart.trigger(click()), restart.trigger(click())];
    expect([first?.outcome, second?.outcome]).to.deep.equal(["cancelled", undefined]);
  });

  it("that cannot be looked up is shown, and the listener runs", () => {
    const host = new FakeHost();
    const listener = new FakeListener({ handler: () => 1 }, host);
    listener.source.cancels = () => {
      throw new Error("no such listener");
    };
    expect([listener.trigger(click())?.outcome, host.failures[0]?.message]).to.deep.equal(["ok", "no such listener"]);
  });
});

describe("removing a listener", () => {
  it("ends its runs as cancelled, followers run, and triggers do nothing from then on", () => {
    const ran: string[] = [];
    const listener = new FakeListener({ handler: never });
    for (const when of ["success", "cancelled", "then"] as const) listener.after(when, { handler: () => void ran.push(when) });
    const run = listener.trigger(click());
    listener.remove();
    expect([run?.outcome, ran, listener.trigger(click()), listener.busy]).to.deep.equal([
      "cancelled",
      ["cancelled", "then"],
      undefined,
      false,
    ]);
  });

  it("a removed follower does not run", () => {
    let ran = false;
    const listener = new FakeListener({ handler: () => 1 });
    listener.after("then", { handler: () => void (ran = true) }).remove();
    listener.trigger(click());
    expect([ran, listener.busy]).to.deep.equal([false, false]);
  });

  it("R9: a run that goes on at the time is dropped, and nothing of it is written", async () => {
    const out = new FakePort("out");
    const { handler, calls } = controlled();
    const listener = new FakeListener({ handler, outputs: one(out) });
    listener.trigger(click());
    listener.remove();
    out.removed = true;
    const warnings = await said("warn", async () => {
      calls[0]!.give("late");
      await quiet();
    });
    expect([out.history, warnings]).to.deep.equal([[], []]);
  });

  it("reaches a listener that the same event would have set off", () => {
    const started: string[] = [];
    const second = new FakeListener({ handler: () => void started.push("second") });
    const first = new FakeListener({
      handler: () => {
        started.push("first");
        second.remove();
      },
    });
    for (const listener of [first, second]) listener.trigger(click());
    expect(started).to.deep.equal(["first"]);
  });

  it("halting it leaves it able to run again", () => {
    const listener = new FakeListener({ handler: () => 1 });
    listener.halt();
    expect(listener.trigger(click())?.outcome).to.equal("ok");
  });
});

describe("after the end of a run", () => {
  it("progress, sleep and written values do nothing", async () => {
    const out = new FakePort("out");
    const { handler, calls } = controlled();
    const listener = new FakeListener({ mode: "multiple", handler, outputs: one(out) });
    listener.trigger(click());
    listener.trigger(click());
    calls[0]!.give(1);
    await quiet();
    listener.cancel();
    for (const { run } of calls) {
      run.progress(0.5, "late");
      for (const _ of run.progress.each([1, 2])) continue;
    }
    await calls[0]!.run.sleep(0);
    const name = await calls[1]!.run.sleep(1e6).catch((error: Error) => error.name);
    void calls[1]!.run.sleep(1e6);
    await quiet();
    expect([out.reports, out.history, name, out.pending]).to.deep.equal([[], [1], "AbortError", 0]);
  });

  it("a sleep that nobody awaits is no unhandled rejection when the run is cancelled", async () => {
    const rejections: unknown[] = [];
    const listen = (error: unknown) => void rejections.push(error);
    const others = process.listeners("unhandledRejection");
    process.removeAllListeners("unhandledRejection").on("unhandledRejection", listen);
    const listener = new FakeListener({
      handler: (_, run) => {
        void run.sleep(1e6);
        return never();
      },
    });
    listener.trigger(click());
    listener.cancel();
    await quiet();
    await quiet();
    process.removeAllListeners("unhandledRejection");
    for (const other of others) process.on("unhandledRejection", other);
    expect(rejections).to.deep.equal([]);
  });

  it("the run that wrote a value is known to what its change sets off", () => {
    const out = new FakePort("out");
    const seen: unknown[] = [];
    const second = new FakeListener({ handler: (_, run) => void seen.push(run.depth) });
    const first = new FakeListener({ handler: () => 1, outputs: one(out) });
    out.changed = (run) => void second.trigger(change(run));
    first.trigger(click());
    expect(seen).to.deep.equal([1]);
  });
});
