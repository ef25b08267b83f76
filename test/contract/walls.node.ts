import { expect } from "chai";
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, posix } from "node:path";

const LOWER = "chat elements markdown base theme graph state inference inference/tasks core";
const PARTS = "app/each app/markup app/stored app";
const APPS = `apps typescript app/hf-blocks.ts ${PARTS} ${LOWER}`;

/** All that each room may import, in full. Whatever is not here must be red. */
const MAY: Readonly<Record<string, string>> = {
  core: "",
  theme: "core",
  base: "theme core",
  markdown: "base theme core",
  elements: "markdown base theme core",
  graph: "core",
  state: "core",
  inference: "inference/tasks core",
  "inference/tasks": "inference core",
  chat: "graph core",
  app: LOWER,
  "app/markup": `app ${LOWER}`,
  "app/stored": `app ${LOWER}`,
  "app/each": `app/markup app ${LOWER}`,
  "app/hf-blocks.ts": `${PARTS} ${LOWER}`,
  typescript: `app/hf-blocks.ts ${PARTS} ${LOWER}`,
  apps: `typescript app/hf-blocks.ts ${PARTS} ${LOWER}`,
  define: APPS,
  "index.ts": APPS,
  cdn: `define ${APPS}`,
  hot: "hot/addresses.ts base theme core",
  "hot/addresses.ts": "",
  server: "inference/tasks core",
  "dev/local": "inference/tasks core",
  dev: "server dev/local core hot/addresses.ts",
};

/** Rooms whose types alone may be imported. */
const MAY_TYPES: Readonly<Record<string, string>> = { chat: "elements", dev: "hot" };

/** Forms of an import; `n` gives each line names of its own. */
const VALUES = {
  static: (from: string, n: number) => `import { x as x${n} } from "${from}";`,
  "for its effects": (from: string) => `import "${from}";`,
  dynamic: (from: string) => `void import("${from}");`,
  "dynamic with backticks": (from: string) => `void import(\`${from}\`);`,
  "re-export": (from: string, n: number) => `export { x as y${n} } from "${from}";`,
  "re-export of everything": (from: string) => `export * from "${from}";`,
};
const TYPES = {
  "import type": (from: string, n: number) => `import type { X as X${n} } from "${from}";`,
  "typeof import": (from: string, n: number) => `type Module${n} = typeof import("${from}");`,
  "type of an import": (from: string, n: number) => `type One${n} = import("${from}").X;`,
  "re-export of a type": (from: string, n: number) => `export type { X as Y${n} } from "${from}";`,
};
const FORMS = { ...VALUES, ...TYPES };

describe("the walls between rooms", () => {
  const planted: Planted[] = [];
  let red: ReturnType<typeof lint>;
  let folder: string;

  before(() => {
    folder = mkdtempSync(join(tmpdir(), "walls-"));
    for (const room of Object.keys(MAY))
      plant(
        room,
        Object.keys(MAY).filter((other) => other !== room),
      );
    for (const [name, text] of Object.entries(CIRCLES)) write(`src/core/${name}`, text);
    write("src/newroom/first.ts", 'import { x } from "../core/x.ts";\nexport const y = x;\n');
    const config = readFileSync(".oxlintrc.json", "utf8").replaceAll('"./scripts/', `"${process.cwd()}/scripts/`);
    write(".oxlintrc.json", config);
    red = lint(folder);
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  for (const room of Object.keys(MAY)) {
    it(`${room} imports what it may, and nothing else in any form`, () => {
      const own = planted.filter((line) => line.room === room);
      const open = own.filter((line) => !line.allowed && !red.walls.has(line.place));
      const shut = own.filter((line) => line.allowed && red.walls.has(line.place));
      expect(own).not.to.deep.equal([]);
      expect(
        open.map(({ what }) => what),
        "green, and must be red",
      ).to.deep.equal([]);
      expect(
        shut.map(({ what }) => what),
        "red, and must be green",
      ).to.deep.equal([]);
    });
  }

  it("a file in a room that has no line in the table is red", () => {
    expect(red.walls.has("src/newroom/first.ts:1")).to.equal(true);
  });

  for (const [title, files, isRed] of [
    ["two files that import each other's values are red", ["two-a.ts", "two-b.ts"], true],
    ["a circle of three is red", ["three-a.ts", "three-b.ts", "three-c.ts"], true],
    ["two that import each other's types are green", ["types-a.ts", "types-b.ts"], false],
    ["a circle through an import that comes later is green", ["later-a.ts", "later-b.ts"], false],
  ] as const) {
    it(title, () => {
      expect(files.filter((file) => red.circles.has(`src/core/${file}:1`))).to.deep.equal(isRed ? files : []);
    });
  }

  it("a type among values in an import of nothing else is red: it would load the file for nothing", () => {
    expect(red.effects.has("src/core/effect.ts:1")).to.equal(true);
  });

  /** A file in the room, deep inside it, with a line for each form of an import from each other room and package. */
  function plant(room: string, others: readonly string[]): void {
    const file = fileIn(room);
    const lines: string[] = [];
    const add = (name: string, from: string, may: (isType: boolean) => boolean) => {
      for (const [form, code] of Object.entries(FORMS)) {
        lines.push(code(from, lines.length));
        planted.push({ room, what: `${name}, ${form}`, place: `src/${file}:${lines.length}`, allowed: may(form in TYPES) });
      }
    };
    for (const other of others) {
      const path = posix.relative(posix.dirname(file), fileIn(other));
      add(other, path.startsWith(".") ? path : `./${path}`, (isType) => has(MAY[room], other) || (isType && has(MAY_TYPES[room], other)));
    }
    const isView = /^(elements|markdown|base|theme|app|apps|typescript)(\/|$)/.test(room);
    add("lit", "lit", () => isView);
    add("lit/decorators.js", "lit/decorators.js", () => isView);
    add("node:fs", "node:fs", () => room === "dev" || room === "dev/local");
    add("a package that is in no table", "left-out", () => false);
    add("its own package", "hf-blocks", () => false);
    add("the catalogue", `${"../".repeat(file.split("/").length - 1) || "./"}catalogue.ts`, () => false);
    add("a file outside of src", `${"../".repeat(file.split("/").length)}test/app/page.ts`, () => false);
    write(`src/${file}`, lines.join("\n"));
  }

  function write(path: string, text: string): void {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
});

/** One line of a planted file. */
interface Planted {
  readonly room: string;
  readonly what: string;
  /** The file and the number of the line. */
  readonly place: string;
  readonly allowed: boolean;
}

const CIRCLES = {
  "two-a.ts": 'import { b } from "./two-b.ts";\nexport const a = () => b;\n',
  "two-b.ts": 'import { a } from "./two-a.ts";\nexport const b = () => a;\n',
  "three-a.ts": 'import { b } from "./three-b.ts";\nexport const a = () => b;\n',
  "three-b.ts": 'export * from "./three-c.ts";\nexport const b = 1;\n',
  "three-c.ts": 'import { a } from "./three-a.ts";\nexport const c = () => a;\n',
  "types-a.ts": 'import type { B } from "./types-b.ts";\nexport type A = B;\nexport const a = 1;\n',
  "types-b.ts": 'import { a } from "./types-a.ts";\nexport type B = typeof a;\n',
  "later-a.ts": 'export const a = () => import("./later-b.ts");\n',
  "later-b.ts": 'import { a } from "./later-a.ts";\nexport const b = () => a;\n',
  "effect.ts": 'import { type A } from "./types-a.ts";\nexport type E = A;\n',
};

function fileIn(room: string): string {
  return room.endsWith(".ts") ? room : `${room}/deep/inside/planted.ts`;
}

function has(names: string | undefined, name: string): boolean {
  return names?.split(" ").includes(name) ?? false;
}

/** The lines that each of our rules is against. */
function lint(folder: string) {
  const { stdout } = spawnSync(process.execPath, [join(process.cwd(), "node_modules/oxlint/bin/oxlint"), "--format", "json"], {
    cwd: folder,
    encoding: "utf8",
    maxBuffer: 1 << 28,
  });
  const { diagnostics } = JSON.parse(stdout) as { diagnostics: Diagnostic[] };
  // A file that cannot be read is not looked at any further.
  for (const { code, message, filename } of diagnostics) if (code === undefined) throw new Error(`${filename}: ${message}`);
  const red = (rule: string) =>
    new Set(
      diagnostics
        .filter(({ code }) => code === rule)
        .map(({ filename, labels }) => `${filename.replaceAll("\\", "/")}:${labels[0]!.span.line}`),
    );
  return { walls: red("walls(downward)"), circles: red("import(no-cycle)"), effects: red("typescript(no-import-type-side-effects)") };
}

interface Diagnostic {
  /** The rule; none for a mistake in the syntax. */
  readonly code?: string;
  readonly message: string;
  readonly filename: string;
  readonly labels: readonly { readonly span: { readonly line: number } }[];
}
