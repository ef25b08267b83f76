import { expect } from "chai";
import { ToolCalls } from "../../src/inference/tasks/tool-calls.ts";

/** The calls that these pieces make, each as its id, its name and what it is asked. */
function made(...pieces: unknown[]): string[] {
  const calls = new ToolCalls();
  for (const piece of pieces) calls.take([piece]);
  return calls.parts(true).map(({ id, name, input }) => [id, name, JSON.stringify(input)].join(" ").trim());
}
const call = (name?: string, input?: unknown, more: object = {}) => ({ ...more, function: { name, arguments: input } });

describe("F-S4 the calls of tools in an answer", () => {
  const cases: [what: string, pieces: unknown[], calls: string[]][] = [
    [
      "with an index in each piece",
      [call("a", "", { index: 0, id: "1" }), call(undefined, "[1", { index: 0 }), call(undefined, "]", { index: 0 })],
      ["1 a [1]"],
    ],
    [
      "whose pieces come mixed",
      [call("a", "[", { index: 0 }), call("b", "{", { index: 1 }), call(undefined, "]", { index: 0 }), call(undefined, "}", { index: 1 })],
      ["a []", "b {}"],
    ],
    [
      "with another id under the same index",
      [call("a", "[]", { index: 0, id: "1" }), call("b", "{", { index: 0, id: "2" }), call(undefined, "}", { index: 0 })],
      ["1 a []", "2 b {}"],
    ],
    ["that repeat id and name in each piece", [call("a", "[", { id: "1" }), call("a", "]", { id: "1" })], ["1 a []"]],
    [
      "by id alone, mixed",
      [call("a", "[", { id: "1" }), call("b", "{", { id: "2" }), call(undefined, "]", { id: "1" }), call(undefined, "}", { id: "2" })],
      ["1 a []", "2 b {}"],
    ],
    ["whose id comes later", [call("a", "", { index: 0 }), call(undefined, "[]", { index: 0, id: "1" })], ["1 a []"]],
    ["without index and id", [call("a", "["), call(undefined, "]"), call("a", "{}")], ["a []", "a {}"]],
    ["without index, id and arguments", [call("a"), call("b")], ["a", "b"]],
    ["with an index, and another name before any arguments", [call("a", "", { index: 0 }), call("b", "[]", { index: 0 })], ["a []"]],
    ["with an empty id", [call("a", "[", { id: "" }), call(undefined, "]", { id: "" })], ["a []"]],
    ["with an index that is null", [call("a", "[", { index: null, id: "1" }), call(undefined, "]", { index: null })], ["1 a []"]],
    ["with arguments as an object", [call("a", { b: 1 }, { id: "1" })], ['1 a {"b":1}']],
    [
      "with an object, then nothing",
      [call("a", { b: 1 }, { index: 0 }), call(undefined, null, { index: 0 }), call(undefined, "", { index: 0 })],
      ['a {"b":1}'],
    ],
    ["with arguments that are no JSON", [call("a", "[1", { index: 0 })], ['a "[1"']],
    ["without a name", [call(undefined, "[]", { index: 0 })], ["tool []"]],
    ["that are none", [null, 3, "a", {}, { function: null }, { function: "a" }].slice(0, 3), []],
  ];
  for (const [what, pieces, calls] of cases) it(`are put together: ${what}`, () => expect(made(...pieces)).to.deep.equal(calls));

  it("are none where there is no list of them", () => {
    const calls = new ToolCalls();
    for (const junk of [undefined, null, {}, "a", 1]) calls.take(junk);
    expect(calls.parts(true)).to.deep.equal([]);
  });

  it("show what has come of their arguments, which are read at the end", () => {
    const calls = new ToolCalls();
    calls.take([call("a", "[1", { index: 0 })]);
    expect(calls.parts(false)).to.deep.equal([{ type: "tool", name: "a", input: "[1" }]);
    calls.take([call(undefined, "]", { index: 0 })]);
    expect([calls.parts(false)[0]!.input, calls.parts(true)[0]!.input]).to.deep.equal(["[1]", [1]]);
  });
});
