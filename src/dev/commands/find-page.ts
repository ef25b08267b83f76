import { readdirSync, readFileSync, statSync } from "node:fs";
import { basename, dirname, join, relative, resolve, sep } from "node:path";
import { CommandError } from "./command-error.ts";
import { shellWord } from "./shell-word.ts";

/** What a command works on. */
export interface PageToOpen {
  /** The folder that is served. */
  readonly root: string;
  /** The page or app that is opened, under the root, with "/" before it. */
  readonly home: string;
}

const PAGE = /\.html?$/;
const SCRIPT = /\.[mc]?[jt]sx?$/;
const FIRST = ["index.html", "app.ts", "app.js", "main.ts"];

/** @throws {CommandError} where there is nothing to open */
export function findPage(target: string | undefined, command: string, cwd = process.cwd()): PageToOpen {
  const given = target ?? ".";
  const path = resolve(cwd, given);
  const stat = statSync(path, { throwIfNoEntry: false });
  if (!stat)
    throw new CommandError(
      `There is no ${given}. Make it first, or start a new app with: npx hf-blocks create my-app${PAGE.test(given) ? " html" : ""}`,
    );
  if (stat.isDirectory()) return { root: path, home: `/${firstIn(path, target, command)}` };
  if (!PAGE.test(path) && !SCRIPT.test(path))
    throw new CommandError(`${target} is neither a page nor a script. Give a .html or a .ts file, or a folder.`);
  const inside = relative(cwd, path);
  if (inside.split(sep)[0] === "..")
    throw new CommandError(
      `${target} is outside this folder, from which the page is served. Go there first: cd ${shellWord(dirname(given))} && npx hf-blocks ${command} ${shellWord(basename(path))}`,
    );
  if (/[#?%]/.test(inside))
    throw new CommandError(`${given} has one of # ? % in its name, which no address of a page can have. Rename it.`);
  return { root: cwd, home: `/${inside.split(sep).join("/")}` };
}

function firstIn(folder: string, target: string | undefined, command: string): string {
  const files = readdirSync(folder).filter(
    (name) => (PAGE.test(name) || SCRIPT.test(name)) && !name.endsWith(".d.ts") && !/\.config\./.test(name),
  );
  const pages = files.filter((name) => PAGE.test(name));
  const apps = files.filter(
    (name) => SCRIPT.test(name) && /export\s+default\b|\bas default\b/.test(readFileSync(join(folder, name), "utf8")),
  );
  const found =
    FIRST.find((name) => files.includes(name)) ??
    (pages.length === 1 ? pages[0] : apps.length === 1 && pages.length === 0 ? apps[0] : undefined);
  if (found) return found;
  const where = target === undefined || target === "." ? "This folder" : target;
  const isEmpty = readdirSync(folder).every((name) => name.startsWith("."));
  const [first, second] = [...pages, ...apps];
  if (first && second)
    throw new CommandError(
      `${where} has several pages. Say which: npx hf-blocks ${command} ${shellWord(target ? join(target, first) : first)}`,
    );
  throw new CommandError(
    `${where} has no page yet. Start one with: npx hf-blocks create${isEmpty ? (target ? ` ${shellWord(target)}` : "") : " my-app"}   or write an app.ts and type: npx hf-blocks ${command} ${shellWord(target ? join(target, "app.ts") : "app.ts")}`,
  );
}
