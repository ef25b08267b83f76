import { readFileSync } from "node:fs";
import { posix } from "node:path";
import type { Connect, Plugin, ResolvedConfig, ViteDevServer } from "vite";
import { HOT, isInstalled } from "../hot/addresses.ts";
import { APP_FILE, importsFile, mayMount } from "./app-file.ts";
import { fileFor, realFile } from "./door.ts";
import { readPath, writePath } from "./path-in-address.ts";

/** A module that mounts the default export of another. */
const MOUNT = "/@hf-blocks/mount.js";
/** How long after it has run a script may still put its app on the page, in milliseconds: it may fetch something first. */
const PATIENCE = 2_000;

/** The page around an app that is one script. With an icon of its own, empty, no browser asks for one that is not there. */
export function hostPage(path: string): string {
  const title = posix.basename(path).replace(/\.\w+$/, "");
  return `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width" />
    <meta name="color-scheme" content="light dark" />
    <title>${escapeHtml(title)}</title>
    <link rel="icon" href="data:," />
  </head>
  <body>
    <script type="module" src="${MOUNT}?path=${writePath(path)}"></script>
  </body>
</html>
`;
}

/** A script opened as a page gets a page around it, which mounts the file's default export, where the file does not mount an app itself. */
export function scriptPages(): Plugin {
  let config: ResolvedConfig;
  return {
    name: "hf-blocks:script-pages",
    // Vite would look for a file of this name, and a path in the query may lead to one.
    enforce: "pre",
    configResolved(resolved) {
      config = resolved;
    },
    resolveId(id) {
      const [path, query] = id.split("?") as [string, string?];
      return path === MOUNT ? `\0${MOUNT}?${query}` : undefined;
    },
    load(id) {
      if (!id.startsWith(`\0${MOUNT}?`)) return undefined;
      const path = readPath(id);
      // What a module imports, Vite gives to whoever asks for it.
      const file = fileFor(path, APP_FILE, config);
      if (!file) return `throw new Error("There is no script to mount.");`;
      const code = readFileSync(file, "utf8");
      return mountModule(path, mayMount(code) || importsFile(code));
    },
    hotUpdate({ file }) {
      // Whether the file mounts an app itself may be another since this save.
      const { moduleGraph } = this.environment;
      for (const made of moduleGraph.idToModuleMap.values())
        if (made.id?.startsWith(`\0${MOUNT}?`) && leadsTo(readPath(made.id), file, config)) moduleGraph.invalidateModule(made);
    },
    configureServer(server) {
      server.middlewares.use(servePages(server));
    },
  };
}

/** The script that a module of ours mounts, by the address of that module. */
export function mountedFile(address: string, config: ResolvedConfig): string | undefined {
  return new URL(address).pathname === posix.join(config.base, MOUNT) ? fileFor(readPath(address), APP_FILE, config) : undefined;
}

function leadsTo(path: string, file: string, config: ResolvedConfig): boolean {
  const named = fileFor(path, APP_FILE, config);
  return named === file || (named !== undefined && realFile(named) === file);
}

/** What an author is told whose script is no app. */
export function noApp(path: string): string {
  return `${path} has no app as its default export. End it with: export default blocks(…)`;
}

/** What an author is told whose script has a promise of its app. */
function noAwait(path: string): string {
  return `${path} has a promise as its default export, and no app: an await is missing. End it with: export default await …`;
}

function mountModule(path: string, mayMountItself: boolean): string {
  return `import * as file from ${JSON.stringify(path)};
const isBare = () => !document.body.querySelector(import.meta.hot ? ":not(script, vite-error-overlay)" : ":not(script)");
function fail() {
  if (!isBare()) return;
  const says = typeof file.default?.then === "function" ? ${JSON.stringify(noAwait(path))} : ${JSON.stringify(noApp(path))};
  // An app may still come, also from a package.
  if (import.meta.hot) new MutationObserver((_, observer) => {
    if (isBare()) return;
    observer.disconnect();
    globalThis[Symbol.for("${HOT}")]?.takeBack(says);
  }).observe(document.body, { childList: true });
  throw new Error(says);
}
if (import.meta.hot) import.meta.hot.accept();
if (typeof file.default?.mount === "function") file.default.mount(document.body);
else ${mayMountItself ? `setTimeout(fail, ${PATIENCE});` : "fail();"}
`;
}

function servePages(server: ViteDevServer): Connect.NextHandleFunction {
  return (request, response, next) => {
    const { base } = server.config;
    const address = (request.url ?? "/").replace(/\?.*$/s, "");
    // Vite takes the base away only after this.
    const url = address.startsWith(base) ? `/${address.slice(base.length)}` : address;
    const path = decodedPath(url);
    if (path === undefined || !isNavigation(request) || isInstalled(path) || !fileFor(path, APP_FILE, server.config)) return next();
    // What Vite puts into a page refers to the address that the browser asked for.
    server.transformIndexHtml(url, hostPage(path), request.originalUrl).then((page) => {
      response.setHeader("content-type", "text/html; charset=utf-8");
      response.end(page);
    }, next);
  };
}

function decodedPath(url: string): string | undefined {
  try {
    return decodeURIComponent(url);
  } catch {
    return undefined;
  }
}

function isNavigation({ headers }: Connect.IncomingMessage): boolean {
  const purpose = headers["sec-fetch-dest"];
  return purpose === "document" || (purpose === undefined && headers.accept?.startsWith("text/html") === true);
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);
}
