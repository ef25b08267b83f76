import { expect } from "chai";
import { carryOver, defaultsOf, fieldsOf, plainlyEqual } from "../../src/hot/fields.ts";
import type { ElementClass } from "../../src/hot/tags.ts";

/** Fields of an element, as its class would have set them. */
function element(fields: object): HTMLElement {
  return Object.assign(document.createElement("p"), fields);
}
const plain = HTMLElement as unknown as ElementClass;

describe("what an element holds", () => {
  it("is its fields, but for those of Lit", () => {
    const held = fieldsOf(element({ draft: "x", _$AL: 1, __saved: 2, renderRoot: 3, hasUpdated: true }), plain);
    expect(Object.fromEntries(held)).to.deep.equal({ draft: "x" });
  });

  it("is also what its class has accessors for", () => {
    const withAccessor = Object.assign(() => {}, { elementProperties: new Map([["title", {}]]) }) as unknown as ElementClass;
    expect(fieldsOf(element({ title: "T" }), withAccessor).get("title")).to.equal("T");
  });

  it("is copied for later, where it may be changed in place", () => {
    const list = [{ a: 1 }];
    const set = new Set();
    const defaults = defaultsOf(element({ list, set }), plain);
    list[0]!.a = 2;
    expect([defaults.get("list"), defaults.get("set")]).to.deep.equal([[{ a: 1 }], set]);
  });
});

describe("what is given back to an element whose constructor ran again", () => {
  function after(now: object, held: object, defaults: object): [renewed: string[], fields: Record<string, unknown>] {
    const given = element(now);
    const renewed = carryOver(given, new Map(Object.entries(held)), new Map(Object.entries(defaults)));
    return [renewed, Object.fromEntries(fieldsOf(given, plain))];
  }

  it("is what somebody has changed; what nobody has touched takes the new default", () => {
    expect(after({ a: "new", b: "new" }, { a: "typed", b: "old" }, { a: "old", b: "old" })).to.deep.equal([
      ["b"],
      { a: "typed", b: "new" },
    ]);
  });

  it("is no function: those are the new ones", () => {
    const [old, now] = [() => 1, () => 2];
    expect(after({ act: now }, { act: old }, {})[1]).to.deep.equal({ act: now });
  });

  it("is nothing that the new class has no more", () => {
    expect(after({}, { gone: 1 }, {})[1]).to.deep.equal({});
  });

  it("are objects that are no plain data, whoever has made them", () => {
    const [old, now] = [new Map(), new Map()];
    expect(after({ a: now }, { a: old }, { a: old })).to.deep.equal([[], { a: old }]);
  });
});

describe("plain values", () => {
  it("are equal where all in them is", () => {
    const pairs: [unknown, unknown, boolean][] = [
      [NaN, NaN, true],
      [{ a: [1, { b: 2 }] }, { a: [1, { b: 2 }] }, true],
      [{ a: undefined }, { b: undefined }, false],
      [[1], { 0: 1 }, false],
      [new Map(), new Map(), false],
      [[1, 2], [1], false],
    ];
    expect(pairs.map(([a, b]) => plainlyEqual(a, b))).to.deep.equal(pairs.map(([, , equal]) => equal));
  });
});
