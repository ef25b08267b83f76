import { readdirSync, readFileSync, statSync } from "node:fs";
import { basename, dirname, join, relative, resolve, sep } from "node:path";
import { APP_FILE } from "../app-file.ts";
import { realFile } from "../door.ts";
import { CommandError } from "./command-error.ts";
import { shellWord } from "./shell-word.ts";

/** What a command works on. */
export interface PageToOpen {
  /** The folder that is served. */
  readonly root: string;
  /** The page or app that is opened, under the root, with "/" before it. */
  readonly home: string;
}

const PAGE = /\.html$/;
/** What Vite takes for no page, and for no script of one. */
const OTHER_PAGE = /\.x?html?$/i;
const COMMON_JS = /\.c([jt])s$/;
const FIRST = ["index.html", "app.ts", "app.js", "main.ts", "main.js"];

/** @throws {CommandError} where there is nothing to open */
export function findPage(target: string | undefined, command: string, cwd = process.cwd()): PageToOpen {
  const given = target ?? ".";
  const path = resolve(cwd, given);
  const stat = statSync(path, { throwIfNoEntry: false });
  if (!stat)
    throw new CommandError(
      `There is no ${given}. Make it first, or start a new app with: npx hf-blocks create my-app${PAGE.test(given) ? " html" : ""}`,
    );
  checkFolder(stat.isDirectory() ? path : dirname(path));
  if (stat.isDirectory()) return { root: path, home: `/${firstIn(path, target, command)}` };
  if (!isPageOrApp(path)) throw new CommandError(whyNeither(given));
  const inside = relative(cwd, path);
  if (inside.split(sep)[0] === "..")
    throw new CommandError(
      `${target} is outside this folder, from which the page is served. Go there first: cd ${shellWord(dirname(given))} && npx hf-blocks ${command} ${shellWord(basename(path))}`,
    );
  if (/[#?%]/.test(inside))
    throw new CommandError(`${given} has one of # ? % in its name, which no address of a page can have. Rename it.`);
  return { root: cwd, home: `/${inside.split(sep).join("/")}` };
}

/**
 * Vite reads what comes after one of these signs as no part of a file's name, so that it finds none of a folder's files.
 *
 * @throws {CommandError} where one stands in the path of a folder, or of what it is a link to
 */
export function checkFolder(folder: string): void {
  for (const path of [folder, realFile(folder) ?? folder]) {
    const [sign] = /[#?]/.exec(path) ?? [];
    if (sign === undefined) continue;
    const names = path.split(sep);
    const at = names.findIndex((name) => name.includes(sign));
    throw new CommandError(
      `The folder ${names.slice(0, at + 1).join(sep)} has “${sign}” in its name, and Vite can read no file in it. Rename it, or move the app to a folder without # and ?.`,
    );
  }
}

function isPageOrApp(name: string): boolean {
  return PAGE.test(name) || (APP_FILE.test(name) && !name.endsWith(".d.ts"));
}

/** Whether the text of a script says that it is an app: it gives one away, or mounts one. */
function isApp(code: string): boolean {
  return /export\s+default\b|\bas default\b/.test(code) || (/\bmount\s*\(/.test(code) && code.includes("hf-blocks"));
}

/** Neither a folder that is called like one, nor a link that leads to none. */
export function isFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() === true;
}

/** What to do about a file that can be opened neither as a page nor as an app. */
function whyNeither(file: string): string {
  const name = basename(file);
  if (OTHER_PAGE.test(name))
    return `${file} is read as a page only under the ending .html. Rename it to ${name.replace(OTHER_PAGE, ".html")}.`;
  if (COMMON_JS.test(name))
    return `${file} is CommonJS by its name, which no browser runs. Rename it to ${name.replace(COMMON_JS, ".$1s")}, and write import and export in it.`;
  return `${file} is neither a page nor a script. Give a .html, .ts or .js file, or a folder.`;
}

function firstIn(folder: string, target: string | undefined, command: string): string {
  const names = readdirSync(folder);
  const files = names.filter((name) => isPageOrApp(name) && !/\.config\./.test(name) && isFile(join(folder, name)));
  const pages = files.filter((name) => PAGE.test(name));
  const apps = files.filter((name) => APP_FILE.test(name) && isApp(readFileSync(join(folder, name), "utf8")));
  const found =
    FIRST.find((name) => files.includes(name)) ??
    (pages.length === 1 ? pages[0] : apps.length === 1 && pages.length === 0 ? apps[0] : undefined);
  if (found) return found;
  const where = target === undefined || target === "." ? "This folder" : target;
  const isEmpty = names.every((name) => name.startsWith("."));
  const [first, second] = [...pages, ...apps];
  if (first && second)
    throw new CommandError(
      `${where} has several pages. Say which: npx hf-blocks ${command} ${shellWord(target ? join(target, first) : first)}`,
    );
  const other = names.find(
    (name) => (OTHER_PAGE.test(name) || (COMMON_JS.test(name) && !/\.config\./.test(name))) && isFile(join(folder, name)),
  );
  if (other) throw new CommandError(whyNeither(target ? join(target, other) : other));
  throw new CommandError(
    `${where} has no page yet. Start one with: npx hf-blocks create${isEmpty ? (target ? ` ${shellWord(target)}` : "") : " my-app"}   or write an app.ts and type: npx hf-blocks ${command} ${shellWord(target ? join(target, "app.ts") : "app.ts")}`,
  );
}
