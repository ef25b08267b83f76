/** Before the second and the third try, in milliseconds. */
const PAUSES = [300, 1200];

/**
 * Loads a part of the library; where that fails (a 404, a broken connection), asks again after a short pause, three times in all.
 *
 * The address stays the same: by today's standard a module that failed is fetched again (https://github.com/whatwg/html/pull/10327).
 * An older browser remembers the failure until the page is reloaded. A second address would work around that, but a part
 * that two others import would then exist twice.
 *
 * It stands apart from `lazy` because the script tag's entry needs it before it loads anything else.
 */
export async function tries<T>(load: () => Promise<T>): Promise<T> {
  for (const pause of PAUSES) {
    try {
      return await load();
    } catch {
      await new Promise((resolve) => setTimeout(resolve, pause));
    }
  }
  return load();
}
