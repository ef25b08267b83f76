import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Plugin } from "vite";
import { isUnder, realFile } from "../door.ts";
import type { Node } from "../hot/module-kind.ts";
import { isScriptTag, packageFolder } from "../own-files.ts";
import { vite } from "../vite.ts";
import { missingInApp, missingInPage, type Loaded } from "./what-is-missing.ts";

export interface BuiltCheck {
  readonly plugin: Plugin;
  /** Why nothing was built. */
  fault(): string | undefined;
  readonly warnings: readonly string[];
}

/** What a page is made into and styles make no block, and neither does what Vite adds. */
const NO_SCRIPT = /^\0|\.(?:html|css|less|sass|scss|styl|stylus|pcss|postcss|sss)(?:\?(?!.*\.js$)|$)/;

/** What a plugin can ask of the modules that were loaded. */
interface Modules {
  getModuleInfo(id: string): {
    readonly code: string | null;
    readonly importedIds: readonly string[];
    readonly dynamicallyImportedIds: readonly string[];
    readonly exports: readonly string[];
  } | null;
}

/**
 * Looks before anything is written whether what is built can show something.
 *
 * @param file the page or app
 * @param name as its author calls it
 */
export function checkBuilt(file: string, name: string): BuiltCheck {
  let fault: string | undefined;
  const warnings: string[] = [];
  return {
    fault: () => fault,
    warnings,
    plugin: {
      name: "hf-blocks:check-built",
      apply: "build",
      buildEnd(error) {
        if (error) return;
        const { normalizePath } = vite();
        // Vite calls a file by its own name, also where its folder was reached by a link.
        const found = this.getModuleInfo(file) ?? this.getModuleInfo(normalizePath(realFile(file) ?? file));
        if (!found) return;
        const { id, code, exports } = found;
        const loaded = loadedBy(id, this);
        const missing = name.endsWith(".html")
          ? missingInPage(name, readFileSync(file, "utf8"), loaded)
          : missingInApp(name, this.parse(code ?? "") as unknown as Node, exports, loaded);
        if (!missing) return;
        if (!missing.isCertain) return void warnings.push(missing.says);
        fault = missing.says;
        this.error(fault);
      },
    },
  };
}

/** All that a file loads, but for the library's own. */
function loadedBy(file: string, modules: Modules): Loaded {
  const seen = new Set([file]);
  const code: string[] = [];
  let library = false;
  for (const id of seen) {
    if (isLibrary(id)) {
      library = true;
      continue;
    }
    const info = modules.getModuleInfo(id);
    if (info?.code && !NO_SCRIPT.test(id)) code.push(info.code);
    for (const next of [...(info?.importedIds ?? []), ...(info?.dynamicallyImportedIds ?? [])]) seen.add(next);
  }
  return { library, code };
}

/** A module of the library, as it is installed or in this package, or its script-tag build wherever it lies. */
function isLibrary(id: string): boolean {
  const path = id.replace(/\?.*$/s, "");
  if (isScriptTag(path) || path.includes("/node_modules/hf-blocks/")) return true;
  const file = realFile(path);
  const own = ["dist", "src"].flatMap((folder) => realFile(join(packageFolder, folder)) ?? []);
  return file !== undefined && own.some((folder) => isUnder(folder, file));
}
