import { posix } from "node:path";
import type { Connect, Plugin } from "vite";

const NAME = "hf-blocks:home-page";
/** What `/` leads to anyway. */
const USUAL = "/index.html";

/**
 * The page that `/` leads to, and whose address is printed. Of several the last counts: what a command is given comes
 * after what a config says.
 *
 * @param home from the root of the dev server, for example `/demo/document-analyzer.html`
 */
export function homePage(home: string): Plugin {
  const plugin: Plugin = {
    name: NAME,
    apply: "serve",
    configureServer: {
      // Before any other page for "/".
      order: "pre",
      handler(server) {
        const { config, middlewares, printUrls } = server;
        if (config.plugins.findLast(({ name }) => name === NAME) !== plugin || home === USUAL) return;
        const address = addressOf(home, config.base);
        middlewares.use(redirect(config.base, address));
        server.printUrls = () => {
          printUrls();
          const { local = [], network = [] } = server.resolvedUrls ?? {};
          const [origin] = [...local, ...network];
          if (origin) config.logger.info(`  ➜  Open:    ${new URL(address, origin).href}`);
        };
      },
    },
  };
  return plugin;
}

/** The address of a page of the dev server. The name of a file may hold what an address may not. */
function addressOf(page: string, base: string): string {
  return posix.join(base, page.split("/").map(encodeURIComponent).join("/"));
}

function redirect(base: string, location: string): Connect.NextHandleFunction {
  return (request, response, next) => {
    if (request.url?.split("?")[0] === base) response.writeHead(302, { location }).end();
    else next();
  };
}
