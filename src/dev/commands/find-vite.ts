import { spawnSync } from "node:child_process";
import { createRequire } from "node:module";
import { delimiter, dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import type * as Vite from "vite";
import { installed } from "../installed.ts";
import { chooseVite, loadVite } from "../vite.ts";
import { CommandError, oneLine } from "./command-error.ts";

const MAJOR = 8;

/**
 * Vite: the author's own, the one beside this package, or one that npm fetches and keeps, so that the command works in a
 * folder that holds nothing but a page.
 *
 * @throws {CommandError} that says how to get it
 */
export async function findVite(command: string): Promise<typeof Vite> {
  const own = installed("vite");
  chooseVite(own ?? fetched(command));
  const vite = await loadVite();
  if (Number.parseInt(vite.version, 10) < MAJOR)
    throw new CommandError(
      `hf-blocks ${command} needs Vite ${MAJOR}, and here is ${vite.version}. Update it with: npm install --save-dev vite@${MAJOR}`,
    );
  return vite;
}

/** Lets npm fetch Vite into its own cache, as `npx` does, and asks where that is. */
function fetched(command: string): string {
  console.log(
    "Vite is not installed here. npm fetches it and keeps it in its cache; to have it in this folder: npm install --save-dev vite",
  );
  const { status, stdout, stderr, error } = npm(["exec", "--yes", `--package=vite@${MAJOR}`, "--", "node", "-p", "process.env.PATH"]);
  // npm puts the folder of what it has fetched into the path of what it runs.
  const packages = stdout.trim().split(delimiter).map(dirname);
  const found = status === 0 ? packages.map((folder) => resolved(join(folder, "vite/package.json"))).find(Boolean) : undefined;
  if (found) return found;
  throw new CommandError(
    `hf-blocks ${command} needs Vite, which npm could not fetch (${oneLine(error ?? stderr.replaceAll(/^npm (error|ERR!) /gm, ""))}). Install it with: npm install --save-dev vite`,
  );
}

function resolved(manifest: string): string | undefined {
  try {
    return pathToFileURL(createRequire(manifest).resolve("vite")).href;
  } catch {
    return undefined;
  }
}

function npm(words: readonly string[]): { status: number | null; stdout: string; stderr: string; error?: Error } {
  const script = process.env["npm_execpath"];
  // npm says where it is to all that it runs; what another tool runs has to find it. On Windows it is no program but a script.
  return script?.endsWith("npm-cli.js")
    ? spawnSync(process.execPath, [script, ...words], { encoding: "utf8" })
    : spawnSync("npm", words, { encoding: "utf8", shell: process.platform === "win32" });
}
