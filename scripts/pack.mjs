// Packs the package as `npm pack` does in a fresh clone: in a copy without `dist/`, so that the checkout's own stays as it is.
import { execFileSync } from "node:child_process";
import { cpSync, mkdtempSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const NOT_IN_A_CLONE = new Set(["node_modules", "dist", ".git"]);

/** @returns the clone, what it needs installed in it, and the file that would be published */
export function packClone() {
  const folder = mkdtempSync(join(tmpdir(), "hf-blocks-pack-"));
  const clone = join(folder, "clone");
  cpSync(root, clone, { recursive: true, filter: (file) => !NOT_IN_A_CLONE.has(relative(root, file)) });
  symlinkSync(join(root, "node_modules"), join(clone, "node_modules"), "junction");
  const said = execFileSync("npm", ["pack", "--json", "--silent", "--pack-destination", folder], {
    cwd: clone,
    stdio: ["ignore", "pipe", "pipe"],
    encoding: "utf8",
    shell: process.platform === "win32",
  });
  // What `prepack` says comes first.
  const [{ filename }] = JSON.parse(said.slice(said.search(/^\[/m)));
  return { folder, clone, tarball: join(folder, filename) };
}
