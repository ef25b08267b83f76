import { authorError } from "../core/hf-error.ts";
import { loadTag } from "../base/late-tags.ts";
import { nameOf } from "../base/markup-value.ts";

/** How long a block may take to arrive, in milliseconds: over a slow line the script-tag build loads it late. */
const PATIENCE = 10_000;

/** Calls `build` once all these elements are defined: at once where they are. */
export function whenReady<T>(elements: readonly Element[], build: () => T): T | Promise<T> {
  const missing = elements.filter((element) => element.localName.includes("-") && !customElements.get(element.localName));
  if (missing.length === 0) return build();
  return Promise.all(missing.map((element) => arrival(new WeakRef(element), element.localName, nameOf(element)))).then(build);
}

/** @param element weakly: the browser remembers for ever who waits for a tag that nobody defines */
function arrival(element: WeakRef<Element>, tag: string, name: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const late = setTimeout(
      () =>
        reject(
          authorError(`${name} is not defined. Import "hf-blocks/define/${tag.replace(/^hf-/, "")}", or check the spelling of the tag.`),
        ),
      PATIENCE,
    );
    // Where it could not be loaded before, this tries again.
    void loadTag(tag).then((fault) => fault && reject(fault));
    customElements.whenDefined(tag).then(() => {
      clearTimeout(late);
      const there = element.deref();
      if (there) customElements.upgrade(there);
      resolve();
    }, reject);
  });
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
