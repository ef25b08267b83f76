import { posix } from "node:path";
import type { Given } from "../command-line.ts";
import { findPage } from "./find-page.ts";
import { baseOf, cacheOf, checkTypeScript, decorators, loadVite, ownConfig, serverOptions, startFault } from "./with-vite.ts";

/** `hf-blocks dev`: serves a page or an app, and changes it as its files are saved. */
export async function dev(target: string | undefined, given: Given): Promise<void> {
  const { root, home } = findPage(target, "dev");
  const options = serverOptions(given);
  const vite = await loadVite("dev");
  const { configFile, hasPlugin } = await ownConfig(vite, root, "serve");
  await checkTypeScript(vite, root);
  const { hfBlocks } = await import("../plugin.ts");
  const { ownFile } = await import("../own-files.ts");
  const started = performance.now();
  const base = baseOf(given.base);
  try {
    const server = await vite.createServer({
      root,
      base,
      configFile,
      appType: "mpa",
      plugins: hasPlugin ? [] : [hfBlocks(home === "/index.html" ? {} : { home })],
      server: { ...options, open: options.open ? posix.join(base, home) : false },
      // All that the library may load is made ready at the start: found later, it would reload the page.
      optimizeDeps: { entries: [home.slice(1), ownFile("index"), ownFile("define/index")] },
      ...cacheOf(root),
      ...decorators(root),
    });
    await server.listen();
    server.config.logger.info(`\n  hf-blocks is ready after ${Math.round(performance.now() - started)} ms\n`);
    server.printUrls();
  } catch (error) {
    throw startFault(error, options.port);
  }
}
