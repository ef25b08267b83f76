import { createRequire } from "node:module";
import { join } from "node:path";
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
