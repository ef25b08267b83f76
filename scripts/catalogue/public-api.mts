// The part of index.ts that grows with each tag: classes, their events, and builders.
import type { Element } from "./classes.mts";
import { relativeTo, type Files } from "./files.mts";
import { builderExports } from "./script-tag.mts";
import { withTail } from "./tail.mts";

export function publicFiles(elements: readonly Element[], root: string): Files {
  const modules = new Map<string, Set<string>>();
  const add = (module: string, name: string) => modules.set(module, (modules.get(module) ?? new Set()).add(name));
  for (const { from, className, events } of elements) {
    add(from, className);
    for (const { module, type } of events) if (module) add(module, type);
  }
  const lines = [...modules].map(([module, names]) => `export { ${[...names].sort().join(", ")} } from "${relativeTo("src/", module)}";`);
  return { "src/index.ts": withTail(root, "src/index.ts", [builderExports(elements, "src/"), ...lines].join("\n")) };
}
