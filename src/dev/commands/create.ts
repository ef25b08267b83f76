import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { basename, join, relative, resolve } from "node:path";
import type { Given } from "../command-line.ts";
import { ownVersion, packageFolder } from "../own-files.ts";
import { CommandError } from "./command-error.ts";

/** `hf-blocks create`: puts a small app that runs into a folder. */
export async function create(target: string | undefined, { template = "ts" }: Given): Promise<void> {
  const templates = join(packageFolder, "templates");
  const known = readdirSync(templates).filter((name) => existsSync(join(templates, name, "package.json")));
  if (!known.includes(template)) throw new CommandError(`There is no template “${template}”. Use one of: ${known.join(", ")}.`);
  const folder = resolve(target ?? ".");
  if (existsSync(folder) && readdirSync(folder).some((name) => !name.startsWith("."))) {
    throw new CommandError(
      `${relative(process.cwd(), folder) || "This folder"} is not empty. Give the name of a new one: hf-blocks create my-app`,
    );
  }
  mkdirSync(folder, { recursive: true });
  cpSync(join(templates, template), folder, { recursive: true });
  // npm leaves files of this name out of packages.
  if (existsSync(join(folder, "gitignore"))) renameSync(join(folder, "gitignore"), join(folder, ".gitignore"));
  const manifest = join(folder, "package.json");
  const name =
    basename(folder)
      .toLowerCase()
      .replace(/[^a-z0-9._-]+/g, "-")
      .replace(/^[._-]+/, "") || "my-app";
  writeFileSync(
    manifest,
    readFileSync(manifest, "utf8")
      .replace('"name": "template"', `"name": "${name}"`)
      .replace('"hf-blocks": "*"', `"hf-blocks": "^${ownVersion()}"`),
  );
  const there = relative(process.cwd(), folder);
  const quoted = /^[\w./-]+$/.test(there) ? there : `"${there}"`;
  console.log(
    `Made ${there || "an app here"}. See it with: ${there ? `cd ${quoted} && ` : ""}hf-blocks dev   (or npm install, then npm run dev)`,
  );
}
