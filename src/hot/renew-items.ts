/** The parts of `<hf-each>` that are looked at here. */
interface EachLike extends Element {
  readonly items?: Map<string, { readonly element: Element & { readonly key: string } }>;
}
type Held = Map<string, Map<string, unknown>>;

/** Makes the items of a `<hf-each>` anew, as its template has changed. What is in their blocks stays, by key and id. */
export function renewItems(each: EachLike): void {
  const { items } = each;
  if (!items) return;
  const held: Held = new Map();
  for (const [key, { element }] of items) {
    held.set(
      key,
      new Map(
        [...element.querySelectorAll("[id]:not(hf-state)")]
          .filter((block) => "value" in block)
          .map((block) => [block.id, (block as HTMLInputElement).value]),
      ),
    );
    element.remove();
  }
  items.clear();
  const observer = new MutationObserver(() => {
    observer.disconnect();
    for (const [key, { element }] of items) {
      for (const [id, value] of held.get(key) ?? []) {
        const block = element.querySelector(`#${CSS.escape(id)}`);
        if (block) Object.assign(block, { value });
      }
    }
  });
  observer.observe(each, { childList: true });
  // The app looks at this attribute, and runs the listener anew.
  each.setAttribute("inputs", each.getAttribute("inputs") ?? "");
}
