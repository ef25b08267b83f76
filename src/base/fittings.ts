import { HfElement } from "./hf-element.ts";

/** What stands around a block's value: what it says of itself, and what a person presses beside the value. */
const FITTINGS =
  '[part~="error"], [part~="status"], [part~="notices"], [part~="badge"], [part~="note"], [part~="editor"], button, summary, label, input, select, textarea';
/** The field or button that the block is there for: what a person does to it is done to the block. */
const CONTROLS = '[part~="control"], [part~="number"]';

/**
 * Whether an event began at the fittings of one of our blocks, in its shadow root. Such an event is no event of the
 * block or of what is around it: dismissing the error of a button is no click on the button.
 * @param source the element at which it is heard
 */
export function isFromFittings(event: Event, source: Element): boolean {
  const path = event.composedPath();
  const within = path.slice(0, path.indexOf(source));
  for (const node of within) {
    if (!(node instanceof Element) || !isInside(node, within)) continue;
    // A block fires these itself when its value has changed.
    if (node === path[0] && (event.type === "input" || event.type === "change")) return true;
    if (node.matches(CONTROLS)) return false;
    if (node.matches(FITTINGS)) return true;
  }
  return false;
}

/** Whether it is part of a block's template: what an author has put between the tags is not. */
function isInside(node: Element, within: readonly EventTarget[]): boolean {
  const root = node.getRootNode();
  return root instanceof ShadowRoot && root.host instanceof HfElement && within.includes(root);
}
