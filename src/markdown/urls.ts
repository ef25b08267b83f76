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

/** A picture's address and whether it may be loaded unasked: only the page's own, `blob:` and inline ones. */
export function imageUrl(source: string): { url: URL; own: boolean } | undefined {
  const url = parseUrl(source);
  if (!url || source === "") return undefined;
  if (url.protocol === "data:") return PICTURES.test(url.href) ? { url, own: true } : undefined;
  if (url.protocol === "blob:") return { url, own: true };
  if (url.protocol !== "https:" && url.protocol !== "http:") return undefined;
  return { url, own: url.origin === location.origin };
}

function parseUrl(source: string): URL | undefined {
  try {
    // As Markdown has it, a backslash is a character of the address; to browsers it is a slash.
    return new URL(source.replaceAll("\\", "%5C"), document.baseURI);
  } catch {
    return undefined; // not an address: shown as text
  }
}
