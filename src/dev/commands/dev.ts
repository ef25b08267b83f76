import type { Given } from "../command-line.ts";
import { prepare } from "./prepare.ts";
import { baseOf, cacheOf, decorators, serverOptions, startFault, usualPort } from "./with-vite.ts";

/** `hf-blocks dev`: serves a page or an app, and changes it as its files are saved. */
export async function dev(target: string | undefined, given: Given): Promise<void> {
  const options = serverOptions(given);
  const { vite, root, home, configFile, hasPlugin } = await prepare(target, "dev");
  const { hfBlocks } = await import("../plugin.ts");
  const { homePage } = await import("../home-page.ts");
  const { ownFile } = await import("../own-files.ts");
  const started = performance.now();
  const asEntry = (file: string) => vite.normalizePath(file).replace(/[()[\]{}!*?@+]/g, "\\$&");
  try {
    const server = await vite.createServer({
      root,
      ...(given.base === undefined ? {} : { base: baseOf(given.base) }),
      configFile,
      appType: "mpa",
      plugins: [...(hasPlugin ? [] : [hfBlocks()]), homePage(home), usualPort()],
      // What is not given is as the author's config says. `open` leads to the page, as "/" does.
      server: options,
      // All that the library may load is made ready at the start: found later, it would reload the page.
      optimizeDeps: { entries: [home.slice(1), ownFile("index"), ownFile("define/index")].map(asEntry) },
      ...cacheOf(root),
      ...decorators(root),
    });
    await server.listen();
    server.config.logger.info(`\n  hf-blocks is ready after ${Math.round(performance.now() - started)} ms\n`);
    server.printUrls();
  } catch (error) {
    throw startFault(error);
  }
}
