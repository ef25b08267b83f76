import { nameOf } from "../base/markup-value.ts";
import { authorError } from "../base/hf-error.ts";

/** How long a block may take to arrive, in milliseconds: over a slow line the script-tag build loads it late. */
const PATIENCE = 10_000;

/** Calls `build` once all these elements are defined: at once where they are. */
export function whenReady<T>(elements: readonly Element[], build: () => T): T | Promise<T> {
  const missing = elements.filter((element) => element.localName.includes("-") && !customElements.get(element.localName));
  if (missing.length === 0) return build();
  return Promise.all(missing.map(arrival)).then(build);
}

function arrival(element: Element): Promise<void> {
  return new Promise((resolve, reject) => {
    const tag = element.localName;
    const late = setTimeout(() => reject(authorError(`${nameOf(element)} is not defined. Import "hf-blocks/define/${tag.replace(/^hf-/, "")}", or check the spelling of the tag.`)), PATIENCE);
    customElements.whenDefined(tag).then(() => {
      clearTimeout(late);
      customElements.upgrade(element);
      resolve();
    }, reject);
  });
}
