import { HfValueElement } from "../base/value-element.ts";
import { same } from "../core/snapshot.ts";

const told = new WeakMap<Element, unknown>();

/** Lets an element that is none of our blocks, which do so themselves, fire `hf-change` from now on. */
export function tellChange(element: Element): void {
  if (element instanceof HfValueElement) return;
  if (!told.has(element)) for (const type of ["input", "change"]) element.addEventListener(type, onTold);
  if (!told.has(element)) told.set(element, valueOf(element));
}

function onTold(event: Event & { readonly run?: unknown; readonly heard?: unknown }): void {
  const element = event.currentTarget as Element;
  const value = valueOf(element);
  // What bubbles up from somewhere else changes nothing here, or fires its own.
  if (event.target !== element || same(value, told.get(element))) return;
  told.set(element, value);
  const { run, heard } = event;
  element.dispatchEvent(Object.assign(new Event("hf-change", { bubbles: true, composed: true }), { run, heard }));
}

function valueOf(element: Element): unknown {
  return element instanceof HTMLInputElement && element.type === "checkbox" ? element.checked : (element as { value?: unknown }).value;
}
