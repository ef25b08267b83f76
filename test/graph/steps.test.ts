import { expect } from "chai";
import { update } from "../../src/graph/output.ts";
import { change, click, FakeHost, FakeListener, FakePort, list, one, settled } from "./bench-app.ts";

/** Two blocks, and a listener to both. */
function pair(wanted = {}) {
  const host = new FakeHost();
  const [a, b] = [new FakePort("a", 0), new FakePort("b", 0)];
  const heard: unknown[] = [];
  const both = new FakeListener({ handler: (values) => void heard.push(values), inputs: list(a, b), mode: "multiple", ...wanted }, host);
  for (const port of [a, b]) port.changed = (run, step) => void both.trigger(change(run, step));
  return { host, a, b, both, heard };
}

describe("a step", () => {
  it("F-K14 is heard once, when all its blocks are written", () => {
    const { host, a, b, heard } = pair();
    new FakeListener({ handler: () => [1, 1], outputs: list(a, b) }, host).trigger(click());
    expect(heard).to.deep.equal([[1, 1]]);
  });

  it("F-K14 is heard though the listener to it cancels the run that wrote it", async () => {
    const { host, a, b, both, heard } = pair();
    const writing = new FakeListener(
      {
        handler: async function* () {
          yield [1, 1];
          yield [2, 2];
        },
        outputs: list(a, b),
      },
      host,
    );
    const cancelling = new FakeListener({ handler: () => {}, cancels: [writing] }, host);
    const others: unknown[] = [];
    a.changed = (run, step) => {
      cancelling.trigger(change(run, step));
      both.trigger(change(run, step));
    };
    b.changed = () => others.push(b.get());
    writing.trigger(click());
    await settled(writing);
    expect([heard, others]).to.deep.equal([[[1, 1]], [1]]);
  });

  it("F-K14 with a fault in one value writes none of them", () => {
    const { host, a, b, heard } = pair();
    new FakeListener({ handler: () => [1, Promise.resolve(1)], outputs: list(a, b) }, host).trigger(click());
    expect([a.get(), b.get(), heard, b.failures.length + a.failures.length]).to.deep.equal([0, 0, [], 1]);
  });

  it("F-K14 with a property that cannot be set still tells of what was written", () => {
    const { host, a, b, heard } = pair();
    b.update = () => {
      throw new Error("No such property.");
    };
    const handler = () => [(now: number) => now + 1, update({ value: 2, label: "B" })];
    new FakeListener({ handler, outputs: list(a, b) }, host).trigger(click());
    expect(heard).to.deep.equal([[1, 2]]);
  });

  it("F-K14 in which a block stands twice builds on itself", () => {
    const a = new FakePort("a", 1);
    new FakeListener({ handler: () => [5, (now: number) => now + 1], outputs: list(a, a) }).trigger(click());
    expect(a.history).to.deep.equal([6]);
  });

  it("F-K14 waits for a frame as a whole, and what builds on it does not", async () => {
    const host = new FakeHost();
    const [a, b] = [new FakePort("a", 0, false), new FakePort("b", 0, false)];
    const writing = new FakeListener(
      {
        handler: async function* () {
          yield [1, 1];
          yield [2, 2];
          yield [3, (now: number) => now + 10];
        },
        outputs: list(a, b),
      },
      host,
    );
    writing.trigger(click());
    await settled(writing);
    expect([a.history, b.history]).to.deep.equal([
      [1, 3],
      [1, 12],
    ]);
  });

  it("F-K14 is news to a listener that is busy: it runs once more, for the newest step", async () => {
    let runs = 0;
    const { host, a, b, both } = pair({ mode: "always-last", handler: async () => void (runs += 1) });
    new FakeListener({ handler: () => [1, 1], outputs: list(a, b) }, host).trigger(click());
    new FakeListener({ handler: () => [2, 2], outputs: list(a, b) }, host).trigger(click());
    new FakeListener({ handler: () => 3, outputs: one(a) }, host).trigger(click());
    await settled(both);
    expect(runs).to.equal(2);
  });
});
