import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { basename, dirname, join, relative, resolve } from "node:path";
import type { Given } from "../command-line.ts";
import { ownVersion, packageFolder } from "../own-files.ts";
import { CommandError, oneLine } from "./command-error.ts";
import { checkFolder } from "./find-page.ts";
import { shellWord } from "./shell-word.ts";
import { beginningOf } from "../../core/cut-text.ts";

const DEFAULT = "ts";

/** `hf-blocks create`: puts a small app that runs into a folder. */
export async function create(target: string | undefined, given: Given, named?: string): Promise<void> {
  const templates = join(packageFolder, "templates");
  const known = readdirSync(templates).filter((name) => existsSync(join(templates, name, "package.json")));
  if (named !== undefined && given.template !== undefined && named !== given.template)
    throw new CommandError(`Two templates are named, “${named}” and “${given.template}”. Leave one of them out.`);
  const template = named ?? given.template ?? DEFAULT;
  if (!known.includes(template)) throw new CommandError(`There is no template “${template}”. Use one of: ${known.join(", ")}.`);
  const folder = resolve(target ?? ".");
  const there = relative(process.cwd(), folder);
  if (existsSync(dirname(folder))) checkFolder(dirname(folder));
  const why = whyNot(folder);
  if (why) throw new CommandError(`${there || "This folder"} ${why}. Give the name of a new folder: ${another(folder, template)}`);
  try {
    fill(folder, join(templates, template));
  } catch (error) {
    throw new CommandError(`${there || "This folder"} cannot be written: ${oneLine(error)}`);
  }
  const isNamedLike = named === undefined && given.template === undefined && basename(folder) !== template && known.includes(there);
  const meant = isNamedLike ? ` For the template ${there}: npx hf-blocks create ${shellWord(`my-${there}`)} ${there}.` : "";
  const lines = [...(there ? [`cd ${shellWord(there)}`] : []), "npm install", "npm run dev"];
  console.log(
    `Made ${there || "an app here"} from the template ${template}.${meant} To see it, type:\n\n${lines.map((line) => `  ${line}`).join("\n")}\n`,
  );
}

/** Why no app can be made in a folder. */
function whyNot(folder: string): string | undefined {
  if (/[#?]/.test(folder)) return "has # or ? in its name, and Vite can read no file in such a folder";
  if (!existsSync(folder)) return undefined;
  if (!statSync(folder).isDirectory()) return "is a file";
  return readdirSync(folder).some((name) => !name.startsWith(".")) ? "is not empty" : undefined;
}

/** The command that makes the same app in a new folder, which is called nearly as the one that was named. */
function another(folder: string, template: string): string {
  const named = folder === process.cwd() ? join(folder, "my-app") : folder.replace(/[#?]+/g, "-");
  let free = named;
  for (let number = 2; existsSync(free); number++) free = `${named}-${number}`;
  const words = [shellWord(relative(process.cwd(), free)), ...(template === DEFAULT ? [] : [template])];
  return `npx hf-blocks create ${words.join(" ")}`;
}

function fill(folder: string, template: string): void {
  mkdirSync(folder, { recursive: true });
  cpSync(template, folder, { recursive: true });
  // npm leaves files of this name out of packages.
  if (existsSync(join(folder, ".gitignore"))) rmSync(join(folder, "gitignore"));
  else renameSync(join(folder, "gitignore"), join(folder, ".gitignore"));
  const file = join(folder, "package.json");
  const manifest = JSON.parse(readFileSync(file, "utf8")) as { name: string; devDependencies: Record<string, string> };
  manifest.devDependencies["hf-blocks"] = `^${ownVersion()}`;
  manifest.name = packageName(basename(folder), Object.keys(manifest.devDependencies));
  writeFileSync(file, `${JSON.stringify(manifest, null, 2)}\n`);
}

/** A name that npm takes. @param taken a package that is called as one that it needs could not install it */
function packageName(folder: string, taken: readonly string[]): string {
  const plain = folder
    .toLowerCase()
    .replace(/[^a-z0-9._-]+/g, "-")
    .replace(/^[._-]+|-+$/g, "");
  const name = beginningOf(plain, 200);
  if (name === "" || name === "node_modules" || name === "favicon.ico") return "my-app";
  return taken.includes(name) ? `my-${name}` : name;
}
