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
