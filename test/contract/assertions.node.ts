import { expect } from "chai";
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { countAssertions } from "../../scripts/house.mts";

/** In all of `src`. A new one takes the place of another. */
const MOST = 60;

const LINES = {
  "one without a word is red": ["export const one = list[0]!;", true],
  "one with its reason at the end of the line is green": ["export const one = list[0]!; // safe: it has a first", false],
  "one with its reason on the line before is green": ["// Safe: it has a first.\nexport const one = list[0]!;", false],
  "a comment two lines before is no reason": ["// Safe: it has a first.\n\nexport const one = list[0]!;", true],
  "the end of the line before is no reason": ["const two = 2; // safe: a number\nexport const one = list[two]!;", true],
  "an empty comment is no reason": ["export const one = list[0]!; //", true],
  "an address is no comment": ['export const one = list["https://x"]!;', true],
  "what is said to be set later is no assertion": ["let one!: string;\nexport const two = () => one;", false],
} as const;

describe("non-null assertions", () => {
  let folder: string;
  let red: Set<string>;

  before(() => {
    folder = mkdtempSync(join(tmpdir(), "assertions-"));
    Object.values(LINES).forEach(([code], index) => write(`${index}.ts`, `declare const list: Record<string, string>;\n${code}\n`));
    const plugin = join(process.cwd(), "scripts/assertions.mjs");
    write(".oxlintrc.json", JSON.stringify({ jsPlugins: [plugin], rules: { "assertions/explained": "error" } }));
    red = new Set(
      lint(["-c", join(folder, ".oxlintrc.json"), folder], "assertions(explained)").map((file) => file.split("/").at(-1) ?? ""),
    );
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  Object.entries(LINES).forEach(([title, [, isRed]], index) => {
    it(title, () => {
      expect(red.has(`${index}.ts`)).to.equal(isRed);
    });
  });

  it("are few in the library", () => {
    expect(countAssertions(".")).to.be.within(1, MOST);
  });

  function write(name: string, text: string): void {
    writeFileSync(join(folder, name), text);
  }
});

/** The files of all findings of a rule. */
function lint(options: readonly string[], rule: string): string[] {
  const { stdout } = spawnSync(process.execPath, ["node_modules/oxlint/bin/oxlint", "--format=json", ...options], {
    encoding: "utf8",
    maxBuffer: 1e8,
  });
  const { diagnostics } = JSON.parse(stdout) as { diagnostics: readonly { code: string; filename: string }[] };
  return diagnostics.filter(({ code }) => code === rule).map(({ filename }) => filename);
}
