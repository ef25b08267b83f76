import { expect } from "chai";
import { bracesOf, fillTemplate, parseTemplate } from "../../../src/app/markup/braces.ts";

const values: Record<string, unknown> = { name: "Ada", n: 0.5, cart: ["a", "b"], ask: { text: "Hi", files: [] }, none: null };
const fill = (text: string) => fillTemplate(parseTemplate(text), (id) => values[id]);

describe("braces", () => {
  for (const [text, filled] of [
    ["Hello {name}!", "Hello Ada!"],
    ["{n}", 0.5],
    ["{cart}", ["a", "b"]],
    ["{cart.length}", 2],
    ["{cart.1}", "b"],
    ["{ask.text}", "Hi"],
    ["{name.length} letters", "3 letters"],
    ["all: {cart} {n} {none}", 'all: ["a","b"] 0.5 '],
    ["{{name}", "{name}"],
    ["{{name}}", "{name}"],
    ["Dear {{ user }}, I am {name}", "Dear { user }, I am Ada"],
    ["{{}} and {{a}} {{ b.c }}", "{} and {a} { b.c }"],
    ['{{"a": 1}}', '{"a": 1}'],
    ['{"a": {"b": 1}} and {"n": {n}}', '{"a": {"b": 1}} and {"n": 0.5}'],
    ["{{ to {name}", "{ to Ada"],
    ['{"a": 1} and { b }', '{"a": 1} and { b }'],
    ["{ask.constructor.name}", undefined],
    ["{none.deeper}", undefined],
    ["", ""],
  ] as const) {
    it(`fills “${text}”`, () => expect(fill(text)).to.deep.equal(filled));
  }

  it("names the blocks it needs", () => {
    expect(bracesOf(parseTemplate("{a.b} and {c} and {{d} and {{e}}")).map(({ id }) => id)).to.deep.equal(["a", "c"]);
  });
});
