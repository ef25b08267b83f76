import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { builtFolder } from "../own-files.ts";
import { CommandError } from "./command-error.ts";

/**
 * `hf-blocks integrity`: prints what a page loads the script tag with so that a browser runs none of its files changed. An
 * `integrity` at the tag is of one file; those that come later are in an import map, by their addresses.
 *
 * @param target where the page has the files from, as it would write it; beside the page, if left out
 */
export async function integrity(target = "./"): Promise<void> {
  const list = join(builtFolder, "cdn/integrity.json");
  if (!existsSync(list)) throw new CommandError("The script tag is not built here. Build it with: npm run build");
  const digests = Object.entries(JSON.parse(readFileSync(list, "utf8")) as Record<string, string>);
  const folder = folderOf(target);
  const map = { integrity: Object.fromEntries(digests.map(([file, digest]) => [folder + file, digest])) };
  const entry = digests.find(([file]) => file === "hf-blocks.js")?.[1] ?? "";
  console.log(`<script type="importmap">
${JSON.stringify(map, null, 2)}
</script>
<script type="module" src="${folder}hf-blocks.js" integrity="${entry}" crossorigin></script>`);
}

/** An address with a slash at its end, as import maps take it: one without a dot or a slash before it would be a package. */
function folderOf(target: string): string {
  if (/["'<>&\s?#]/.test(target)) throw new CommandError(`${target} is no address of a folder. Give one such as https://example.com/lib/`);
  const folder = `${target.replace(/hf-blocks\.js$/, "").replace(/\/+$/, "")}/`;
  return /^(?:\.{0,2}\/|https?:\/\/)/.test(folder) ? folder : `./${folder}`;
}
