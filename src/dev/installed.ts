import { existsSync, realpathSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";

/**
 * The address of a package that an author may have installed: in the folder where the command was typed, or beside this
 * package. `npx` puts this one into a folder of its own, from which nothing of the author's is found.
 */
export function installed(name: string, folder = process.cwd()): string | undefined {
  for (const from of [join(folder, "package.json"), import.meta.url]) {
    try {
      return pathToFileURL(createRequire(from).resolve(name)).href;
    } catch {
      continue;
    }
  }
  return undefined;
}

/** The real folder of a package that Vite finds from an author's folder. Node finds more: pnpm's commands set `NODE_PATH`. */
export function packageIn(folder: string, name: string): string | undefined {
  const found = join(folder, "node_modules", name);
  if (existsSync(join(found, "package.json"))) return realpathSync(found);
  const above = dirname(folder);
  return above === folder ? undefined : packageIn(above, name);
}
