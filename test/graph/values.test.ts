import { expect } from "chai";
import { click, FakeListener, FakePort, list, one, settled } from "./bench-app.ts";

/** Runs once for each value; gives what the block was told. */
function writes(values: readonly unknown[], first: unknown = null): unknown[] {
  const state = new FakePort("state", first);
  for (const value of values) new FakeListener({ handler: () => value, outputs: one(state) }).trigger(click());
  return state.history;
}

class Money {
  constructor(
    readonly amount: number,
    readonly currency = "EUR",
  ) {}
  equals(other: Money): boolean {
    return this.amount === other.amount && this.currency === other.currency;
  }
}

describe("state", () => {
  it("S2: a default that a handler changes leaks nowhere", () => {
    const initial = { items: ["tea"] };
    const [one1, two] = [new FakePort("one", initial), new FakePort("two", initial)];
    const handler = (state: unknown) => {
      (state as typeof initial).items.push("milk");
      return state;
    };
    new FakeListener({ handler, inputs: one(one1), outputs: one(one1) }).trigger(click());
    expect([initial, one1.get(), two.get()]).to.deep.equal([{ items: ["tea"] }, { items: ["tea", "milk"] }, { items: ["tea"] }]);
  });

  it("S6: a list, a record, a nested list, a set, a map and a date are one change each, and none when written again", () => {
    const steps = [
      () => [1, 2],
      () => ({ a: 1 }),
      () => [[1], [2, [3]]],
      () => new Set([1, 2]),
      () => new Map([["a", [1]]]),
      () => new Date(5),
    ];
    expect(writes(steps.flatMap((step) => [step(), step()]))).to.deep.equal(steps.map((step) => step()));
  });

  it("S6: a list that holds the same row several times is no change when written again", () => {
    const grid = () => Array.from({ length: 3 }).fill(["", ""]);
    expect(writes([grid(), grid()])).to.have.length(1);
  });

  it("S6: each difference is a change, however deep", () => {
    const pairs: [unknown, unknown][] = [
      [
        [1, 2],
        [2, 1],
      ],
      [[1], [1, undefined]],
      [{ a: 1 }, { b: 1 }],
      [[0], [-0]],
      [new Set([1]), new Set([2])],
      [new Map([[1, { a: [1] }]]), new Map([[1, { a: [2] }]])],
      [new Date(1), new Date(2)],
      [[], {}],
      [{ a: { b: { c: 1 } } }, { a: { b: { c: 2 } } }],
      [new Set([1]), [1]],
      [null, 0],
      ["", null],
      [false, 0],
      [NaN, 0],
    ];
    for (const [before, now] of pairs) expect(writes([now], before), String([before, now])).to.have.length(1);
    expect(writes([NaN], NaN)).to.have.length(0);
  });

  it("S7: a generator's updates are one change for each yield", async () => {
    const state = new FakePort("state", 0);
    const changes: unknown[] = [];
    state.changed = () => void changes.push(state.get());
    const listener = new FakeListener({
      handler: async function* () {
        yield* [1, 2, 2, 3];
      },
      outputs: one(state),
    });
    listener.trigger(click());
    await settled(listener);
    expect(changes).to.deep.equal([1, 2, 3]);
  });

  it("S8: an instance that says it equals the one before is no change, alone or inside", () => {
    expect(writes([new Money(5), new Money(5), new Money(6)])).to.have.length(2);
    expect(writes([{ cart: [new Money(5)] }, { cart: [new Money(5)] }])).to.have.length(1);
  });

  it("S8: only instances of one class are asked whether they equal", () => {
    class Other {
      equals(): boolean {
        throw new Error("asked");
      }
    }
    expect(writes([new Money(5), new Other(), new Money(5), "text", new Other()])).to.have.length(5);
  });

  it("S10: several states go through one handler in order", () => {
    const states = [1, 2, 3].map((value) => new FakePort(`s${value}`, value));
    new FakeListener({
      handler: (values) => (values as number[]).map((value) => value * 10),
      inputs: list(...states),
      outputs: list(...states),
    }).trigger(click());
    expect(states.map((state) => state.get())).to.deep.equal([10, 20, 30]);
  });

  it("S25: changing an input without returning it changes no block", () => {
    const value = { list: [{ a: 1 }], map: new Map([["k", [1]]]), set: new Set([1]), date: new Date(5) };
    const chat = new FakePort("chat", value);
    const handler = (given: unknown) => {
      const mine = given as typeof value;
      mine.list[0]!.a = 2;
      mine.list.push({ a: 3 });
      mine.map.get("k")!.push(2);
      mine.set.add(2);
      mine.date.setTime(6);
    };
    new FakeListener({ handler, inputs: one(chat) }).trigger(click());
    expect(chat.get()).to.deep.equal({ list: [{ a: 1 }], map: new Map([["k", [1]]]), set: new Set([1]), date: new Date(5) });
  });

  it("S25: changing a value after it was returned changes no block", async () => {
    const state = new FakePort("state");
    const mine: unknown[] = [];
    const listener = new FakeListener({ handler: () => mine, outputs: one(state) });
    mine.push({ a: 1 });
    listener.trigger(click());
    (mine[0] as { a: number }).a = 2;
    mine.push(3);
    expect(state.get()).to.deep.equal([{ a: 1 }]);
  });

  it("keeps the identity of parts that did not change, and freezes the others", () => {
    const first = Object.freeze({ content: "one" });
    const chat = new FakePort("chat", Object.freeze([first]));
    const handler = (history: unknown) => [...(history as unknown[]), { content: "two" }];
    new FakeListener({ handler, inputs: one(chat), outputs: one(chat) }).trigger(click());
    expect((chat.get() as unknown[])[0]).to.equal(first);
    expect(Object.isFrozen((chat.get() as unknown[])[1])).to.equal(true);
  });
});
