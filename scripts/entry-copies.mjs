// The script-tag entry has copies of all that it imports at once: a module that it shared with the core would be one more
// file to wait for. Element classes become their tags, and what only the core can do becomes a light version.
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { tsImport } from "tsx/esm/api";

const source = fileURLToPath(new URL("../src/", import.meta.url));
const { catalogue } = await tsImport("../src/catalogue.ts", import.meta.url);

const ENTRY = `${source}cdn/entry.ts`;
const COPY = "?entry";
const TAG = "\0tag:";
const STAND_IN = "\0light:";
/** What the entry has in place of a module: the module that gives it, and what of it stands for what. */
const LIGHT = {
  "apps/chat-interface/chat-interface.ts": ["cdn/recorded.ts", "recordedChat as chatInterface"],
  "apps/interface/interface-of.ts": ["cdn/recorded.ts", "recordedInterface as interfaceOf"],
  "typescript/check-block.ts": ["cdn/checks.ts", "askForBlock as checkBlock"],
  "typescript/check-listener.ts": ["cdn/checks.ts", "leaveUnchecked as checkListener"],
  "typescript/mount.ts": ["cdn/mount.ts", "mountSoon as mount"],
};
/** The tags of classes, by their modules. */
const tags = new Map(Object.entries(catalogue).flatMap(([tag, line]) => (line.with ? [] : [[line.from, tag]])));
/** Builders that the core has too: of a class that comes later they hold the tag. */
const builders = new Set([
  "typescript/builders.ts",
  "apps/builders.ts",
  ...Object.values(catalogue).flatMap(({ builder }) => builder ?? []),
]);

/** @returns {import("vite").Plugin} */
export function entryCopies() {
  return {
    name: "entry-copies",
    enforce: "pre",
    resolveId(id, importer = "") {
      // Every tag is there or comes later by itself.
      if (id.endsWith("/shortcut-classes.ts")) return "\0nothing";
      if (!id.startsWith(".") || !importer.startsWith(source)) return undefined;
      const path = join(dirname(importer), id).slice(source.length);
      const isCopied = importer === ENTRY || importer.endsWith(COPY);
      const tag = tags.get(path);
      if (tag && (isCopied || (catalogue[tag].comes === "later" && builders.has(importer.slice(source.length)))))
        return TAG + tag + (isCopied ? COPY : "");
      // What the library is loaded by stands outside.
      if (!isCopied || ["cdn/core.ts", "cdn/mounting.ts"].includes(path)) return undefined;
      return path in LIGHT ? STAND_IN + path : `${source}${path}${COPY}`;
    },
    load(id) {
      if (id === "\0nothing") return "";
      if (id.startsWith(STAND_IN)) {
        const [module, names] = LIGHT[id.slice(STAND_IN.length)];
        return `export { ${names} } from ${JSON.stringify(`${source}${module}${COPY}`)};`;
      }
      if (!id.startsWith(TAG)) return undefined;
      const tag = id.slice(TAG.length).replace(COPY, "");
      const name = tag.replace(/(^|-)(\w)/g, (_, before, letter) => letter.toUpperCase());
      return `export const ${name} = { tag: "${tag}" };`;
    },
  };
}
