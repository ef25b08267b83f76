import type { Given } from "../command-line.ts";
import { prepare } from "./prepare.ts";
import { baseOf, cacheOf, decorators, serverOptions, startFault } from "./with-vite.ts";

/** `hf-blocks dev`: serves a page or an app, and changes it as its files are saved. */
export async function dev(target: string | undefined, given: Given): Promise<void> {
  const options = serverOptions(given);
  const { vite, root, home, configFile, hasPlugin } = await prepare(target, "dev");
  const { hfBlocks } = await import("../plugin.ts");
  const { addressOf, homePage } = await import("../home-page.ts");
  const { ownFile } = await import("../own-files.ts");
  const started = performance.now();
  const base = baseOf(given.base);
  const asEntry = (file: string) => vite.normalizePath(file).replace(/[()[\]{}!*?@+]/g, "\\$&");
  try {
    const server = await vite.createServer({
      root,
      base,
      configFile,
      appType: "mpa",
      plugins: [...(hasPlugin ? [] : [hfBlocks()]), homePage(home)],
      server: { ...options, open: options.open ? addressOf(home, base) : false },
      // All that the library may load is made ready at the start: found later, it would reload the page.
      optimizeDeps: { entries: [home.slice(1), ownFile("index"), ownFile("define/index")].map(asEntry) },
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
