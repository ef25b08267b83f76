// Makes all that follows from src/catalogue.ts and the classes; with --check, says which of it is stale instead.
import { readdirSync, readFileSync, rmSync, writeFileSync, mkdirSync, existsSync } from "node:fs";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import { format, type FormatConfig } from "oxfmt";
import { catalogue } from "../src/catalogue.ts";
import { checkListenerAttributes } from "./catalogue/attributes.mts";
import { builderFiles } from "./catalogue/builders.mts";
import { readElements } from "./catalogue/classes.mts";
import { defineFiles } from "./catalogue/define.mts";
import { editorFiles } from "./catalogue/editors.mts";
import type { Files } from "./catalogue/files.mts";
import { jsxFiles } from "./catalogue/jsx.mts";
import { manifestFiles } from "./catalogue/manifest.mts";
import { publicFiles } from "./catalogue/public-api.mts";
import { scriptTagFiles } from "./catalogue/script-tag.mts";
import { shortcutFiles } from "./catalogue/shortcuts.mts";
import { eventFiles, tagFiles } from "./catalogue/tags.mts";

const HEAD = "// Made by `npm run catalogue` from src/catalogue.ts and the classes: edit those.\n";
/** Folders in which nothing stands but what is made. */
const OWN_FOLDERS = ["src/define", "types"];

const root = fileURLToPath(new URL("..", import.meta.url));
const { version } = JSON.parse(readFileSync(`${root}package.json`, "utf8")) as { version: string };
const isCheck = process.argv.includes("--check");
const tables = await formatted({ ...tagFiles(catalogue), ...shortcutFiles(catalogue) });
if (!isCheck) write(tables);
const made = { ...tables, ...(await makeFiles()) };
const left = OWN_FOLDERS.flatMap((folder) =>
  existsSync(root + folder) ? readdirSync(root + folder).map((file) => `${folder}/${file}`) : [],
).filter((path) => !(path in made));

if (isCheck) {
  const stale = staleIn(made);
  for (const path of stale) console.error(`${path} is not what src/catalogue.ts and the classes say.`);
  for (const path of left) console.error(`${path} stands where only made files stand.`);
  if (stale.length + left.length > 0) {
    console.error("Run npm run catalogue, and commit what it writes.");
    process.exit(1);
  }
} else {
  write(made);
  for (const path of left) {
    rmSync(root + path);
    console.log(`deleted ${path}`);
  }
}

async function makeFiles(): Promise<Files> {
  const elements = await readElements(root, catalogue);
  checkListenerAttributes(elements);
  return formatted({
    ...defineFiles(elements),
    ...eventFiles(elements),
    ...builderFiles(elements),
    ...publicFiles(elements, root),
    ...scriptTagFiles(elements, root),
    ...manifestFiles(elements),
    ...jsxFiles(elements),
    ...editorFiles(elements, version),
  });
}

/** As the formatter would have it, with a first line that says where it comes from. */
async function formatted(files: Files): Promise<Files> {
  const options = JSON.parse(readFileSync(`${root}.oxfmtrc.json`, "utf8")) as FormatConfig;
  for (const [path, text] of Object.entries(files)) {
    if (!path.endsWith(".ts")) continue;
    const head = text.includes("// From here on made by") ? "" : HEAD;
    const { code, errors } = await format(path, head + text, options);
    if (errors.length > 0) throw new Error(`What is made for ${path} is no TypeScript: ${JSON.stringify(errors)}`);
    files[path] = code;
  }
  return files;
}

function staleIn(files: Files): string[] {
  return Object.keys(files).filter((path) => textAt(path) !== files[path]);
}

function write(files: Files): void {
  for (const path of staleIn(files)) {
    mkdirSync(dirname(root + path), { recursive: true });
    writeFileSync(root + path, files[path] ?? "");
    console.log(`wrote ${path}`);
  }
}

function textAt(path: string): string | undefined {
  return existsSync(root + path) ? readFileSync(root + path, "utf8") : undefined;
}
