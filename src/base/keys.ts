/**
 * The key that was pressed; "" for one that belongs to an input method: its Enter takes a word, its Escape puts one away.
 * Safari says so only by the keyCode, of the press that ends a composition. Every handler of keys asks this.
 */
export function keyOf({ key, isComposing, keyCode }: KeyboardEvent): string {
  return isComposing || keyCode === 229 ? "" : key;
}

/** Whether a key press sends: Enter in a one-line box, Shift+Enter in a taller one, Ctrl+Enter or Cmd+Enter in both. */
export function sendsOnEnter(event: KeyboardEvent, tall: boolean): boolean {
  return keyOf(event) === "Enter" && (event.ctrlKey || event.metaKey || event.shiftKey === tall);
}
