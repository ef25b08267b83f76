/** Whether a person mostly uses a finger here. A laptop whose screen can be touched has a finer pointer first. */
export function isTouchFirst(): boolean {
  return matchMedia("(pointer: coarse)").matches;
}

/** Puts the caret back into a box after a press of a button. Not where the keyboard would come up and cover what was asked for. */
export function focusBack(box: HTMLElement | null | undefined): void {
  if (!isTouchFirst()) box?.focus({ preventScroll: true });
}
