import { existsSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import type { Given } from "../command-line.ts";
import { CommandError } from "./command-error.ts";
import { findVite } from "./find-vite.ts";
import { configIn, readConfig } from "./prepare.ts";
import { baseOf, serverOptions, startFault, USUAL_PORT } from "./with-vite.ts";

/** `hf-blocks preview`: serves what `build` made, as a static host would, where the author's config says that it is. */
export async function preview(target: string | undefined, given: Given): Promise<void> {
  const options = serverOptions(given);
  const config = configIn(process.cwd());
  // Before Vite, which may have to be fetched.
  const named = config && target === undefined ? undefined : built(target);
  const vite = await findVite("preview");
  const own = config ? await readConfig(vite, process.cwd(), config, "preview") : undefined;
  const outDir = named ?? built(own?.outDir);
  const { doors } = await import("../door.ts");
  try {
    const server = await vite.preview({
      configFile: false,
      // Vite warns where what is built is its root.
      root: dirname(outDir),
      base: baseOf(given.base ?? (own?.base?.startsWith("/") ? own.base : undefined)),
      appType: "mpa",
      build: { outDir },
      plugins: [doors()],
      server: { ...own?.server, fs: { allow: [outDir] } },
      preview: { port: USUAL_PORT, ...own?.preview, ...options },
    });
    server.printUrls();
  } catch (error) {
    throw startFault(error);
  }
}

/** @throws {CommandError} where nothing was built into a folder */
function built(target: string | undefined): string {
  const folder = resolve(target ?? "dist");
  const outDir = [folder, join(folder, "dist")].find((place) => existsSync(join(place, "index.html")));
  if (outDir) return outDir;
  throw new CommandError(`${relative(process.cwd(), folder) || "."} has no built page. Make one with: npx hf-blocks build`);
}
