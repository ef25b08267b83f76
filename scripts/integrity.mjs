// What a browser checks the files of the script tag by.
import { createHash } from "node:crypto";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";

/**
 * Writes into a folder `integrity.json`, the digest of each of its scripts, and `importmap.json`, the same as an import map
 * for a page that stands in that folder. `hf-blocks integrity` makes one for any other address.
 *
 * @param {string} folder
 */
export function writeIntegrity(folder) {
  const files = readdirSync(folder).filter((file) => file.endsWith(".js"));
  const digests = files.map((file) => [
    file,
    `sha384-${createHash("sha384")
      .update(readFileSync(`${folder}/${file}`))
      .digest("base64")}`,
  ]);
  const write = (name, value) => writeFileSync(`${folder}/${name}.json`, `${JSON.stringify(value, null, 2)}\n`);
  write("integrity", Object.fromEntries(digests));
  write("importmap", { integrity: Object.fromEntries(digests.map(([file, digest]) => [`./${file}`, digest])) });
}
