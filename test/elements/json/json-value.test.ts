import { expect } from "chai";
import { jsonCopy } from "../../../src/elements/json/json-value.ts";

describe("jsonCopy", () => {
  it("copies plain JSON and freezes the copy, not the original", () => {
    const original = { list: [1, { deep: true }] };
    const copy = jsonCopy(original) as unknown as typeof original;
    expect(copy).to.deep.equal(original);
    expect(Object.isFrozen(copy.list[1])).to.equal(true);
    expect(Object.isFrozen(original.list)).to.equal(false);
  });

  it("gives its own copies back as they are", () => {
    const copy = jsonCopy({ a: 1 });
    expect(jsonCopy(copy)).to.equal(copy);
  });

  it("ends cycles", () => {
    const round: Record<string, unknown> = { name: "a" };
    round["self"] = round;
    expect(jsonCopy(round)).to.deep.equal({ name: "a", self: "…" });
  });

  it("shows the same object twice when it is no cycle", () => {
    const one = { a: 1 };
    expect(jsonCopy([one, one])).to.deep.equal([{ a: 1 }, { a: 1 }]);
  });

  it("says the nearest for what JSON cannot say", () => {
    expect(jsonCopy([10n, Number.NaN, undefined, () => 1, new Date(0), new Map([["a", 1]]), new Set([1])])).to.deep.equal([
      "10",
      "NaN",
      null,
      null,
      "1970-01-01T00:00:00.000Z",
      { a: 1 },
      [1],
    ]);
    expect(jsonCopy({ run: () => 1, none: undefined, file: new File(["x"], "a.txt", { type: "text/plain" }) })).to.deep.equal({
      file: { name: "a.txt", type: "text/plain", size: 1 },
    });
  });

  it("does not run out of stack", () => {
    let deep: unknown = 0;
    for (let level = 0; level < 100_000; level++) deep = [deep];
    expect(() => jsonCopy(deep)).not.to.throw();
  });

  it("shows what a getter threw", () => {
    const faulty = Object.defineProperty({}, "bad", {
      enumerable: true,
      get: () => {
        throw new Error("no");
      },
    });
    expect(jsonCopy({ faulty })).to.deep.equal({ faulty: "Error: no" });
  });

  it("keeps a key named __proto__ harmless", () => {
    const copy = jsonCopy(JSON.parse('{"__proto__": {"polluted": true}}')) as Record<string, unknown>;
    expect(Object.hasOwn(copy, "__proto__")).to.equal(true);
    expect(copy["polluted"]).to.equal(undefined);
  });

  it("keeps the parts that equal those at the same place before, in the same order", () => {
    const earlier = jsonCopy({ list: [1, { a: "b" }], set: [2], none: null }) as Record<string, unknown>;
    expect(jsonCopy({ list: [1, { a: "b" }], set: new Set([2]), none: null }, earlier as never)).to.equal(earlier);
    const later = jsonCopy({ list: [1, { a: "b" }], set: [2, 3], none: null }, earlier as never) as Record<string, unknown>;
    expect(later["list"]).to.equal(earlier["list"]);
    expect(later["set"]).to.deep.equal([2, 3]);
    expect(Object.isFrozen(later)).to.equal(true);
    expect(Object.keys(jsonCopy({ set: [2], list: [1, { a: "b" }], none: null }, earlier as never) as object)).to.deep.equal([
      "set",
      "list",
      "none",
    ]);
    expect(jsonCopy({ 0: 1 }, [1])).to.deep.equal({ 0: 1 });
    expect(jsonCopy({ toString: 1 }, {})).to.deep.equal({ toString: 1 });
  });
});
