import { nameOf } from "../base/markup-value.ts";
import { authorError } from "../base/hf-error.ts";

/** Elements that are an app: ids inside one are its own. */
export const APPS = "hf-blocks, hf-interface";

/** Elements inside which ids are their own: an app, and each item of a list. */
const SCOPES = `${APPS}, hf-item`;

/** The scope that an element's ids belong to. */
export function scopeOf(element: Element): HTMLElement | null {
  return element.parentElement?.closest<HTMLElement>(SCOPES) ?? null;
}

export function appOf(element: Element): HTMLElement | null {
  return element.parentElement?.closest<HTMLElement>(APPS) ?? null;
}

/** The app's own elements that match, without those of the apps nested in it, in the order of the page. */
export function ownElements(app: Element, selector: string): Element[] {
  return [...app.querySelectorAll(selector)].filter((found) => appOf(found) === app);
}

/**
 * The element an id means: in its own scope without those nested in it, then in outer scopes,
 * then in the root node and its hosts.
 * @throws {HfError} author, where one id stands twice in one place
 */
export function findById(id: string, start: HTMLElement, asker: string): Element | undefined {
  const selector = `#${CSS.escape(id)}`;
  for (let scope: HTMLElement | null = start; scope; scope = scopeOf(scope)) {
    const found = [...scope.querySelectorAll(selector)].filter((one) => scopeOf(one) === scope);
    if (found.length > 1) throw authorError(`${asker} means "${id}", but that id stands ${found.length} times in ${nameOf(scope)}: ${found.map(nameOf).join(" and ")}. Give each element its own id.`);
    if (found[0]) return found[0];
  }
  for (let root: Node = start.getRootNode(); ; root = (root as ShadowRoot).host.getRootNode()) {
    const found = (root as Document | ShadowRoot).querySelector?.(selector);
    if (found) return found;
    if (!(root instanceof ShadowRoot)) return undefined;
  }
}

/** @throws {HfError} author, where there is none: names the asker, the id and the ids that exist */
export function elementById(id: string, start: HTMLElement, asker: string): Element {
  const found = findById(id, start, asker);
  if (found) return found;
  const app = start.matches(APPS) ? start : appOf(start);
  const ids = [...(app ?? start).querySelectorAll("[id]")].filter((element) => scopeOf(element) === app || scopeOf(element) === start).map((element) => element.id);
  throw authorError(`${asker} finds no element "${id}" in ${nameOf(app ?? start)}. Ids here: ${ids.join(", ") || "none"}.`);
}
