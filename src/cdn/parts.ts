/** Files of the build beside the core, each list with what in a page needs them at once. The build puts it in (`scripts/parts-table.mjs`). */
const PARTS: readonly (readonly [selector: string, files: string, whereStored?: string])[] = [["hf-parts", ""]];
const asked = new Set<string>();
/** Whether this is the file that was built with the table. Bundled anew by an author, its parts have other names. */
const isAsBuilt = /\/hf-blocks\.js(?:[?#]|$)/.test(import.meta.url);

/**
 * Has files fetched before what needs them asks for them, so that a page waits for two rounds of requests and no more. They
 * are run by who imports them.
 * @param wanted tags that are not on the page yet, with their attributes as in `hf-blocks[name]`; what the page has, if left out
 */
export function askForParts(wanted?: readonly string[]): void {
  if (!isAsBuilt) return;
  for (const [selector, files, whereStored = ""] of PARTS)
    if (wanted ? selector.split(",").some((one) => wanted.includes(one)) : document.querySelector(selector))
      for (const file of `${files} ${hasStored() ? whereStored : ""}`.split(" ").filter(Boolean)) askForFile(file);
}

/** Whether an app of this origin has stored something: that leaves a mark, as `state/last-words.ts` does. */
function hasStored(): boolean {
  try {
    return Object.keys(localStorage).some((key) => key.startsWith("hf-blocks:"));
  } catch {
    // A sandboxed frame has none.
    return false;
  }
}

function askForFile(file: string): void {
  if (asked.has(file)) return;
  asked.add(file);
  const link = Object.assign(document.createElement("link"), { rel: "modulepreload", href: new URL(file, import.meta.url).href });
  // Not `document.head`: `<img name="head">` in the page's content takes the place of that.
  document.querySelector(":root")?.append(link);
}
