import { existsSync, readFileSync } from "node:fs";
import { dirname, extname, join, posix, resolve, sep } from "node:path";
import type { Plugin } from "vite";
import { isInstalled } from "../hot/addresses.ts";
import { doors, isUnder } from "./door.ts";
import { packageIn } from "./installed.ts";
import { pageFaults } from "./hot/faults.ts";
import { hotPages } from "./hot/hot-pages.ts";
import { hotReload } from "./hot/hot-reload.ts";
import { homePage } from "./home-page.ts";
import { scriptPages } from "./host-page.ts";
import { localInference, nodeHandler } from "./local/index.ts";
import { groupsOf, LIT } from "./ready-made/groups.ts";
import { tools } from "./ready-made/tools.ts";
import { builtFolder, isOwnName, isScriptTag, ownModule, packageFolder } from "./own-files.ts";
import { loadVite } from "./vite.ts";

/** Where pages of the dev server find the local inference. */
const ENDPOINT = "/hf";

export interface HfBlocksPluginOptions {
  /** The page that `/` leads to, for example `/demo/document-analyzer.html`. */
  home?: string;
  /** What `<script src="hf-blocks.js">` loads: this package's script-tag build if left out. */
  script?: string;
}

/**
 * The Vite plugin: local inference for the page with no account, `hf-blocks.js` for pages that load it as a script,
 * a page around a script whose default export is an app, and hot reload that keeps what is on the page.
 */
export function hfBlocks(options: HfBlocksPluginOptions = {}): Plugin[] {
  const { home } = options;
  return [
    doors(),
    library(options),
    scriptPages(),
    hotPages(),
    hotReload(),
    pageFaults(),
    tools(),
    inference(),
    ...(home === undefined ? [] : [homePage(home)]),
  ];
}

/** Finds this package's modules, also from a folder that it is not installed in. */
function library({ script = "hf-blocks/cdn" }: HfBlocksPluginOptions): Plugin {
  let root = "";
  return {
    name: "hf-blocks",
    enforce: "pre",
    async config({ root = process.cwd() }) {
      const { searchForWorkspaceRoot } = await loadVite();
      return {
        server: { fs: { allow: [searchForWorkspaceRoot(root), packageFolder] } },
        optimizeDeps: {
          // Bundled already.
          exclude: ["hf-blocks/cdn"],
          // Found late, they would load the page anew.
          include: packagesOf(resolve(root)),
          rolldownOptions: { output: { codeSplitting: { groups: groupsOf(builtFolder) } } },
        },
      };
    },
    configResolved(config) {
      root = config.root;
    },
    async resolveId(id, importer, options) {
      const [path = ""] = id.split("?");
      // The name stands in the page's own folder, where there is no such file.
      const isFile = existsSync(id.startsWith("/") ? join(root, path) : join(dirname(importer?.split("?")[0] ?? root), path));
      if (isScriptTag(path) && id !== script && !existsSync(path) && !isFile)
        return this.resolve(script, importer, { ...options, skipSelf: false });
      if (!/^[\w@]/.test(id) || id.includes(":")) return undefined;
      const found = await this.resolve(id, importer, { ...options, skipSelf: true });
      if (found) return found;
      return isOwnName(id) ? ownModule(id) : this.resolve(id, join(packageFolder, "package.json"), { ...options, skipSelf: true });
    },
    load(id) {
      // The package has no source for its source maps to point to.
      const file = resolve(id.replace(/\?.*$/s, ""));
      // Served or bundled by Vite, the entry's parts have other addresses than those in its table.
      if (file === join(builtFolder, "cdn", "hf-blocks.js"))
        return { code: readFileSync(file, "utf8").replace(/\/\*parts\*\/.*?\/\*parts\*\//s, "[]"), map: null };
      if (!isUnder(builtFolder, file) || extname(file) !== ".js" || isUnder(join(builtFolder, "cdn"), file)) return undefined;
      return { code: readFileSync(file, "utf8").replace(/\n\/\/# sourceMappingURL=.*\s*$/, "\n"), map: null };
    },
  };
}

/** What an author's app may import at any time; elements of their own are written with Lit. A linked library is source. */
function packagesOf(root: string): string[] {
  const own = packageIn(root, "hf-blocks");
  if (!own || !isInstalled(own.replaceAll(sep, "/"))) return [];
  return ["hf-blocks", "hf-blocks/define", ...(packageIn(root, "lit") ? LIT : [])];
}

/** Answers inference calls of the pages, with no account. */
function inference(): Plugin {
  let base = "/";
  return {
    name: "hf-blocks:inference",
    enforce: "pre",
    configResolved(config) {
      base = config.base;
    },
    transformIndexHtml: {
      order: "pre",
      // In the head and not in the plugin's script: the page's own policy may forbid inline scripts.
      handler: (_html, context) =>
        context.server
          ? [{ tag: "meta", attrs: { name: "hf-blocks-endpoint", content: posix.join(base, ENDPOINT) }, injectTo: "head" }]
          : [],
    },
    configureServer(server) {
      const local = localInference({ env: process.env });
      server.middlewares.use(nodeHandler(local, posix.join(base, ENDPOINT)));
      const { printUrls } = server;
      server.printUrls = () => {
        printUrls();
        void local.describe().then((engines) => server.config.logger.info(`  ➜  ${engines}`));
      };
      server.httpServer?.once("close", () => void local.close());
      // Reading takes a second to start. Started a little after the first page is asked for, it is ready in time.
      server.middlewares.use((_request, _response, next) => {
        setTimeout(() => void local.warm().catch(() => {}), 1500).unref();
        next();
      });
    },
  };
}
