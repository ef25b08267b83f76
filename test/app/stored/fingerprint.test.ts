import { expect } from "chai";
import { fingerprint } from "../../../src/app/stored/fingerprint.ts";

describe("fingerprint", () => {
  it("is the same for equal values, whoever made them", () => {
    expect(fingerprint({ a: [1, "ü"], b: null })).to.equal(fingerprint({ a: [1, "ü"], b: null }));
  });

  const different: [string, unknown, unknown][] = [
    ["a text and one letter less", "default", "defaul"],
    ["null and an empty text", null, ""],
    ["0 and false", 0, false],
    ["an empty list and an empty record", [], {}],
    ["two orders", ["a", "b"], ["b", "a"]],
    ["two files of one size", new File(["abc"], "a.txt"), new File(["abc"], "b.txt")],
    ["two sets", new Set([1]), new Set([2])],
  ];
  for (const [title, one, other] of different) {
    it(`differs for ${title}`, () => {
      expect(fingerprint(one)).to.not.equal(fingerprint(other));
    });
  }

  it("takes anything at all", () => {
    for (const value of [undefined, 10n, new Date(0), new Map([["a", 1]]), () => {}]) expect(fingerprint(value)).to.be.a("string");
  });
});
