/** Longer than a page takes to go once it has begun to, in milliseconds. */
const PATIENCE = 3000;

/** When the page last began to go. */
let since = -Infinity;

/**
 * Looks out for the person leaving, until the signal aborts. To be used while something is under way and no longer: some
 * browsers keep a page that listens to this out of their back/forward cache.
 */
export function watchLeaving(signal: AbortSignal): void {
  // In Node there is no page.
  globalThis.addEventListener?.("beforeunload", () => (since = performance.now()), { signal });
}

/**
 * Resolves once it is plain that the page stays. A page that is left has its connections cut before its listeners are
 * told that it is gone: an error that waits so long never comes on a page that goes, and what the person saw is stored.
 */
export async function untilStaying(): Promise<void> {
  const isGoing = () => performance.now() - since < PATIENCE;
  do await new Promise((resolve) => setTimeout(resolve, isGoing() ? 50 : 0));
  while (isGoing());
}
