// Mounts Vite in web-test-runner as middleware, so that tests, the dev server and the builds share one pipeline.
import { createServer } from "vite";
import { codeLanguages } from "./code-languages.mjs";

const OWN_PATHS = /^\/($|__web-dev-server|__web-test-runner|__wds-outside-root__)/;
const COMMANDS_SOCKET = "__web-dev-server__web-socket.js";

/** Prebuilt once, or a late discovery would reload the page in the middle of a test. */
const PREBUILT = [
  "lit",
  "lit/decorators.js",
  "lit/directives/repeat.js",
  "lit/directives/class-map.js",
  "lit/directive.js",
  "chai",
  "axe-core",
  "markdown-it",
  "temml",
  "lowlight",
  ...codeLanguages,
  "@open-wc/testing-helpers/pure",
];

/**
 * @returns {{ plugin: import("@web/test-runner").TestRunnerPlugin, middleware: import("koa").Middleware }}
 * both halves are needed: a middleware that a plugin adds comes after the runner's own file server
 */
export function viteForRunner() {
  let vite;
  return {
    plugin: {
      name: "vite",
      async serverStart({ fileWatcher }) {
        vite = await createServer({
          configFile: false,
          appType: "custom",
          logLevel: "error",
          // Not the dev server's cache: sharing it gave pages two copies of Lit.
          cacheDir: "node_modules/.vite-tests",
          server: { middlewareMode: true, hmr: false, ws: false, watch: null },
          optimizeDeps: { noDiscovery: true, include: PREBUILT },
          plugins: [runnerModules(), watchedBy(fileWatcher)],
        });
      },
      async serverStop() {
        await vite?.close();
      },
    },
    middleware(context, next) {
      if (OWN_PATHS.test(context.path)) return next();
      return new Promise((resolve, reject) => {
        context.res.once("close", resolve);
        context.respond = false;
        context.res.statusCode = 200;
        vite.middlewares(context.req, context.res, (error) => {
          if (error) return reject(error);
          context.res.statusCode = 404;
          context.res.end(`Not found: ${context.path}`);
        });
      });
    },
  };
}

/** The runner's own socket module is served by the runner, whoever imports it. */
function runnerModules() {
  return {
    name: "runner-modules",
    enforce: "pre",
    resolveId(id) {
      if (id.includes(COMMANDS_SOCKET)) return { id: `/${COMMANDS_SOCKET}`, external: true };
    },
  };
}

/** In watch mode the runner re-runs only for files its own watcher knows. */
function watchedBy(fileWatcher) {
  return {
    name: "watched-by-runner",
    transform(code, id) {
      if (id.startsWith("/") && !id.includes("node_modules")) fileWatcher.add(id.split("?")[0]);
    },
  };
}
