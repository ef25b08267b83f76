import { expect } from "chai";
import type { Mode } from "../../src/graph/listener.ts";
import { click, controlled, FakeHost, FakeListener, FakePort, never, one, quiet, settled, type Wanted } from "./bench-app.ts";

function slow(mode: Mode, wanted: Wanted = {}) {
  const { handler, calls } = controlled();
  const [input, out] = [new FakePort("in", 0), new FakePort("out")];
  const listener = new FakeListener({ mode, handler, inputs: one(input), outputs: one(out), ...wanted });
  return { listener, calls, input, out };
}

describe("mode once", () => {
  it("E15: a second trigger while it runs is dropped", async () => {
    const { listener, calls } = slow("once");
    listener.trigger(click());
    await quiet();
    expect(listener.trigger(click())).to.equal(undefined);
    calls[0]!.give();
    await settled(listener);
    expect(calls).to.have.length(1);
  });

  it("E16: two triggers in the same task are one run, also while its blocks are being defined", async () => {
    const { listener, calls } = slow("once", { ready: quiet() });
    listener.trigger(click());
    listener.trigger(click());
    await quiet();
    await quiet();
    calls[0]!.give();
    await settled(listener);
    expect(calls).to.have.length(1);
  });

  it("E17: after an error the next trigger runs", async () => {
    const { listener, calls } = slow("once");
    listener.trigger(click());
    calls[0]!.fail(new Error("no"));
    await settled(listener);
    listener.trigger(click());
    expect(calls).to.have.length(2);
  });

  it("waits for followers too", async () => {
    const { listener, calls } = slow("once");
    const follower = listener.after("then", { handler: never });
    listener.trigger(click());
    calls[0]!.give();
    await quiet();
    expect(listener.trigger(click())).to.equal(undefined);
    follower.cancel();
    expect(listener.trigger(click())).to.not.equal(undefined);
  });
});

describe("a chain", () => {
  it("is over when all that follows has ended, and its app is told once", async () => {
    const host = new FakeHost();
    const idle: boolean[] = [];
    host.idle = (listener) => void idle.push(listener.busy);
    const { handler, calls } = controlled();
    const listener = new FakeListener({ mode: "multiple", handler: () => 1 }, host);
    for (const when of ["success", "then"] as const) listener.after(when, { handler });
    listener.trigger(click());
    listener.trigger(click());
    for (const [index, call] of calls.entries()) {
      call.give();
      await quiet();
      expect([listener.busy, idle]).to.deep.equal(index < 3 ? [true, []] : [false, [false]]);
    }
  });
});

describe("mode multiple", () => {
  it("E18: both run, and write as they finish", async () => {
    const { listener, calls, out } = slow("multiple");
    listener.trigger(click());
    listener.trigger(click());
    calls[1]!.give("second");
    await quiet();
    calls[0]!.give("first");
    await settled(listener);
    expect(out.history).to.deep.equal(["second", "first"]);
  });

  it("E13: cancel stops all runs", () => {
    const { listener, calls } = slow("multiple");
    const runs = [listener.trigger(click()), listener.trigger(click())];
    listener.cancel();
    expect(runs.map((run) => run?.outcome)).to.deep.equal(["cancelled", "cancelled"]);
    expect(calls.map(({ run }) => run.signal.aborted)).to.deep.equal([true, true]);
  });

  it("V9: an output of overlapping runs is pending until the last ends", async () => {
    const { listener, calls, out } = slow("multiple");
    for (let n = 0; n < 3; n++) listener.trigger(click());
    const seen: boolean[] = [];
    for (const call of [calls[1]!, calls[0]!, calls[2]!]) {
      seen.push(out.pending > 0);
      call.give();
      await quiet();
    }
    expect([...seen, out.pending > 0]).to.deep.equal([true, true, true, false]);
  });
});

describe("mode always-last", () => {
  it("E19: three quick triggers are two runs, the second with the newest values", async () => {
    const { listener, calls, input } = slow("always-last");
    for (const value of [1, 2, 3]) {
      input.type(value);
      listener.trigger(click());
    }
    input.type(4);
    calls[0]!.give();
    await quiet();
    calls[1]!.give();
    await settled(listener);
    expect(calls.map((call) => call.inputs)).to.deep.equal([1, 4]);
  });

  it("E20: the run that waits happens after an error", async () => {
    const { listener, calls } = slow("always-last");
    listener.trigger(click());
    listener.trigger(click());
    calls[0]!.fail(new Error("no"));
    await quiet();
    expect(calls).to.have.length(2);
  });

  it("E20: the run that waits happens after a cancel, and after the followers of the one that was cancelled", async () => {
    const { listener, calls } = slow("always-last");
    const { handler, calls: following } = controlled();
    listener.after("cancelled", { handler });
    listener.trigger(click());
    listener.trigger(click());
    listener.cancel();
    expect([calls.length, following.length]).to.deep.equal([1, 1]);
    following[0]!.give();
    await quiet();
    expect(calls).to.have.length(2);
  });

  it("E20: nothing waits any more after halt or remove", async () => {
    for (const end of ["halt", "remove"] as const) {
      const { listener, calls } = slow("always-last");
      listener.trigger(click());
      listener.trigger(click());
      listener[end]();
      await settled(listener);
      expect([calls.length, calls[0]!.run.outcome]).to.deep.equal([1, "cancelled"]);
    }
  });

  it("E21: the run that waited reports the newest trigger", async () => {
    const { listener, calls } = slow("always-last");
    const [first, second, third] = [click(), click(), click()];
    for (const event of [first, second, third]) listener.trigger(event);
    calls[0]!.give();
    await quiet();
    expect(calls.map(({ run }) => run.event)).to.deep.equal([first, third]);
  });
});

describe("latest", () => {
  for (const mode of ["once", "multiple", "always-last"] as const) {
    it(`E42: an older run never overwrites a newer one, in mode ${mode}`, async () => {
      const { listener, calls, out } = slow(mode, { latest: true });
      listener.trigger(click());
      listener.trigger(click());
      calls[1]!.give("newer");
      await quiet();
      calls[0]!.give("older");
      await settled(listener);
      expect([out.history, calls.map(({ run }) => run.outcome), out.pending]).to.deep.equal([["newer"], ["superseded", "ok"], 0]);
    });
  }

  it("E42: what an older run had yielded for the next frame is not written", async () => {
    const out = new FakePort("out", null, false);
    const handler = async function* () {
      yield 1;
      yield 2;
      await never();
    };
    const listener = new FakeListener({ latest: true, handler, outputs: one(out) });
    listener.trigger(click());
    await quiet();
    listener.trigger(click());
    expect(out.history).to.deep.equal([1]);
    listener.halt();
  });

  it("a newer run takes the place of an older one's followers", async () => {
    const { listener, calls, out } = slow("once", { latest: true });
    const { handler, calls: following } = controlled();
    listener.after("success", { handler, outputs: one(out) });
    listener.trigger(click());
    calls[0]!.give("first");
    await quiet();
    listener.trigger(click());
    following[0]!.give("late");
    await quiet();
    expect([following[0]!.run.outcome, out.history]).to.deep.equal(["superseded", ["first"]]);
    listener.halt();
  });
});
