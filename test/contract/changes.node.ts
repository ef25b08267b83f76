import { expect } from "chai";
import { parseAst } from "vite";
import { applied, changesOf } from "../../scripts/mutate/changes.mts";
import { drawn, partOf } from "../../scripts/mutate/parts.mts";
import { titles } from "../../scripts/mutate/survivors.mts";

const changed = (text: string) => changesOf("src/room/file.ts", text).flat().map(applied);

describe("the small faults that are made in the source", () => {
  for (const [text, ...faults] of [
    ["a < b;", "a <= b;", "a >= b;"],
    ["a === b;", "a !== b;"],
    ["x = a + b;", ";", "x = a - b;"],
    ["x = a && b;", ";", "x = (a || b);"],
    ["x = a ?? b;", ";", "x = (a);", "x = (b);"],
    ["x = a?.b;", ";", "x = a.b;"],
    ["x = a?.[b];", ";", "x = a[b];"],
    ["a?.();", ";", "a();"],
    ["x = !a;", ";", "x = a;"],
    ["x = a ? b : c;", ";", "x = (b);", "x = (c);"],
    ["if (a) b();", "if (true) b();", "if (false) b();", "if (a) ;"],
    ["x = [1];", ";", "x = [];", "x = [2];"],
    ["x = { a };", ";", "x = {};"],
    ['f("text");', ";", 'f("");'],
    ["f(`a${b}`, ``);", ";", "f(``, ``);"],
    ["f(true, 0, 40);", ";", "f(false, 0, 40);", "f(true, 1, 40);", "f(true, 0, 400);"],
    ["await a;", ";", "a;"],
    ["x = a.some(b).filter(c);", ";", "x = a.some(b);", "x = a.every(b).filter(c);"],
    ["function f() { return a; }", "function f() {}", "function f() { return undefined; }"],
    ["const f = () => a;", "const f = () => undefined;"],
    ["throw a;", ";"],
  ] as const) {
    it(`are ${faults.length} in ${text}`, () => expect(changed(text)).to.have.members(faults));
  }

  it("are none in types, imports and the names of properties", () => {
    for (const text of [
      'import { a } from "./a.ts";',
      'export { a } from "./a.ts";',
      'type A = "a" | 1;',
      'interface A { a: "a"; b?: true }',
      'let a: Record<"a", 1>;',
      'class A { readonly "a": number; private b?: "b" }',
      "a as unknown as 1;",
    ])
      expect(changed(text), text).to.deep.equal([]);
  });

  it("are code still, each of them another than before", () => {
    for (const change of partOf("core").places.flat()) {
      expect(applied(change)).not.to.equal(change.text);
      expect(() => parseAst(applied(change), { lang: "ts" }), change.from).not.to.throw();
    }
  });

  it("have a name each, which stays when other code is put before them", () => {
    const text = "function f(a) { g(a < 1); return a < 1; }";
    const names = (of: string) => [...titles(changesOf("src/room/file.ts", of).flat()).values()];
    expect(new Set(names(text)).size).to.equal(names(text).length);
    expect(names(`h();\n\n${text}`)).to.include.members(names(text));
    expect(names(text)).to.include("`room/file.ts › f`: `a < 1` → `a <= 1`").and.include("`room/file.ts › f`: `a < 1` → `a <= 1` (2)");
  });

  it("are drawn by a seed: the same again, in all rooms, and each place once", () => {
    const parts = ["core", "chat"].map(partOf);
    const names = (seed: string) => drawn(parts, seed, 120).map(({ title }) => title);
    expect(names("1")).to.deep.equal(names("1")).and.not.deep.equal(names("2"));
    expect(new Set(names("1")).size).to.equal(names("1").length);
    for (const part of parts) expect(drawn(parts, "1", 120).filter((one) => one.part === part)).to.have.length.at.least(40);
    const places = drawn(parts, "1", 120).map(({ change: { file, start, end } }) => `${file} ${start} ${end}`);
    expect(new Set(places).size).to.be.at.least(places.length - 5);
  });
});
