import { pageAddress } from "../base/page-address.ts";

/** Which pictures load unasked beside inline ones: none, or those of the page's own origin. Only the author says so. */
export type Images = "" | "same-origin";

const LINKS = new Set(["https:", "http:", "mailto:"]);
const PICTURES = /^data:image\/(?:png|jpeg|gif|webp|avif);/i;

/** Where a link may lead, or undefined. The browser's own parser decides what the scheme is. */
export function linkUrl(source: string): URL | undefined {
  const url = parseUrl(source);
  if (!url || source === "" || !LINKS.has(url.protocol)) return undefined;
  // `https://bank.example@evil.example` is only good for deceiving.
  url.username = "";
  url.password = "";
  return url;
}

/**
 * A picture's address and whether it may be loaded unasked. The page's own origin is no exception: to ask for `/logout`
 * does something, and an open redirect leads anywhere.
 */
export function imageUrl(source: string, images: Images = ""): { url: URL; unasked: boolean } | undefined {
  const url = parseUrl(source);
  if (!url || source === "") return undefined;
  if (url.protocol === "data:") return PICTURES.test(url.href) ? { url, unasked: true } : undefined;
  if (url.protocol === "blob:") return url.origin === origin ? { url, unasked: true } : undefined;
  if (url.protocol !== "https:" && url.protocol !== "http:") return undefined;
  return { url, unasked: images === "same-origin" && url.origin === origin };
}

function parseUrl(source: string): URL | undefined {
  try {
    // As Markdown has it, a backslash is a character of the address; to browsers it is a slash.
    return new URL(source.replaceAll("\\", "%5C"), pageAddress());
  } catch {
    return undefined; // not an address: shown as text
  }
}
