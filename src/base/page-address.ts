/**
 * What relative addresses stand for: the page's own address. Not `document.baseURI`, which a `<base>` moves that came in
 * with other content, nor `document.URL`, which `<img name="URL">` takes the place of.
 */
export function pageAddress(): string {
  // In a frame without an address of its own: where it comes from, if anywhere.
  return /^(?:https?|file):/.test(location.href) || origin === "null" ? location.href : `${origin}/`;
}
