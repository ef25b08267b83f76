import { lazy, lazyExtra } from "../core/lazy.ts";
import { lateTags, loadTag } from "../base/late-tags.ts";
import type { App } from "./app.ts";

// What is said of tags that nobody defines, and the wait for those that somebody may define yet.
const unknownTags = () => import("./unknown-tags.ts");
const loadArrivals = lazy(unknownTags);
const loadMistakes = lazyExtra(unknownTags, "Tags are not checked: a part could not be loaded.");

/** Calls `build` once all these elements are defined: at once where they are. */
export function whenReady<T>(elements: readonly Element[], build: () => T): T | Promise<T> {
  const missing = elements.filter(({ localName }) => localName.includes("-") && !customElements.get(localName));
  if (missing.length === 0) return build();
  return Promise.all(missing.map(arrival)).then(build);
}

async function arrival(element: Element): Promise<void> {
  // Where it could not be loaded before, this tries again.
  const fault = await loadTag(element.localName);
  if (fault) throw fault;
  if (!customElements.get(element.localName)) await (await loadArrivals()).arrival(element);
  customElements.upgrade(element);
}

/**
 * Gets tags `<hf-…>` that come later, and tells the author of those that nobody has defined in the end.
 * @param app none for those of a page that stand in no app
 */
export function lookForTags(app: App | undefined, elements: Iterable<Element>): void {
  const missing = [...elements].filter(({ localName }) => {
    const comes = lateTags().includes(localName);
    if (comes) void loadTag(localName);
    return !comes && localName.startsWith("hf-") && !customElements.get(localName);
  });
  if (missing.length > 0) void loadMistakes().then((tags) => (app ? tags?.tellOf(missing, app) : tags?.tellOfStrays(missing)));
}

/** Milliseconds to wait for blocks before the app goes on without them. */
const PATIENCE_AT_LOAD = 2_000;

/** Resolves once all these elements are defined, or after a while: a tag may be misspelt. */
export async function allDefined(elements: readonly Element[]): Promise<void> {
  const tags = new Set(elements.map(({ localName }) => localName).filter((tag) => tag.startsWith("hf-") && !customElements.get(tag)));
  if (tags.size === 0) return;
  await Promise.race([
    Promise.all([...tags].map((tag) => customElements.whenDefined(tag))),
    new Promise((resolve) => setTimeout(resolve, PATIENCE_AT_LOAD)),
  ]);
}
