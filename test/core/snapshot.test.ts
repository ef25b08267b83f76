import { expect } from "chai";
import { copy, same, snapshot } from "../../src/core/snapshot.ts";

/** A value that knows what it equals. */
class Money {
  constructor(
    readonly cents: number,
    readonly answer: unknown = undefined,
  ) {}
  equals(other: Money): unknown {
    return this.answer ?? this.cents === other.cents;
  }
}

describe("snapshots", () => {
  it("are frozen all the way down", () => {
    const taken = snapshot({ a: [{ b: 1 }] }, undefined) as { a: { b: number }[] };
    expect(Object.isFrozen(taken) && Object.isFrozen(taken.a) && Object.isFrozen(taken.a[0])).to.equal(true);
  });

  it("are the earlier one itself when nothing changed", () => {
    const earlier = snapshot({ a: [1, { b: null }], m: new Map([["k", 1]]), d: new Date(5) }, undefined);
    expect(snapshot({ a: [1, { b: null }], m: new Map([["k", 1]]), d: new Date(5) }, earlier)).to.equal(earlier);
  });

  it("tell a missing key from one that is undefined", () => {
    expect(same({ a: undefined }, { b: undefined })).to.equal(false);
    expect(same({}, { a: undefined })).to.equal(false);
  });

  it("tell NaN and minus zero as Object.is does, and a list from a record", () => {
    expect(same([NaN], [NaN])).to.equal(true);
    expect(same(NaN, NaN)).to.equal(true);
    expect(same([0], { 0: 0 })).to.equal(false);
  });

  it("survive a value that holds itself", () => {
    const round: Record<string, unknown> = { name: "round" };
    round["self"] = round;
    const taken = snapshot(round, undefined) as { self: unknown };
    expect(taken.self).to.equal(taken);
    expect((copy(round) as { self: unknown }).self).to.not.equal(round);
  });

  it("survive values that hold themselves in different ways", () => {
    const value: unknown[] = [];
    value.push(value);
    const [one, two]: unknown[][] = [[], []];
    one!.push(two);
    two!.push(one);
    const taken = snapshot(value, one) as unknown[];
    expect(taken).to.not.equal(one);
    expect(Array.isArray(taken[0])).to.equal(true);
  });

  it("are the earlier one itself where one part stands in several places", () => {
    const row = ["", { a: 1 }];
    const earlier = snapshot([row, row, [row]], undefined);
    expect(snapshot([["", { a: 1 }], row, [row]], earlier)).to.equal(earlier);
    const apart = snapshot([["", { a: 1 }], ["", { a: 1 }], [["", { a: 1 }]]], undefined);
    expect(snapshot([row, row, [row]], apart)).to.equal(apart);
  });

  it("of a value whose parts stand in it a million times take no time", () => {
    let value: unknown = ["leaf"];
    for (let n = 0; n < 20; n++) value = [value, value];
    const earlier = snapshot(value, undefined);
    expect(snapshot(copy(value), earlier)).to.equal(earlier);
    expect(same(value, [value])).to.equal(false);
  });

  it("keep a __proto__ from JSON as a plain key", () => {
    const taken = snapshot(JSON.parse('{"__proto__":{"polluted":1}}'), undefined) as Record<string, unknown>;
    expect(Object.getPrototypeOf(taken)).to.equal(Object.prototype);
    expect(({} as Record<string, unknown>)["polluted"]).to.equal(undefined);
  });

  it("keep every key with its value, in its order", () => {
    const value = { b: 1, a: [undefined, null, "text"], c: { d: false } };
    expect(snapshot(value, { a: 1 })).to.deep.equal(value);
    expect(Object.keys(snapshot(value, undefined) as object)).to.deep.equal(["b", "a", "c"]);
  });

  it("share the parts that did not change, and no others", () => {
    const earlier = snapshot({ same: [1, { x: 1 }], other: [1] }, undefined) as Record<string, unknown>;
    const taken = snapshot({ same: [1, { x: 1 }], other: [1, 2] }, earlier) as Record<string, unknown>;
    expect(taken).not.to.equal(earlier);
    expect(taken["same"]).to.equal(earlier["same"]);
    expect(taken["other"]).to.deep.equal([1, 2]);
  });

  it("do not follow the value when it changes, dates and collections included", () => {
    const value = { date: new Date(5), map: new Map([["k", 1]]), set: new Set([1]), list: [1] };
    const taken = snapshot(value, undefined);
    value.date.setTime(6);
    value.map.set("k", 2);
    value.set.add(2);
    value.list.push(2);
    expect(taken).to.deep.equal({ date: new Date(5), map: new Map([["k", 1]]), set: new Set([1]), list: [1] });
  });

  it("tell dates, maps and sets with other content apart", () => {
    expect(same(new Date(5), new Date(6))).to.equal(false);
    expect(same(new Date(5), 5)).to.equal(false);
    expect(same(new Date(5), new Date(5))).to.equal(true);
    expect(same(new Map([["k", 1]]), new Map([["k", 2]]))).to.equal(false);
    expect(same(new Map([["k", 1]]), new Map([["j", 1]]))).to.equal(false);
    expect(same(new Map([["k", { v: 1 }]]), new Map([["k", { v: 1 }]]))).to.equal(true);
    expect(same(new Set([1, 2]), new Set([1]))).to.equal(false);
    expect(same(new Set([1]), new Set([1, 2]))).to.equal(false);
    expect(same(new Set([[1]]), new Set([[1]]))).to.equal(true);
    expect(same(new Set([["k", 1]]), new Map([["k", 1]]))).to.equal(false);
  });

  it("share the parts of maps and sets that did not change", () => {
    const earlier = snapshot(
      new Map([
        ["a", { v: 1 }],
        ["b", { v: 1 }],
      ]),
      undefined,
    ) as Map<string, object>;
    const taken = snapshot(
      new Map([
        ["a", { v: 1 }],
        ["b", { v: 2 }],
      ]),
      earlier,
    ) as Map<string, object>;
    expect(taken).to.be.instanceOf(Map).and.not.equal(earlier);
    expect(taken.get("a")).to.equal(earlier.get("a"));
    expect(taken.get("b")).to.deep.equal({ v: 2 });
    const set = snapshot(new Set([[1], [2]]), new Set([[1]])) as Set<unknown>;
    expect(set).to.be.instanceOf(Set);
    expect([...set]).to.deep.equal([[1], [2]]);
  });

  it("leave instances of classes and files as they are", () => {
    const [file, money] = [new File([], "a.txt"), new Money(1)];
    const taken = snapshot({ file, money }, undefined) as { file: File; money: Money };
    expect(taken.file).to.equal(file);
    expect(taken.money).to.equal(money);
    expect(Object.isFrozen(money)).to.equal(false);
  });

  it("ask an instance that says what it equals", () => {
    const earlier = { price: new Money(1) };
    expect((snapshot({ price: new Money(1) }, earlier) as typeof earlier).price).to.equal(earlier.price);
    expect(same(new Money(1), new Money(1))).to.equal(true);
    expect(same(new Money(1), new Money(2))).to.equal(false);
    expect(same(new Money(1), new Money(1, "yes"))).to.equal(true);
    expect(same(new Money(1, "yes"), new Money(1))).to.equal(false);
  });

  it("do not ask it about what is of another class, or nothing", () => {
    class Coins extends Money {}
    for (const other of [new Coins(1), { cents: 1 }, null, undefined, 1, "1"]) expect(same(new Money(1, true), other)).to.equal(false);
    expect(same({ equals: true }, { equals: true })).to.equal(true);
    expect(same(new (class Silent {})(), new (class Silent {})())).to.equal(false);
    for (const nothing of [null, undefined]) expect(same(nothing, new Money(1))).to.equal(false);
  });
});

describe("copies", () => {
  it("are another's own all the way down, with the same content", () => {
    const value = { list: [1, { deep: true }], date: new Date(5), map: new Map([["k", [1]]]), set: new Set([[2]]), none: null };
    const made = copy(value);
    expect(made).to.deep.equal(value);
    for (const key of ["list", "date", "map", "set"] as const) expect(made[key], key).not.to.equal(value[key]);
    expect(made.list[1]).not.to.equal(value.list[1]);
    expect(made.map.get("k")).not.to.equal(value.map.get("k"));
    expect([...made.set][0]).not.to.equal([...value.set][0]);
  });

  it("can be changed, also where the value is frozen", () => {
    const made = copy(snapshot({ list: [1] }, undefined)) as { list: number[] };
    made.list.push(2);
    expect(made.list).to.deep.equal([1, 2]);
  });

  it("keep a part that stands twice as one", () => {
    const part = { x: 1 };
    const made = copy([part, part, new Map([["k", part]])] as const);
    expect(made[0]).to.equal(made[1]).and.not.equal(part);
    expect(made[2].get("k")).to.equal(made[0]);
  });

  it("pass on files, instances of classes and what carries a symbol as they are", () => {
    for (const value of [new File([], "a.txt"), new Money(1), { [Symbol("mark")]: 1 }, () => 1]) expect(copy(value)).to.equal(value);
  });
});
