import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, posix } from "node:path";
import { fileURLToPath } from "node:url";

/** Whether this runs from its source, and not from the package that was built from it. */
const fromSource = import.meta.url.endsWith(".ts");

/** The package's own folder. */
export const packageFolder = fileURLToPath(new URL("../..", import.meta.url));

/** What was built of it. */
export const builtFolder = join(packageFolder, "dist/");

/** A file of this package by its path in the source, without its ending. */
export function ownFile(path: string): string {
  return fileURLToPath(new URL(`../${path}${fromSource ? ".ts" : ".js"}`, import.meta.url));
}

/** Where the page's side of hot reload is, and the inspector. */
export const toolsFolder = dirname(ownFile("hot/start"));

/** Whether an import names this package or a part of it. */
export function isOwnName(specifier: string): boolean {
  return specifier === "hf-blocks" || specifier.startsWith("hf-blocks/");
}

/** Whether an address is of the script-tag build, which is published under this name, wherever it lies. */
export function isScriptTag(address: string): boolean {
  return posix.basename(address.replace(/[?#].*$/s, "")) === "hf-blocks.js";
}

/** The parts of the package that are not called as their modules. */
const MODULES: Readonly<Record<string, string>> = { "": "index", define: "define/index", client: "inference/client" };

/** The file that `hf-blocks` or `hf-blocks/…` means, in this package. */
export function ownModule(id: string): string | undefined {
  const path = id.replace(/^hf-blocks\/?/, "");
  if (/(^|[/\\])\.\.?([/\\]|$)/.test(path)) return undefined;
  if (path === "theme.css") return fileURLToPath(new URL("../theme/theme.css", import.meta.url));
  const file =
    path === "cdn"
      ? fromSource
        ? ownFile("cdn/entry")
        : fileURLToPath(new URL("../cdn/hf-blocks.js", import.meta.url))
      : ownFile(MODULES[path] ?? path);
  return existsSync(file) ? file : undefined;
}

/** The version of this package. */
export function ownVersion(): string {
  return (createRequire(import.meta.url)("../../package.json") as { version: string }).version;
}
