import { authorError, noSuchWord } from "../../core/hf-error.ts";
import { hasOption, optionOf } from "../../base/option-of.ts";
import { nameOf } from "../../base/markup-value.ts";
import { APPS } from "../lookup.ts";

/** How far a block's value reaches: this page, this tab over reloads, all tabs of the browser, all users. */
export type Scope = "page" | "session" | "browser" | "global";

const SCOPES: readonly string[] = ["page", "session", "browser", "global"];

/**
 * The scope of a block in an app: as written, else the tab's for a block with an id in a named app, else none:
 * its value is its own and ends with the page. What must not be written down is never stored unless a scope says so.
 * @throws {HfError} author
 */
export function scopeOf(element: Element, appName: string): Scope | undefined {
  const written = optionOf(element, "scope");
  if (written === null) return element.id && appName && !isPrivate(element) ? "session" : undefined;
  if (!SCOPES.includes(written as string)) throw noSuchWord(nameOf(element), "scope", written, SCOPES);
  if (!element.id)
    throw authorError(`${nameOf(element)} has scope="${String(written)}" but no id, by which its value is found again. Give it an id.`);
  return written as Scope;
}

/** Blocks whose mistake is told, until it is mended. */
const told = new WeakSet<Element>();

/**
 * The same, and none where its author has made a mistake, which is told until it is mended.
 * @param again called then: the block may have a scope now
 */
export function scopeOrTold(
  element: Element,
  { app, reportMistake }: { readonly app: { readonly name: string }; reportMistake(mistake: unknown): () => void },
  again: () => void,
): Scope | undefined {
  try {
    return scopeOf(element, app.name);
  } catch (mistake) {
    if (told.has(element)) return undefined;
    told.add(element);
    const takeBack = reportMistake(mistake);
    const edits = new MutationObserver(() => {
      edits.disconnect();
      told.delete(element);
      takeBack();
      again();
    });
    edits.observe(element, { attributeFilter: ["scope", "id"] });
    return undefined;
  }
}

/** The name under which a block's value is stored: its id, with the items of lists that it stands in. */
export function storedName(element: Element): string {
  let name = element.id;
  for (let item = element.closest("hf-item"); item;) {
    const list = item.parentElement;
    if (!list) break;
    name = `${String(optionOf(list, "inputs"))} ${item.key} ${name}`;
    item = list.closest(APPS) && list.closest("hf-item");
  }
  return name;
}

/** Whether what is in a block must not be written down. */
export function isPrivate(element: Element): boolean {
  return hasOption(element, "private") || optionOf(element, "type") === "password";
}
