// What the dev server and the pages it serves call the same.

/** By this name in `Symbol.for`, code that is added to modules finds what takes them over. */
export const HOT = "hf-blocks.hot";
/** In the address of every module and file that the dev server makes. */
export const MADE = "@hf-blocks/";
/** The module of a page: it runs again when the page's source changes. */
export const PAGE_MODULE = "/@hf-blocks/page.js";
/** Where the source of a page is read as it was at some time. */
export const PAGE_SOURCE = "/@hf-blocks/source";
/** Where the page's side of hot reload is. */
export const TOOLS = "/@hf-blocks/tools/";
/** Where the library's own source is, joined into few files. */
export const LIBRARY = "/@hf-blocks/library/";
/** The name of the meta that says which version of its source a page is. */
export const PAGE_META = "hf-blocks-page";

/** Whether an address is of an inline module of a page: Vite gives it the page's address, and only its query tells. */
export function isInlineModule(address: string): boolean {
  const query = new URLSearchParams(address.slice(address.lastIndexOf("?") + 1));
  return query.has("html-proxy") && /^\d+\.js$/.test(query.get("index") ?? "");
}

/** Whether a file, or its address, is of an installed package: Node and Vite fix the names of the folders. */
export function isInstalled(path: string): boolean {
  return path.split("/").some((folder) => folder === "node_modules" || folder === ".vite");
}
