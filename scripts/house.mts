// Measures the house: `npm run house`, or `npm run house ../another-checkout` for the figures of that one.
import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join, posix } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

/** A file with one importer and no more lines than this usually belongs to its importer. */
const FRAGMENT = 40;
/** By the house style the sheet of an element, or of what many share, has this name wherever it stands. */
const SHEETS = "styles";

/** What a file exports of its own: not what it passes on from another. */
const DECLARED =
  /^export (?:declare )?(?:default )?(?:abstract )?(?:async )?(?:const enum|const|let|function\*?|class|interface|type|enum) ([\w$]+)/gm;
const IMPORTED = /^import (?:type )?\{([^}]*)\} from/gm;
const LISTED = /^export (?:type )?\{([^}]*)\}(?! from)/gm;
const ADDRESS = /(?:from|import\()\s*"(\.[^"]+)"/g;

/** The source files of a checkout, by their path in `src/`. */
export function sourcesOf(checkout: string): Map<string, string> {
  const source = join(checkout, "src");
  const paths = readdirSync(source, { recursive: true, encoding: "utf8" }).map((path) => path.replaceAll("\\", "/"));
  return new Map(paths.filter((path) => path.endsWith(".ts")).map((path) => [path, readFileSync(join(source, path), "utf8")]));
}

/** Names that more than one room exports, each with its rooms. */
export function namesTwice(sources: ReadonlyMap<string, string>): Map<string, string[]> {
  const rooms = new Map<string, Set<string>>();
  for (const [path, text] of sources)
    for (const name of exportedNames(text)) rooms.set(name, (rooms.get(name) ?? new Set()).add(roomOf(path)));
  return new Map([...rooms].filter(([name, of]) => of.size > 1 && name !== SHEETS).map(([name, of]) => [name, [...of].sort()]));
}

/** The names that a file exports of its own. */
export function exportedNames(text: string): string[] {
  const imported = new Set([...text.matchAll(IMPORTED)].flatMap(([, list = ""]) => namesIn(list)));
  const listed = [...text.matchAll(LISTED)].flatMap(([, list = ""]) => namesIn(list));
  return [...[...text.matchAll(DECLARED)].flatMap(([, name]) => name ?? []), ...listed.filter((name) => !imported.has(name))];
}

/** The names in a list in braces, as they are called from there on. */
function namesIn(list: string): string[] {
  return list.split(",").flatMap((one) => one.trim().match(/[\w$]+$/)?.[0] ?? []);
}

/** The first folder, or the file itself; what answers in place of a model is a room of its own. */
function roomOf(path: string): string {
  const [folder = ""] = path.split("/");
  return path.startsWith("dev/local/") ? "dev/local" : folder;
}

/** Small files that one other file imports. */
function fragments(sources: ReadonlyMap<string, string>): string[] {
  const importers = new Map<string, Set<string>>();
  for (const [path, text] of sources) {
    for (const [, address = ""] of text.matchAll(ADDRESS)) {
      const target = posix.join(posix.dirname(path), address);
      importers.set(target, (importers.get(target) ?? new Set()).add(path));
    }
  }
  return [...sources].filter(([path, text]) => linesOf(text) <= FRAGMENT && importers.get(path)?.size === 1).map(([path]) => path);
}

/** How often `found!` says that a value is there which the compiler cannot see. */
export function countAssertions(checkout: string): number {
  const linter = fileURLToPath(new URL("../node_modules/oxlint/bin/oxlint", import.meta.url));
  const rule = ["-A", "all", "-D", "typescript/no-non-null-assertion", "src"];
  const { stdout } = spawnSync(process.execPath, [linter, "--format=json", ...rule], { cwd: checkout, encoding: "utf8", maxBuffer: 1e8 });
  const { diagnostics } = JSON.parse(stdout) as { diagnostics: readonly { code: string }[] };
  return diagnostics.filter(({ code }) => code === "typescript(no-non-null-assertion)").length;
}

function linesOf(text: string): number {
  return text.split("\n").length - 1;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  const checkout = process.argv[2] ?? ".";
  const sources = sourcesOf(checkout);
  const sizes = [...sources].map(([path, text]) => ({ path, lines: linesOf(text) })).sort((one, other) => one.lines - other.lines);
  const names = [...namesTwice(sources).keys()].sort();
  const rows = [
    ["files", sizes.length],
    ["lines", sizes.reduce((sum, { lines }) => sum + lines, 0)],
    ["median of lines", sizes[Math.floor(sizes.length / 2)]?.lines],
    ["longest file", `${sizes.at(-1)?.lines} (${sizes.at(-1)?.path})`],
    [`files of ${FRAGMENT} lines or fewer with one importer`, fragments(sources).length],
    ["names exported from two rooms", [names.length, ...names].join(" ")],
    ["non-null assertions", countAssertions(checkout)],
  ] as const;
  for (const [what, figure] of rows) console.log(`${what.padEnd(46)} ${figure}`);
}
