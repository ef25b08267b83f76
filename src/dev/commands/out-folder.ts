import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { CommandError } from "./command-error.ts";
import { shellWord } from "./shell-word.ts";

/** What stands in a folder though nobody has put anything there. Vite keeps the first, too. */
const NOTHING = [".git", ".DS_Store"];
/** The script that Vite puts into each page it builds. Nobody writes one so by hand. */
const BUILT = /<script\b[^>]*\btype=["']?module\b[^>]*\scrossorigin\b/i;

/** @param there the folder as it is called from here @throws {CommandError} where to empty it would delete what somebody has made */
export function checkEmptied(folder: string, there: string): void {
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) return;
  if (readdirSync(folder).every((name) => NOTHING.includes(name)) || isBuilt(folder)) return;
  let number = 2;
  while (existsSync(`${folder}-${number}`)) number++;
  throw new CommandError(
    `${there} holds files that no build has made, and to build into it would delete them. Give another folder: --out ${shellWord(`${there}-${number}`)}`,
  );
}

function isBuilt(folder: string): boolean {
  const page = join(folder, "index.html");
  return statSync(page, { throwIfNoEntry: false })?.isFile() === true && BUILT.test(readFileSync(page, "utf8"));
}
