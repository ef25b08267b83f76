import { existsSync } from "node:fs";
import { join, relative, resolve } from "node:path";
import type { Given } from "../command-line.ts";
import { CommandError } from "./command-error.ts";
import { findVite } from "./find-vite.ts";
import { baseOf, serverOptions, startFault } from "./with-vite.ts";

/** `hf-blocks preview`: serves what `build` made, as a static host would. */
export async function preview(target: string | undefined, given: Given): Promise<void> {
  const folder = resolve(target ?? "dist");
  const outDir = existsSync(join(folder, "index.html")) ? folder : join(folder, "dist");
  if (!existsSync(join(outDir, "index.html")))
    throw new CommandError(`${relative(process.cwd(), folder) || "."} has no built page. Make one with: npx hf-blocks build`);
  const vite = await findVite("preview");
  const { doors } = await import("../door.ts");
  const options = serverOptions(given);
  try {
    const server = await vite.preview({
      configFile: false,
      root: outDir,
      base: baseOf(given.base),
      appType: "mpa",
      build: { outDir },
      plugins: [doors()],
      server: { fs: { allow: [outDir] } },
      preview: options,
    });
    server.printUrls();
  } catch (error) {
    throw startFault(error, options.port);
  }
}
