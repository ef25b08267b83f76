import { expect } from "chai";
import { readdirSync, readFileSync } from "node:fs";

/** Lines of the acceptance list that cannot be said of an app in a browser, are decided otherwise, or are no test's matter. */
const NOT_HERE: Readonly<Record<string, string>> = {
  D33: "How long 16,000 characters take is measured beside a baseline by `npm run bench chat`; a test that is timed would fail on a busy machine.",
  R3: "There is no block that runs an author's own script when it is shown: that would be source in markup. A listener on hf-load of a nested app, or a live listener inside the region, runs anew with each version.",
  V11: "Results of handlers are not cached by the app, so there is no cache hit to mark. An author keeps results with keep().",
};

/** Letters of the list, and how many lines each has. */
const LINES: Readonly<Record<string, number>> = { C: 44, D: 36, E: 46, H: 19, R: 12, S: 26, V: 12 };

/** Ids at the start of a title, or of a row that titles are made of: `C6`, `S18 S20`, `C1 to C5`. */
const TITLE = /(?:(?:it|describe)\(|[[,])\s*["`]((?:[A-Z]\d+(?: to [A-Z]\d+)?[:\s]*)+)/g;

const titled = new Set(
  readdirSync("test", { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".ts"))
    .flatMap((file) => [...readFileSync(`test/${file}`, "utf8").matchAll(TITLE)])
    .flatMap(([, ids]) => [...ids!.matchAll(/([A-Z])(\d+)(?: to [A-Z](\d+))?/g)])
    .flatMap(([, letter, first, last = first]) =>
      Array.from({ length: Number(last) - Number(first) + 1 }, (_, index) => `${letter}${Number(first) + index}`),
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
