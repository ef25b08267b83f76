import { expect } from "chai";
import { asText, cleanAs, cleanName, cleanNumber, cleanText } from "../../src/base/clean.ts";

describe("text out of anything", () => {
  it("is what can be read as it stands, and nothing else", () => {
    expect(["a", "", 1.5, true, 10n].map(cleanText)).to.deep.equal(["a", "", "1.5", "true", "10"]);
    for (const value of [null, undefined, {}, [], Symbol("s"), () => 1]) expect(cleanText(value)).to.equal(undefined);
  });

  it("is JSON for objects, where an author shows what a handler returned", () => {
    expect([{ a: 1 }, [1], "a", 2].map(asText)).to.deep.equal(['{"a":1}', "[1]", "a", "2"]);
    expect([null, undefined, () => 1, { toJSON: () => undefined }].map(asText)).to.deep.equal(["", "", "", ""]);
  });

  it("is empty for what has none, and never throws", () => {
    const round: unknown[] = [];
    round.push(round);
    expect([round, { count: 1n }].map(asText)).to.deep.equal(["", ""]);
  });
});

describe("a number out of anything", () => {
  it("is a finite one, or its digits", () => {
    expect([1, -0.5, "3", " 4e2 "].map(cleanNumber)).to.deep.equal([1, -0.5, 3, 400]);
    for (const value of ["", " ", "many", Number.NaN, Number.POSITIVE_INFINITY, "Infinity", null, true, 1n, []])
      expect(cleanNumber(value), String(value)).to.equal(undefined);
  });
});

describe("what a property takes", () => {
  it("is of the type it declares", () => {
    expect(cleanAs(Boolean, "false")).to.equal(true);
    expect(cleanAs(Boolean, "")).to.equal(false);
    expect(cleanAs(Number, "2")).to.equal(2);
    expect(cleanAs(Number, "two")).to.equal(undefined);
    expect(cleanAs(String, 2)).to.equal("2");
    expect(cleanAs(String, {})).to.equal(undefined);
  });
});

describe("a file's name", () => {
  it("loses controls and marks that turn its direction, wherever they stand", () => {
    expect(cleanName("in\u202evoice\u0000\u2066\u200f.\u061cpdf\u009f")).to.equal("invoice.pdf");
    expect(cleanName("Grüße, Welt – 日本.pdf")).to.equal("Grüße, Welt – 日本.pdf");
  });
});
