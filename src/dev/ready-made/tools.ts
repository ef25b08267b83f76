import { join, posix } from "node:path";
import type { Plugin } from "vite";
import { TOOLS } from "../../hot/addresses.ts";
import { ownFile, toolsFolder } from "../own-files.ts";
import { loadVite } from "../vite.ts";
import { makeBundle, modulesIn, unmapped, type Bundle } from "./bundle.ts";

/** The page's side of hot reload, in one file: all scripts of a page wait for it. */
export function tools(): Plugin {
  let bundle: Promise<Bundle>;
  return {
    name: "hf-blocks:tools",
    apply: "serve",
    enforce: "pre",
    configureServer({ config }) {
      const sources = ["hot", "base", "theme", "core"].flatMap((room) => modulesIn(join(toolsFolder, "..", room)));
      bundle = loadVite().then((vite) => makeBundle(vite, { name: "tools", inputs: { start: ownFile("hot/start") }, sources }, config));
      bundle.catch(() => {});
    },
    resolveId(id, importer) {
      if (id.startsWith(TOOLS)) return id;
      return importer?.startsWith(TOOLS) && id.startsWith(".") ? posix.join(posix.dirname(importer), id) : undefined;
    },
    async load(id) {
      return id.startsWith(TOOLS) ? unmapped((await bundle).files[id.slice(TOOLS.length)]) : undefined;
    },
  };
}
