import { lazyExtra } from "../core/lazy.ts";

/** A token, or a function that gives one when it is needed. */
export type TokenSource = string | (() => string | undefined | Promise<string | undefined>);

/** What is said to an author on the console: a page that is right never needs it. */
export const loadMisplaced: () => Promise<typeof import("./misplaced.ts") | undefined> = lazyExtra(
  () => import("./misplaced.ts"),
  "A part could not be loaded.",
);

/**
 * Takes a token out of the page: as an attribute it is for a first try only, and anything that copies the page would
 * copy it too.
 *
 * @returns the token, `undefined` where there is none
 */
export function takeToken(element: Element): string | undefined {
  const token = element.getAttribute("token")?.trim();
  element.removeAttribute("token");
  return token || undefined;
}
