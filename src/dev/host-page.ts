import type { Connect, Plugin, ViteDevServer } from "vite";
import { existsSync } from "node:fs";
import { join } from "node:path";

/** A module that mounts the default export of another. */
const MOUNT = "/@hf-blocks/mount.js";
const SCRIPT = /\.[mc]?tsx?$/;

/** The page around an app that is one TypeScript file. */
export function hostPage(path: string): string {
  const title = path
    .split("/")
    .at(-1)!
    .replace(/\.\w+$/, "");
  return `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width" />
    <meta name="color-scheme" content="light dark" />
    <title>${escapeHtml(title)}</title>
  </head>
  <body>
    <script type="module" src="${MOUNT}?path=${encodeURIComponent(path)}"></script>
  </body>
</html>
`;
}

/** A TypeScript file opened as a page gets a page around it, which mounts the file's default export. */
export function scriptPages(): Plugin {
  return {
    name: "hf-blocks:script-pages",
    resolveId(id) {
      const [path, query] = id.split("?") as [string, string?];
      return path === MOUNT ? `\0${MOUNT}?${query}` : undefined;
    },
    load(id) {
      return id.startsWith(`\0${MOUNT}?`) ? mountModule(new URLSearchParams(id.split("?")[1]).get("path")!) : undefined;
    },
    configureServer(server) {
      server.middlewares.use(servePages(server));
    },
  };
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
    const url = decodeURI((request.url ?? "/").split("?")[0]!);
    // Vite takes the base away only after this.
    const path = url.startsWith(base) ? `/${url.slice(base.length)}` : url;
    if (!isNavigation(request) || !SCRIPT.test(path) || !existsSync(join(server.config.root, path))) return next();
    // What Vite puts into a page refers to the address that the browser asked for.
    server.transformIndexHtml(path, hostPage(path), request.originalUrl).then((page) => {
      response.setHeader("content-type", "text/html; charset=utf-8");
      response.end(page);
    }, next);
  };
}

export function isNavigation({ headers }: Connect.IncomingMessage): boolean {
  const purpose = headers["sec-fetch-dest"];
  return purpose === "document" || (purpose === undefined && headers.accept?.startsWith("text/html") === true);
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);
}
