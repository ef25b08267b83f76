// What is made: texts by their paths from the root of the checkout.
import { posix } from "node:path";

export type Files = Record<string, string>;

/** How a module of src is imported from a folder. */
export function relativeTo(folder: string, module: string): string {
  const path = posix.relative(folder, `src/${module}`);
  return path.startsWith(".") ? path : `./${path}`;
}

/** Imports of names, one line a module. */
export function importLines(
  folder: string,
  wanted: Iterable<{ readonly name: string; readonly module: string }>,
  kind = "import type",
): string {
  const byModule = new Map<string, Set<string>>();
  for (const { name, module } of wanted) byModule.set(module, (byModule.get(module) ?? new Set()).add(name));
  return [...byModule]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([module, names]) => `${kind} { ${[...names].sort().join(", ")} } from "${relativeTo(folder, module)}";`)
    .join("\n");
}

/** A text as a comment of documentation. */
export function comment(text: string): string {
  const lines = text.replaceAll("*/", "*\u200b/").split("\n");
  return lines.length === 1 ? `/** ${lines[0]} */` : `/**\n${lines.map((line) => ` * ${line}`.trimEnd()).join("\n")}\n */`;
}
