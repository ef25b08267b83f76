import { expect } from "chai";
import { readdirSync, readFileSync } from "node:fs";

interface Line {
  readonly id: string;
  /** Why no test has it, as the list says it. */
  readonly reason: string | undefined;
}

/** Ids at the start of a title: `C6`, `S18 S20`, `C1 to C5`. */
const TITLE = /(?:it|describe)\(\s*["'`]((?:[A-Z]\d+\b(?: to [A-Z]\d+\b)?[:\s]*)+)/g;
/** The same at the start of a text in a list that titles are made of. */
const ROW = /[[,]\s*["'`]((?:[A-Z]\d+\b(?: to [A-Z]\d+\b)?[:\s]*)+)(?=["'`]|(?<=:\s))/g;
/** `- **D33** What must be true. _No test: why not._` */
const LINE = /^- \*\*([A-Z]\d+)\*\* [A-Z“\d`].*?\.( _(?:Not yet|(?:Not yet|Otherwise|No test|Elsewhere): .+)\._)?$/;

const text = readFileSync("test/acceptance.md", "utf8");
const bullets = text.split("\n").filter((line) => line.startsWith("- "));
const lines: readonly Line[] = bullets.flatMap((line) => {
  const [, id, reason] = LINE.exec(line) ?? [];
  return id ? [{ id, reason }] : [];
});
const ids = lines.map(({ id }) => id);
const letters = new Set(ids.map((id) => id.charAt(0)));

const sources = readdirSync("test", { recursive: true, encoding: "utf8" })
  .filter((file) => /\.(?:test|page|node)\.ts$/.test(file) && !import.meta.filename.endsWith(file))
  .map((file) => readFileSync(`test/${file}`, "utf8"));
const inTitles = idsIn(TITLE);
// A row is often data: only the letters of the list make an id of what one begins with.
const inRows = idsIn(ROW).filter((id) => letters.has(id.charAt(0)));
const titled = new Set([...inTitles, ...inRows]);

describe("the acceptance list", () => {
  it("has nothing but lines with an id, a sentence and perhaps a reason", () => {
    expect(bullets.filter((line) => !LINE.test(line))).to.deep.equal([]);
    expect(lines).to.have.length.above(0);
  });

  for (const letter of letters) {
    it(`counts the lines of ${letter} from 1 without leaving one out`, () => {
      const numbers = ids.filter((id) => id.startsWith(letter)).map((id) => Number(id.slice(1)));
      expect(numbers).to.deep.equal(numbers.map((_, index) => index + 1));
    });

    it(`has a test for each line of ${letter}, or says why not`, () => {
      const bare = lines.filter(({ id, reason }) => id.startsWith(letter) && reason === undefined && !titled.has(id));
      expect(bare.map(({ id }) => id)).to.deep.equal([]);
    });
  }

  it("says why not only where there is no test", () => {
    expect(lines.filter(({ id, reason }) => reason !== undefined && titled.has(id)).map(({ id }) => id)).to.deep.equal([]);
  });

  it("has every id that a title begins with", () => {
    expect([...titled].filter((id) => !ids.includes(id))).to.deep.equal([]);
  });
});

function idsIn(pattern: RegExp): string[] {
  return sources
    .flatMap((source) => [...source.matchAll(pattern)])
    .flatMap(([, found = ""]) => [...found.matchAll(/([A-Z])(\d+)(?: to [A-Z](\d+))?/g)])
    .flatMap(([, letter = "", first, last = first]) =>
      Array.from({ length: Number(last) - Number(first) + 1 }, (_, index) => `${letter}${Number(first) + index}`),
    );
}
