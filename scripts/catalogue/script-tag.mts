// The script tag: what it brings at once, what comes later, and the names that it gives.
import { readdirSync, readFileSync } from "node:fs";
import { builderName, hasBuilder } from "./builders.mts";
import type { Element } from "./classes.mts";
import { definition } from "./define.mts";
import { relativeTo, type Files } from "./files.mts";
import { SHORTCUT_CLASSES } from "./shortcuts.mts";
import { withTail } from "./tail.mts";

export function scriptTagFiles(elements: readonly Element[], root: string): Files {
  const alone = elements.filter((element) => element.with === undefined);
  return {
    "src/cdn/at-once.ts": `// What the script tag brings along.
${alone.flatMap((element) => (element.comes === "at once" ? [`import "${relativeTo("src/cdn/", fromSource(definition(element)))}";`] : [])).join("\n")}
`,
    "src/cdn/later.ts": laterFile(
      alone.filter(({ comes }) => comes === "later"),
      root,
    ),
    "src/cdn/entry.ts": withTail(root, "src/cdn/entry.ts", builderExports(elements, "src/cdn/")),
  };
}

/** The builders that are made, as a module hands them on. */
export function builderExports(elements: readonly Element[], folder: string): string {
  const modules = new Map<string, string[]>();
  for (const element of elements.filter(hasBuilder)) {
    const module = element.from.startsWith("apps/") ? "apps/builders.ts" : "typescript/builders.ts";
    modules.set(module, [...(modules.get(module) ?? []), builderName(element)]);
  }
  return [...modules].map(([module, names]) => `export { ${names.sort().join(", ")} } from "${relativeTo(folder, module)}";`).join("\n");
}

function laterFile(elements: readonly Element[], root: string): string {
  const asked = modulesAskedFor(root);
  const isShared = ({ from }: Element) => asked.has(from);
  const lines = elements.map((element) => {
    const { tag, className, from } = element;
    if (!isShared(element)) return `comesLater("${tag}", () => import("${relativeTo("src/cdn/", fromSource(definition(element)))}"));`;
    return `// As another room asks for it, so that it is one file.
comesLater("${tag}", async () => define((await import("${relativeTo("src/cdn/", from)}")).${className}));`;
  });
  return `// Tags that come with the first of them. Written out tag by tag: a tag that is not here is never asked for.
${elements.some(isShared) ? 'import { define } from "../base/define.ts";\n' : ""}import { comesLater } from "../base/late-tags.ts";

${lines.join("\n")}
`;
}

/** The classes that a room of src loads by itself when it needs them. */
function modulesAskedFor(root: string): Set<string> {
  const files = readdirSync(`${root}src/apps`, { recursive: true, encoding: "utf8" }).filter((file) => file.endsWith(".ts"));
  const own = files.filter((file) => `apps/${file}` !== SHORTCUT_CLASSES);
  return new Set(
    own.flatMap((file) => {
      const found = readFileSync(`${root}src/apps/${file}`, "utf8").matchAll(/import\("([^"]+)"\)/g);
      return [...found].map(([, path]) => new URL(path ?? "", `file:///apps/${file}`).pathname.slice(1));
    }),
  );
}

/** The names that the export lists of a module give, without types. */
export function exportedValues(code: string): string[] {
  const names = [...code.matchAll(/^export \{([^}]*)\}/gm)].flatMap(([, list = ""]) => list.split(","));
  return names
    .map((name) => name.trim())
    .filter((name) => name && !name.startsWith("type "))
    .sort();
}

function fromSource(path: string): string {
  return path.slice("src/".length);
}
