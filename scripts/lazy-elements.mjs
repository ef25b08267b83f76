// In the script-tag build, builders of blocks that come later ask for their class by its tag: they do not carry it.

import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { tsImport } from "tsx/esm/api";

const source = fileURLToPath(new URL("../src/", import.meta.url));
const { catalogue } = await tsImport("../src/catalogue.ts", import.meta.url);

/** The tags that come later, by the module of their class. */
const later = new Map(
  Object.entries(catalogue).flatMap(([tag, line]) => (line.comes === "later" && !line.with ? [[source + line.from, tag]] : [])),
);
/** Modules that import a class only to put it into a description. */
const builders = new Set([
  "typescript/builders.ts",
  "apps/builders.ts",
  ...Object.values(catalogue).flatMap(({ builder }) => builder ?? []),
]);

/** @returns {import("vite").Plugin} */
export function lazyElements() {
  return {
    name: "lazy-elements",
    enforce: "pre",
    resolveId(id, importer) {
      // Every tag is there or comes later by itself.
      if (id.endsWith("/shortcut-classes.ts")) return "\0nothing";
      if (!importer?.startsWith(source) || !builders.has(importer.slice(source.length))) return undefined;
      const tag = later.get(join(dirname(importer), id));
      return tag && `\0lazy:${tag}`;
    },
    load(id) {
      if (id === "\0nothing") return "";
      if (!id.startsWith("\0lazy:")) return undefined;
      const tag = id.slice("\0lazy:".length);
      const name = tag.replace(/(^|-)(\w)/g, (_, before, letter) => letter.toUpperCase());
      return `import { loadTag } from ${JSON.stringify(`${source}base/late-tags.ts`)};
        export const ${name} = { tag: "${tag}", load: () => void loadTag("${tag}") };`;
    },
  };
}
