import { mkdirSync, realpathSync, renameSync, writeFileSync } from "node:fs";
import { basename, dirname, join, relative, resolve } from "node:path";
import type { Plugin } from "vite";
import type { Given } from "../command-line.ts";
import { isUnder, realFile } from "../door.ts";
import { hostPage } from "../host-page.ts";
import { checkBuilt } from "./check-built.ts";
import { CommandError, oneLine } from "./command-error.ts";
import { checkEmptied } from "./out-folder.ts";
import { prepare } from "./prepare.ts";
import { shellWord } from "./shell-word.ts";
import { cacheOf, decorators } from "./with-vite.ts";

/** `hf-blocks build`: makes a folder of static files that works from any host, under any path. */
export async function buildSite(target: string | undefined, given: Given): Promise<void> {
  const found = await prepare(target, "build");
  const { vite, configFile, hasPlugin } = found;
  // A page of its own folder: what is built has no folders above it. Vite calls files by where they are, not by a link to it.
  const root = realpathSync(join(found.root, dirname(found.home)));
  const name = basename(found.home);
  const { hfBlocks } = await import("../plugin.ts");
  const { openedAsFile } = await import("../opened-as-file.ts");
  const outDir = given.out === undefined ? (found.outDir ?? join(found.place, "dist")) : resolve(given.out);
  const there = relative(process.cwd(), outDir) || ".";
  const realOut = realFile(outDir) ?? outDir;
  if (realOut === root || isUnder(realOut, root))
    throw new CommandError(`To build into ${there} would overwrite the page itself. Give another folder: --out dist`);
  const isApp = !name.endsWith(".html");
  const page = isApp ? "index.html" : name;
  const check = checkBuilt(vite.normalizePath(join(root, name)), name);
  let built: readonly string[];
  try {
    const output = await vite.build({
      root,
      ...(given.base === undefined ? {} : { base: given.base }),
      configFile,
      // What goes wrong is thrown, and said in one line below.
      logLevel: "silent",
      plugins: [
        ...(isApp ? [pageAround(join(root, page), `/${name}`)] : []),
        ...(hasPlugin ? [] : [hfBlocks()]),
        openedAsFile(),
        usualBuild((emptyOutDir) => {
          const isOwn = given.out === undefined && found.outDir !== undefined;
          // A folder outside of the root that a config names Vite leaves as it is, unless the config says more.
          if (emptyOutDir === false || (isOwn && (emptyOutDir || !isUnder(root, outDir)))) return emptyOutDir;
          checkEmptied(outDir, there);
          return true;
        }),
        check.plugin,
      ],
      build: {
        outDir,
        rolldownOptions: {
          input: join(root, page),
          // The client says nothing of side effects and has none: this keeps 16 kB of its 96.
          treeshake: { moduleSideEffects: (id) => !id.split("/").includes("@huggingface") },
        },
      },
      ...cacheOf(root),
      ...decorators(root),
    });
    built = [output].flat().flatMap((one) => ("output" in one ? one.output.map(({ fileName }) => fileName) : []));
  } catch (error) {
    if (error instanceof CommandError) throw error;
    throw new CommandError(check.fault() ?? `${found.home.slice(1)} cannot be built: ${oneLine(error)}`);
  }
  // Hosts look for this name. In a folder that is not emptied an earlier build may have it.
  if (!built.includes("index.html")) renameSync(join(outDir, page), join(outDir, "index.html"));
  if (given.space) {
    mkdirSync(outDir, { recursive: true });
    writeFileSync(join(outDir, "README.md"), spaceReadme(name));
  }
  for (const warning of check.warnings) console.warn(warning);
  console.log(
    `Built ${there}. ${given.space ? "Upload it to a static Space." : `Put it on any static host, or look at it with: npx hf-blocks preview${there === "dist" ? "" : ` ${shellWord(there)}`}`}`,
  );
}

/**
 * What is built with where neither the command line nor the author's config, or a plugin of it, says another thing.
 *
 * @param emptied whether the folder is emptied first, from what they say
 */
function usualBuild(emptied: (given: boolean | null | undefined) => boolean | null | undefined): Plugin {
  return {
    name: "hf-blocks:usual-build",
    config: {
      order: "post",
      // Relative: the folder may be put under any path.
      handler: ({ base = "./", build: { target = "es2022", emptyOutDir } = {} }) => ({
        base,
        build: { target, emptyOutDir: emptied(emptyOutDir) ?? null },
      }),
    },
  };
}

/** The page around an app that is a script, as if it stood in the folder. */
function pageAround(file: string, script: string): Plugin {
  return {
    name: "hf-blocks:page-around",
    enforce: "pre",
    resolveId: (id) => (id === file ? file : undefined),
    load: (id) => (id === file ? hostPage(script) : undefined),
  };
}

/** The README.md that makes a static Space of a folder. @param file the page or script it was built from */
function spaceReadme(file: string): string {
  const words = file
    .replace(/\.\w+$/, "")
    .split(/[-_ ]+/)
    .filter(Boolean);
  const title = words.map((word) => word.replace(/^./u, (first) => first.toUpperCase())).join(" ");
  return `---
title: ${JSON.stringify(title === "Index" || title === "App" ? "hf-blocks app" : title)}
emoji: 🧱
colorFrom: yellow
colorTo: indigo
sdk: static
app_file: index.html
pinned: false
hf_oauth: true
hf_oauth_scopes:
  - inference-api
---

Made with hf-blocks. The app runs in the page; there is no server behind it.
`;
}
