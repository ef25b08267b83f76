/** Moves without taking out where the browser can, so that media and frames stay. Focus and caret stay in any browser. */
export function moveNode(parent: Node, node: Node, before: Node | null): void {
  const movable = parent as Node & { moveBefore?: (node: Node, before: Node | null) => void };
  const restoreFocus = focusIn(node);
  if (node.isConnected && parent.isConnected && movable.moveBefore) movable.moveBefore(node, before);
  else parent.insertBefore(node, before);
  restoreFocus();
}

/** Browsers lose the focus of what they move, or keep it and forget where the caret of a text field was. */
function focusIn(node: Node): () => void {
  let focused = node.ownerDocument?.activeElement;
  if (!focused || !node.contains(focused)) return () => {};
  while (focused.shadowRoot?.activeElement) focused = focused.shadowRoot.activeElement;
  if (!(focused instanceof HTMLElement)) return () => {};
  const field = focused;
  const restoreCaret = caretOf(field);
  const hasFocus = () => (field.getRootNode() as Document | ShadowRoot).activeElement === field;
  const restore = () => {
    if (!hasFocus()) field.focus({ preventScroll: true });
    restoreCaret();
  };
  return () => {
    restore();
    // Inside a block that has not rendered yet nothing takes the focus.
    if (!hasFocus()) requestAnimationFrame(() => document.activeElement === document.body && restore());
  };
}

function caretOf(field: HTMLElement): () => void {
  if (!(field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement)) return () => {};
  const { selectionStart, selectionEnd, selectionDirection, value } = field;
  const restore = () => {
    if (selectionStart !== null) field.setSelectionRange(selectionStart, selectionEnd, selectionDirection ?? "none");
  };
  return () => {
    restore();
    // Where its box is made anew, the caret is lost only when that happens.
    requestAnimationFrame(() => field.selectionStart === 0 && field.value === value && restore());
  };
}
