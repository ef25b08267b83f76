import { expect } from "chai";
import { copy, same, snapshot } from "../../src/core/snapshot.ts";

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
});
