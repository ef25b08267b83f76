/**
 * Calls back once the parser has reached the end of the page; does nothing when it already has.
 * Whoever reads markup while the page still streams in must look again then.
 * @returns whether it has yet to come
 */
export function whenParsed(callback: () => void): boolean {
  if (document.readyState !== "loading") return false;
  document.addEventListener("DOMContentLoaded", callback, { once: true });
  return true;
}
