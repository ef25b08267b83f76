import { expect } from "chai";
import { readdirSync, readFileSync } from "node:fs";

/** Lines of the acceptance list that cannot be said of an app in a browser, or that are decided otherwise. */
const NOT_HERE: Readonly<Record<string, string>> = {
  R3: "There is no block that runs an author's own script when it is shown: that would be source in markup. A listener on hf-load of a nested app, or a live listener inside the region, runs anew with each version.",
  V11: "Results of handlers are not cached by the app, so there is no cache hit to mark. An author keeps results with keep().",
};

/** Letters of the list, and how many lines each has. */
const LINES: Readonly<Record<string, number>> = { E: 46, H: 19, R: 12, S: 26, V: 12 };

const files = readdirSync("test", { recursive: true, encoding: "utf8" }).filter((file) => file.endsWith(".ts"));
const titled = new Set(
  files.flatMap((file) =>
    [...readFileSync(`test/${file}`, "utf8").matchAll(/(?:it|describe)\(\s*["`]((?:[A-Z]\d+[:\s]*)+)|\[\s*["`]([A-Z]\d+):/g)].flatMap(
      ([, ids, id]) => (ids ?? id ?? "").match(/[A-Z]\d+/g) ?? [],
    ),
  ),
);

describe("the acceptance list", () => {
  for (const [letter, count] of Object.entries(LINES)) {
    it(`${letter}1 to ${letter}${count} each have a test whose title starts with it, or a reason why not`, () => {
      const ids = Array.from({ length: count }, (_, index) => `${letter}${index + 1}`);
      expect(ids.filter((id) => !titled.has(id) && !(id in NOT_HERE))).to.deep.equal([]);
    });
  }

  it("gives no reason for a line that has a test", () => {
    expect(Object.keys(NOT_HERE).filter((id) => titled.has(id))).to.deep.equal([]);
  });
});
