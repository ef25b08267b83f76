// The pages of authors who bundle the package as it is published: Vite makes them.
import { mkdtemp, readFile, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { build } from "vite";
import { pageStart, type VisitedPage } from "./pages.mts";

/** Without what Vite adds for browsers that know no `modulepreload`: that is none of ours. */
const BUILD = { target: "es2022", sourcemap: true, modulePreload: { polyfill: false } };

/** A page with one block, and one with all of the package. */
export async function npmPages(): Promise<readonly VisitedPage[]> {
  const before = process.env["NODE_ENV"];
  const [one, blocks, all] = ["define/textbox.js", "define/index.js", "index.js"].map((path) => JSON.stringify(resolve("dist", path)));
  const pages = await Promise.all([
    bundled("text box by npm path, Vite", `import ${one};`),
    // What anybody might use stays in.
    bundled("whole npm package, Vite", `import ${blocks}; import * as all from ${all}; globalThis.all = all;`),
  ]);
  // Vite says for all of the process that it builds for the public: a dev server of a test would take itself for that.
  if (before === undefined) delete process.env["NODE_ENV"];
  else process.env["NODE_ENV"] = before;
  return pages;
}

async function bundled(name: string, script: string): Promise<VisitedPage> {
  const root = await mkdtemp(join(tmpdir(), "hf-blocks-visit-"));
  const page = `${pageStart(name)}<link rel="icon" href="data:,"><script type="module" src="./app.js"></script><hf-textbox label="Name"></hf-textbox>`;
  await Promise.all([writeFile(join(root, "app.js"), script), writeFile(join(root, "index.html"), page)]);
  await build({ root, configFile: false, logLevel: "error", build: BUILD });
  const folder = join(root, "dist");
  return { name, box: "hf-textbox", html: await readFile(join(folder, "index.html"), "utf8"), folder, steps: [], stores: false };
}
