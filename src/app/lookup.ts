import { nameOf } from "../base/markup-value.ts";
import { authorError } from "../base/hf-error.ts";

/** Elements that are an app: ids inside one are its own. */
export const APPS = "hf-blocks, hf-interface";

export function appOf(element: Element): HTMLElement | null {
  return element.parentElement?.closest<HTMLElement>(APPS) ?? null;
}

/** The app's own elements that match, without those of the apps nested in it, in the order of the page. */
export function ownElements(app: Element, selector: string): Element[] {
  return [...app.querySelectorAll(selector)].filter((found) => appOf(found) === app);
}

/**
 * The element an id means: in its own app without the apps nested in it, then in outer apps,
 * then in the root node and its hosts.
 * @throws {HfError} author, where one id stands twice in one place
 */
export function findById(id: string, app: HTMLElement, asker: string): Element | undefined {
  const selector = `#${CSS.escape(id)}`;
  for (let scope: HTMLElement | null = app; scope; scope = appOf(scope)) {
    const found = ownElements(scope, selector);
    if (found.length > 1) throw authorError(`${asker} means "${id}", but that id stands ${found.length} times in ${nameOf(scope)}: ${found.map(nameOf).join(" and ")}. Give each element its own id.`);
    if (found[0]) return found[0];
  }
  for (let root: Node = app.getRootNode(); ; root = (root as ShadowRoot).host.getRootNode()) {
    const found = (root as Document | ShadowRoot).querySelector?.(selector);
    if (found) return found;
    if (!(root instanceof ShadowRoot)) return undefined;
  }
}

/** @throws {HfError} author, where there is none: names the asker, the id and the ids that exist */
export function elementById(id: string, app: HTMLElement, asker: string): Element {
  const found = findById(id, app, asker);
  if (found) return found;
  const ids = ownElements(app, "[id]").map((element) => element.id);
  throw authorError(`${asker} finds no element "${id}" in ${nameOf(app)}. Ids here: ${ids.join(", ") || "none"}.`);
}
