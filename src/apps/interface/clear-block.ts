import { HfState } from "../../app/hf-state.ts";
import { readValue, writeValue } from "../../app/native-value.ts";
import { same } from "../../core/snapshot.ts";

/** Empties a block, as Clear does, and lets those know who listen to it. */
export function clearBlock(element: Element): void {
  const before = readValue(element);
  // What a person never sees cannot be seen to be empty: it begins anew.
  if (element instanceof HfState) element.reset();
  else if (element.localName.includes("-")) Object.assign(element, { value: null, error: undefined });
  else resetField(element);
  if (!same(readValue(element), before)) element.dispatchEvent(new Event("change", { bubbles: true, composed: true }));
}

/** A native field: what is typed in or chosen as a file goes, what is one of several is what it was at first. */
function resetField(element: Element): void {
  if (element instanceof HTMLSelectElement) {
    for (const option of element.options) option.selected = option.defaultSelected;
    if (!element.multiple && element.selectedIndex < 0) element.selectedIndex = 0;
  } else if (element instanceof HTMLInputElement && /^(checkbox|radio)$/.test(element.type)) element.checked = element.defaultChecked;
  else if (element instanceof HTMLInputElement && /^(range|color|hidden)$/.test(element.type)) element.value = element.defaultValue;
  else writeValue(element, null);
  if ("setCustomValidity" in element) (element as HTMLInputElement).setCustomValidity("");
}
