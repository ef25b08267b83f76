// Measures the house: `npm run house`, or `node scripts/house.mjs ../another-checkout` for the figures of that one.
import { readdirSync, readFileSync } from "node:fs";
import { join, posix } from "node:path";
import { pathToFileURL } from "node:url";

/** A file with one importer and no more lines than this usually belongs to its importer. */
const FRAGMENT = 40;
const DECLARED = /^export (?:declare )?(?:abstract )?(?:async )?(?:const|let|class|function\*?|interface|type|enum) (\w+)/gm;
const IMPORTED = /(?:from|import\()\s*"(\.[^"]+)"/g;

/** The source files of a checkout, by their path in `src/`. */
export function sourcesOf(checkout) {
  const source = join(checkout, "src");
  const paths = readdirSync(source, { recursive: true, encoding: "utf8" }).map((path) => path.replaceAll("\\", "/"));
  return new Map(paths.filter((path) => path.endsWith(".ts")).map((path) => [path, readFileSync(join(source, path), "utf8")]));
}

/** The room of a file: its first folder, or the file itself; `dev/local` is a room of its own. */
export function roomOf(path) {
  return path.startsWith("dev/local/") ? "dev/local" : path.split("/")[0];
}

/** Names that more than one room declares and exports, each with the files that do. */
export function namesTwice(sources) {
  const places = new Map();
  for (const [path, text] of sources) for (const [, name] of text.matchAll(DECLARED)) places.set(name, [...(places.get(name) ?? []), path]);
  return new Map([...places].filter(([, paths]) => new Set(paths.map(roomOf)).size > 1));
}

/** Small files that one other file imports. */
export function fragments(sources) {
  const importers = new Map();
  for (const [path, text] of sources) {
    for (const [, address] of text.matchAll(IMPORTED)) {
      const target = posix.join(posix.dirname(path), address);
      importers.set(target, (importers.get(target) ?? new Set()).add(path));
    }
  }
  return [...sources].filter(([path, text]) => linesOf(text) <= FRAGMENT && importers.get(path)?.size === 1).map(([path]) => path);
}

/** How often a value is said to be there that the compiler cannot see: `found!`. */
export function assertions(text) {
  const code = text.replace(
    /\/\*[\s\S]*?\*\/|(^|[^:])\/\/.*|`[^`]*`|"(?:[^"\\\n]|\\.)*"|\/(?:[^/\\\n[]|\\.|\[(?:[^\]\\\n]|\\.)*\])+\/[dgimsuvy]*/g,
    "$1 ",
  );
  return [...code.matchAll(/[\w)\]]!(?!=)/g)].length;
}

function linesOf(text) {
  return text.split("\n").length - 1;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  const sources = sourcesOf(process.argv[2] ?? ".");
  const sizes = [...sources].map(([path, text]) => ({ path, lines: linesOf(text) })).sort((one, other) => one.lines - other.lines);
  const names = namesTwice(sources);
  const rows = [
    ["files", sizes.length],
    ["lines", sizes.reduce((sum, { lines }) => sum + lines, 0)],
    ["median of lines", sizes[Math.floor(sizes.length / 2)]?.lines],
    ["longest file", `${sizes.at(-1)?.lines} (${sizes.at(-1)?.path})`],
    [`files of ${FRAGMENT} lines or fewer with one importer`, fragments(sources).length],
    ["names exported from two rooms", `${names.size}${names.size > 0 ? `: ${[...names.keys()].sort().join(", ")}` : ""}`],
    ["non-null assertions", [...sources.values()].reduce((sum, text) => sum + assertions(text), 0)],
  ];
  for (const [what, figure] of rows) console.log(`${what.padEnd(46)} ${figure}`);
}
