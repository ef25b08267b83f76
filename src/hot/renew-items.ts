import { allChains } from "./handed-over.ts";

type Held = Map<string, Map<string, unknown>>;

/** Makes what a listener repeats in an element anew, as its template has changed. What is in the blocks stays, by key and id. */
export function renewItems(place: Element): void {
  const each = allChains().find(({ element }) => element === place)?.element;
  if (!each?.repeated) return;
  const { repeated } = each;
  const { items } = repeated;
  const held: Held = new Map([...items].map(([key, { element }]) => [key, heldIn(element)]));
  repeated.forget();
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

function heldIn(item: Element): Map<string, unknown> {
  // An item begins with its value, which the list holds, and which no person has typed; nor what is in others of its kind.
  const unseen = item.firstElementChild?.localName;
  const blocks = [...item.querySelectorAll("[id]")].filter(({ localName }) => localName !== unseen);
  return new Map(blocks.flatMap((block): [string, unknown][] => ("value" in block ? [[block.id, block.value]] : [])));
}
