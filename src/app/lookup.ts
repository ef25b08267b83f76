import { authorError, type HfError } from "../core/hf-error.ts";
import { LAYOUT_TAGS } from "./layout-tags.ts";
import { nameOf } from "../base/markup-value.ts";

/** Elements that are an app: ids inside one are its own. */
export const APPS = "hf-blocks, hf-interface, hf-chat-interface";

/** Elements inside which ids are their own: an app, and each item of a `<hf-each>`. */
const ROOTS = `${APPS}, hf-item`;

/** The element inside which an element's id is its own. */
export function rootOf(element: Element): HTMLElement | null {
  return element.parentElement?.closest<HTMLElement>(ROOTS) ?? null;
}

export function appOf(element: Element): HTMLElement | null {
  return element.parentElement?.closest<HTMLElement>(APPS) ?? null;
}

/** Whether it came with a message: an app must not take such a block for one of its author's. */
export function isOfMessage(element: Element): boolean {
  return element.closest('hf-chatbot > [slot^="block-"]') !== null;
}

/** The app's own elements that match, without those of messages and of the apps nested in it, in the order of the page. */
export function ownElements(app: Element, selector: string): Element[] {
  return [...app.querySelectorAll(selector)].filter((found) => appOf(found) === app && !isOfMessage(found));
}

/** The blocks with a value in one of its slots for inputs and outputs, in the order of the page. */
export function valuesIn(app: Element, slot: string): Element[] {
  return [...app.children].filter((child) => child.slot === slot).flatMap(blocksIn);
}

function blocksIn(element: Element): Element[] {
  return isBlock(element) ? [element] : [...element.children].flatMap(blocksIn);
}

/** Whether it has a value to read or write, or will have one once its class has come. */
function isBlock(element: Element): boolean {
  if (element.matches(":not(:defined)")) return element.localName.startsWith("hf-") && !LAYOUT_TAGS.includes(element.localName);
  return "value" in element && !element.matches("option, li, button, hf-button");
}

/**
 * The element an id means: in its own root without those nested in it, then in outer roots,
 * then in the root node and its hosts.
 * @throws {HfError} author, where one id stands twice in one place
 */
export function findById(id: string, start: HTMLElement, asker: string): Element | undefined {
  if (id === "") return undefined;
  const selector = `#${CSS.escape(id)}`;
  for (let root: HTMLElement | null = start; root; root = rootOf(root)) {
    const found = [...root.querySelectorAll(selector)].filter((one) => rootOf(one) === root);
    if (found.length > 1)
      throw authorError(
        `${asker} means "${id}", but that id stands ${found.length} times in ${nameOf(root)}: ${found.map(nameOf).join(" and ")}. Give each element its own id.`,
      );
    if (found[0]) return found[0];
  }
  for (let root: Node = start.getRootNode(); ; root = (root as ShadowRoot).host.getRootNode()) {
    const found = (root as Document | ShadowRoot).querySelector?.(selector);
    if (found) return found;
    if (!(root instanceof ShadowRoot)) return undefined;
  }
}

/** What is wrong with each id that means no element. */
export function lostOf(ids: Iterable<string>, find: (id: string) => Element): Map<string, HfError> {
  const lost = new Map<string, HfError>();
  for (const id of ids)
    try {
      find(id);
    } catch (mistake) {
      lost.set(id, mistake as HfError);
    }
  return lost;
}

/** @throws {HfError} author, where there is none: names the asker, the id and the ids that exist */
export function elementById(id: string, start: HTMLElement, asker: string): Element {
  const found = findById(id, start, asker);
  if (found) return found;
  const app = start.matches(APPS) ? start : appOf(start);
  const ids = [...(app ?? start).querySelectorAll("[id]")]
    .filter((element) => rootOf(element) === app || rootOf(element) === start)
    .map((element) => element.id);
  throw authorError(`${asker} finds no element "${id}" in ${nameOf(app ?? start)}. Ids here: ${ids.join(", ") || "none"}.`);
}
