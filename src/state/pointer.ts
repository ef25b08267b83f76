const POINTER = " open conversation";

/** The name of the value that says which conversation of a chatbot a tab has open. */
export function pointerOf(name: string): string {
  return name + POINTER;
}

/** The chatbot that such a value is for; `undefined` for any other value. */
export function pointsIn(cell: string): string | undefined {
  return cell.endsWith(POINTER) ? cell.slice(0, -POINTER.length) : undefined;
}
