import { existsSync } from "node:fs";
import { join } from "node:path";
import type { Connect, Plugin, ViteDevServer } from "vite";
import { hostPage } from "./host-page.ts";
import { localInference, nodeHandler } from "./local/index.ts";

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
 * and a page around a TypeScript file whose default export is an app.
 */
export function hfBlocks({ home, script = "hf-blocks/cdn" }: HfBlocksPluginOptions = {}): Plugin {
  let base = "/";
  return {
    name: "hf-blocks",
    enforce: "pre",
    configResolved(config) {
      base = config.base;
    },
    async resolveId(id, importer) {
      // The name stands in the page's own folder, where there is no such file.
      if (/(^|\/)hf-blocks\.js$/.test(id.split("?")[0]!) && id !== script) return this.resolve(script, importer, { skipSelf: true });
      return undefined;
    },
    transformIndexHtml: {
      order: "pre",
      // In the head and not in the plugin's script: the page's own policy may forbid inline scripts.
      handler: (_html, context) => (context.server ? [{ tag: "meta", attrs: { name: "hf-blocks-endpoint", content: join(base, ENDPOINT) }, injectTo: "head" }] : []),
    },
    configureServer(server) {
      const local = localInference({ env: process.env });
      server.middlewares.use(nodeHandler(local, ENDPOINT));
      if (home) server.middlewares.use(redirectHome(home));
      server.middlewares.use(scriptPages(server));
      server.httpServer?.once("listening", () => void greet(server, home, () => local.describe()));
      server.httpServer?.once("close", () => void local.close());
      // Reading takes a second to start. Started a little after the first page is asked for, it is ready in time.
      server.middlewares.use((_request, _response, next) => {
        setTimeout(() => void local.warm().catch(() => {}), 1500).unref();
        next();
      });
    },
  };
}

function redirectHome(home: string): Connect.NextHandleFunction {
  return (request, response, next) => {
    if (request.url === "/") response.writeHead(302, { location: home }).end();
    else next();
  };
}

/** A TypeScript file opened as a page gets a page around it. */
function scriptPages(server: ViteDevServer): Connect.NextHandleFunction {
  return (request, response, next) => {
    const path = (request.url ?? "/").split("?")[0]!;
    if (!isNavigation(request) || !/\.[mc]?tsx?$/.test(path) || !existsSync(join(server.config.root, path))) return next();
    server.transformIndexHtml(path, hostPage(path)).then((page) => {
      response.setHeader("content-type", "text/html; charset=utf-8");
      response.end(page);
    }, next);
  };
}

function isNavigation({ headers }: Connect.IncomingMessage): boolean {
  const purpose = headers["sec-fetch-dest"];
  return purpose === "document" || (purpose === undefined && headers.accept?.startsWith("text/html") === true);
}

async function greet(server: ViteDevServer, home: string | undefined, describe: () => Promise<string>): Promise<void> {
  const engines = await describe();
  const address = server.resolvedUrls?.local[0];
  if (home && address) server.config.logger.info(`  ➜  Open:    ${new URL(home, address).href}`);
  server.config.logger.info(`  ➜  ${engines}`);
}
