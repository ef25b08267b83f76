/**
 * Whether a key press sends: Enter in a one-line box, Shift+Enter in a taller one, Ctrl+Enter or Cmd+Enter in both.
 * Never while an input method composes; Safari reports the Enter that ends a composition with keyCode 229.
 */
export function sendsOnEnter(event: KeyboardEvent, tall: boolean): boolean {
  if (event.key !== "Enter" || event.isComposing || event.keyCode === 229) return false;
  if (event.ctrlKey || event.metaKey) return true;
  return event.shiftKey === tall;
}
