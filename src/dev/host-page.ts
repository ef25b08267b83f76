import { posix } from "node:path";
import type { Connect, Plugin, ResolvedConfig, ViteDevServer } from "vite";
import { fileFor } from "./door.ts";
import { readPath, writePath } from "./path-in-address.ts";

/** A module that mounts the default export of another. */
const MOUNT = "/@hf-blocks/mount.js";
const SCRIPT = /\.[mc]?tsx?$/;

/** The page around an app that is one TypeScript file. */
export function hostPage(path: string): string {
  const title = posix.basename(path).replace(/\.\w+$/, "");
  return `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width" />
    <meta name="color-scheme" content="light dark" />
    <title>${escapeHtml(title)}</title>
  </head>
  <body>
    <script type="module" src="${MOUNT}?path=${writePath(path)}"></script>
  </body>
</html>
`;
}

/** A TypeScript file opened as a page gets a page around it, which mounts the file's default export. */
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
      return fileFor(path, SCRIPT, config) ? mountModule(path) : `throw new Error("There is no script to mount.");`;
    },
    configureServer(server) {
      server.middlewares.use(servePages(server));
    },
  };
}

/** The script that a module of ours mounts, by the address of that module. */
export function mountedFile(address: string, config: ResolvedConfig): string | undefined {
  return new URL(address).pathname === posix.join(config.base, MOUNT) ? fileFor(readPath(address), SCRIPT, config) : undefined;
}

function mountModule(path: string): string {
  return `import * as file from ${JSON.stringify(path)};
if (typeof file.default?.mount !== "function") {
  throw new Error(${JSON.stringify(`${path} has no app as its default export. End it with: export default blocks(…)`)});
}
file.default.mount(document.body);
if (import.meta.hot) import.meta.hot.accept();
`;
}

function servePages(server: ViteDevServer): Connect.NextHandleFunction {
  return (request, response, next) => {
    const { base } = server.config;
    const address = (request.url ?? "/").replace(/\?.*$/s, "");
    // Vite takes the base away only after this.
    const url = address.startsWith(base) ? `/${address.slice(base.length)}` : address;
    const path = decodedPath(url);
    if (path === undefined || !isNavigation(request) || !fileFor(path, SCRIPT, server.config)) return next();
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
