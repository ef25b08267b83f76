import { spawnSync } from "node:child_process";
import { readdirSync } from "node:fs";
import { createRequire } from "node:module";
import { basename, delimiter, dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import type * as Vite from "vite";
import { installed } from "../installed.ts";
import { packageFolder } from "../own-files.ts";
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
  const before = fetchedBefore();
  if (before) return before;
  console.log(
    "Vite is not installed here. npm fetches it and keeps it in its cache; to have it in this folder: npm install --save-dev vite",
  );
  const { status, stdout, stderr, error } = npm(["exec", "--yes", `--package=vite@${MAJOR}`, "--", "node", "-p", "process.env.PATH"]);
  // npm puts the folder of what it has fetched into the path of what it runs.
  const folders = status === 0 ? stdout.trim().split(delimiter).map(dirname) : [];
  const [found] = folders.flatMap(viteIn);
  if (found) return found;
  throw new CommandError(
    `hf-blocks ${command} needs Vite, which npm could not fetch (${whatNpmSaid(error, stderr)}). Install it with: npm install --save-dev vite`,
  );
}

/** Started by `npx`, we stand in npm's cache beside what it has fetched earlier. To ask it takes seconds, and the network. */
function fetchedBefore(): string | undefined {
  const cache = join(packageFolder, "../../..");
  if (basename(cache) !== "_npx") return undefined;
  return readdirSync(cache).flatMap((name) => viteIn(join(cache, name, "node_modules")))[0];
}

/** Vite in a folder of packages, if it is there, and of the right version. */
function viteIn(packages: string): string[] {
  try {
    const require = createRequire(join(packages, "vite/package.json"));
    const { version } = require("./package.json") as { version: string };
    return Number.parseInt(version, 10) === MAJOR ? [pathToFileURL(require.resolve("vite")).href] : [];
  } catch {
    return [];
  }
}

/** The line of npm that says most. */
function whatNpmSaid(error: Error | undefined, stderr: string): string {
  const lines = stderr.split("\n").flatMap((line) => /^npm (?:error|ERR!) (?!code |errno |A complete log)(.+)/.exec(line)?.[1] ?? []);
  return oneLine(error ?? lines[0] ?? stderr).replace(/\.$/, "");
}

function npm(words: readonly string[]): { status: number | null; stdout: string; stderr: string; error?: Error } {
  const script = process.env["npm_execpath"];
  // npm says where it is to all that it runs; what another tool runs has to find it. On Windows it is no program but a script.
  return script?.endsWith("npm-cli.js")
    ? spawnSync(process.execPath, [script, ...words], { encoding: "utf8" })
    : spawnSync("npm", words, { encoding: "utf8", shell: process.platform === "win32" });
}
