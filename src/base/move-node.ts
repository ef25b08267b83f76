/** Moves without taking out where the browser can, so that focus, media and frames stay. */
export function moveNode(parent: Node, node: Node, before: Node | null): void {
  const movable = parent as Node & { moveBefore?: (node: Node, before: Node | null) => void };
  if (!node.isConnected || !parent.isConnected || !movable.moveBefore) {
    parent.insertBefore(node, before);
    return;
  }
  const restoreCaret = caretIn(node);
  movable.moveBefore(node, before);
  restoreCaret();
}

/** Chromium keeps the focus of what it moves, and forgets where the caret of a text field was. */
function caretIn(node: Node): () => void {
  let focused = node.ownerDocument?.activeElement;
  if (!focused || !node.contains(focused)) return () => {};
  while (focused.shadowRoot?.activeElement) focused = focused.shadowRoot.activeElement;
  if (!(focused instanceof HTMLInputElement || focused instanceof HTMLTextAreaElement)) return () => {};
  const field = focused;
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
