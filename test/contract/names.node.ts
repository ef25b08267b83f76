import { expect } from "chai";
import { readdirSync, readFileSync } from "node:fs";

/** What a file exports of its own: not what it passes on from another. */
const DECLARED =
  /^export (?:declare )?(?:default )?(?:abstract )?(?:async )?(?:const enum|const|let|function\*?|class|interface|type|enum) ([\w$]+)/gm;
const IMPORTED = /^import (?:type )?\{([^}]*)\} from/gm;
const LISTED = /^export (?:type )?\{([^}]*)\}(?! from)/gm;

/** By the house style the sheet of an element, or of what many share, has this name wherever it stands. */
const SHEETS = "styles";

describe("exported names", () => {
  it("each stands for one thing: no two rooms export the same", () => {
    const rooms = new Map<string, Set<string>>();
    for (const file of readdirSync("src", { recursive: true, encoding: "utf8" }).filter((path) => path.endsWith(".ts")))
      for (const name of namesIn(readFileSync(`src/${file}`, "utf8"))) rooms.set(name, (rooms.get(name) ?? new Set()).add(roomOf(file)));
    const twice = [...rooms]
      .filter(([name, of]) => of.size > 1 && name !== SHEETS)
      .map(([name, of]) => `${name}: ${[...of].sort().join(", ")}`);
    expect(rooms.size).to.be.greaterThan(500);
    expect(twice.sort()).to.deep.equal([]);
  });

  it("are found however they are exported", () => {
    const text =
      'export const a = 1;\nexport async function* b() {}\nexport type { c, type d as e };\nexport { f } from "./f.ts";\nexport abstract class G {}\nimport { h } from "./h.ts";\nexport { h };\n';
    expect(namesIn(text).sort()).to.deep.equal(["G", "a", "b", "c", "e"]);
  });
});

function namesIn(text: string): string[] {
  const imported = new Set([...text.matchAll(IMPORTED)].flatMap(([, list = ""]) => namesOf(list)));
  const listed = [...text.matchAll(LISTED)].flatMap(([, list = ""]) => namesOf(list));
  return [...[...text.matchAll(DECLARED)].flatMap(([, name]) => name ?? []), ...listed.filter((name) => !imported.has(name))];
}

/** The names in a list in braces, as they are called from there on. */
function namesOf(list: string): string[] {
  return list.split(",").flatMap((one) => one.trim().match(/[\w$]+$/)?.[0] ?? []);
}

/** The first folder; what answers in place of a model is a room of its own. A file that is in none is the public list. */
function roomOf(file: string): string {
  const [folder = ""] = file.split("/");
  return file.startsWith("dev/local/") ? "dev/local" : folder;
}
