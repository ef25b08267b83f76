import { expect } from "chai";
import { click, controlled, FakeHost, FakeListener, FakePort, one, quiet, settled, type Wanted } from "./bench-app.ts";
import { limits } from "../../src/graph/load-limits.ts";

/** Listeners of one app that share a controlled handler; `calls` has what got its turn, in order. */
function buttons(count: number, wanted: (index: number) => Wanted) {
  const host = new FakeHost();
  const { handler, calls } = controlled();
  const outs = Array.from({ length: count }, (_, index) => new FakePort(`out${index}`));
  const listeners = outs.map((out, index) => new FakeListener({ handler, outputs: one(out), mode: "multiple", ...wanted(index) }, host));
  const turns = () => calls.map(({ run }) => listeners.indexOf(run.listener as FakeListener));
  return { host, calls, outs, listeners, turns };
}

// Limits and validators are there as in an app that has used them before.
before(() => limits());

describe("concurrency", () => {
  it("E41: a group of four buttons runs at its limit, and all finish in the order they came", async () => {
    const { calls, listeners, outs, turns } = buttons(4, () => ({ group: "f", concurrency: 2 }));
    for (const listener of listeners) listener.trigger(click());
    expect(turns()).to.deep.equal([0, 1]);
    calls[1]!.give("one");
    await quiet();
    expect(turns()).to.deep.equal([0, 1, 2]);
    for (const index of [0, 2]) calls[index]!.give(index);
    await quiet();
    calls[3]!.give(3);
    await settled(...listeners);
    expect([turns(), outs.map((out) => out.get())]).to.deep.equal([
      [0, 1, 2, 3],
      [0, "one", 2, 3],
    ]);
  });

  it("E40: a run that waits says so at its outputs, and has its turn after an error of another", async () => {
    const { calls, listeners, outs } = buttons(2, () => ({ group: "f", concurrency: 1 }));
    for (const listener of listeners) listener.trigger(click());
    expect([outs[1]!.pending, outs[1]!.reports]).to.deep.equal([1, [{ text: "Waiting for its turn…" }]]);
    calls[0]!.fail(new Error("no"));
    await quiet();
    expect(outs[1]!.reports.at(-1)).to.deep.equal({});
    calls[1]!.give("later work");
    await settled(...listeners);
    expect([outs[1]!.get(), outs[1]!.pending]).to.deep.equal(["later work", 0]);
  });

  it("a limit of one listener alone is its own", () => {
    const { listeners, turns } = buttons(2, () => ({ concurrency: 1 }));
    for (const listener of [...listeners, ...listeners]) listener.trigger(click());
    expect(turns()).to.deep.equal([0, 1]);
  });

  it("a group has the lowest limit that one of its listeners names, whichever runs first", () => {
    const { listeners, turns } = buttons(3, (index) => ({ group: "f", concurrency: [3, 2, undefined][index] }));
    for (const listener of listeners) listener.trigger(click());
    expect(turns()).to.deep.equal([0, 1]);
  });

  it("a group for which nobody names a limit runs one at a time", () => {
    const { listeners, turns } = buttons(2, () => ({ group: "f" }));
    for (const listener of listeners) listener.trigger(click());
    expect(turns()).to.deep.equal([0]);
  });

  it("a removed listener's limit no longer counts", () => {
    const { listeners, turns } = buttons(3, (index) => ({ group: "f", concurrency: [2, 2, 1][index] }));
    listeners[2]!.remove();
    for (const listener of listeners) listener.trigger(click());
    expect(turns()).to.deep.equal([0, 1]);
  });

  it("groups of the same name in two apps have nothing to do with each other", () => {
    const [one, two] = [buttons(1, () => ({ group: "f" })), buttons(1, () => ({ group: "f" }))];
    for (const { listeners } of [one, two]) listeners[0]!.trigger(click());
    expect([one.turns(), two.turns()]).to.deep.equal([[0], [0]]);
  });

  it("a cancelled run leaves the line, a cancelled run that has its turn frees the place", async () => {
    const { calls, listeners, turns } = buttons(3, () => ({ group: "f", concurrency: 1 }));
    for (const listener of listeners) listener.trigger(click());
    listeners[1]!.cancel();
    listeners[0]!.cancel();
    await quiet();
    expect([turns(), calls[0]!.run.outcome]).to.deep.equal([[0, 2], "cancelled"]);
  });

  it("a run that is cancelled in the task in which it got its turn does not take it", async () => {
    const { listeners, turns } = buttons(3, () => ({ group: "f", concurrency: 1 }));
    for (const listener of listeners) listener.trigger(click());
    listeners[0]!.cancel();
    listeners[1]!.cancel();
    await quiet();
    expect(turns()).to.deep.equal([0, 2]);
  });

  it("what is handled is what was there when the run was set off", async () => {
    const input = new FakePort("in", "question");
    const { calls, listeners } = buttons(2, () => ({ group: "f", inputs: one(input) }));
    for (const listener of listeners) listener.trigger(click());
    input.type("typed meanwhile");
    calls[0]!.give();
    await quiet();
    expect(calls[1]!.inputs).to.equal("question");
  });

  it("a follower in its head's group gets in line behind those that wait", async () => {
    const { calls, listeners, turns } = buttons(2, () => ({ group: "f", concurrency: 1 }));
    const follower = listeners[0]!.after("then", { ...listeners[0]!.wanted });
    for (const listener of listeners) listener.trigger(click());
    calls[0]!.give();
    await quiet();
    calls[1]!.give();
    await quiet();
    expect(turns()).to.deep.equal([0, 1, -1]);
    expect(calls[2]!.run.listener).to.equal(follower);
  });

  it("a group that is full holds up no other", async () => {
    const { calls, listeners, turns } = buttons(4, (index) => ({ group: index < 3 ? "full" : "free", concurrency: 1 }));
    for (const index of [3, 0, 1, 2, 3]) listeners[index]!.trigger(click());
    expect(turns()).to.deep.equal([3, 0]);
    calls[0]!.give();
    await quiet();
    expect(turns()).to.deep.equal([3, 0, 3]);
  });

  it("a newcomer does not pass those that wait when the limit is raised", async () => {
    const wanted: Wanted = { concurrency: 1 };
    const { calls, listeners } = buttons(1, () => wanted);
    const runs = [1, 2].map(() => listeners[0]!.trigger(click()));
    Object.assign(listeners[0]!.source, { concurrency: 2 });
    runs.push(listeners[0]!.trigger(click()));
    await quiet();
    expect(calls.map(({ run }) => run)).to.deep.equal(runs.slice(0, 2));
  });

  it("a limit that would let nothing run is an error that names the listener", () => {
    for (const concurrency of [0, NaN]) {
      const { listeners, outs } = buttons(1, () => ({ concurrency }));
      listeners[0]!.trigger(click());
      expect(outs[0]!.failures[0]?.message).to.match(
        /^on\(msg\) has a concurrency of (0|NaN), so that nothing could run\. Give it 1 or more\.$/,
      );
    }
  });
});
