/** Whether a person mostly uses a finger here. A laptop whose screen can be touched has a finer pointer first. */
function isTouchFirst(): boolean {
  return matchMedia("(pointer: coarse)").matches;
}

/**
 * Whether a person types on the screen. A tablet with a keyboard mostly has a trackpad or a mouse too; but phones with a
 * pen, or that say so, have a fine pointer as well: there it counts how the person came into the field.
 * @param byFinger whether they touched it last
 */
export function typesOnScreen(byFinger: boolean): boolean {
  return isTouchFirst() && (byFinger || !matchMedia("(any-pointer: fine)").matches);
}

/** Puts the caret back into a box after a press of a button. Not where the keyboard would come up and cover what was asked for. */
export function focusBack(box: HTMLElement | null | undefined): void {
  if (!isTouchFirst()) box?.focus({ preventScroll: true });
}
