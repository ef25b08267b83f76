// What native fields hold: a checkbox whether it is checked, a number its number, a file field its files.

/** The value of an element with a `value`. */
export function readValue(element: Element & { value?: unknown }): unknown {
  if (element instanceof HTMLInputElement) {
    const { type, checked, valueAsNumber, files, multiple } = element;
    if (type === "checkbox") return checked;
    if (type === "number" || type === "range") return Number.isNaN(valueAsNumber) ? null : valueAsNumber;
    if (files) return multiple ? [...files] : (files[0] ?? null);
  }
  return element.value;
}

/** Sets it; `null` empties it. */
export function writeValue(element: Element & { value?: unknown }, value: unknown): void {
  if (!(element instanceof HTMLInputElement)) element.value = value;
  else if (element.type === "checkbox") element.checked = value === true;
  // A script may take files out of a file field, and put none in.
  else element.value = element.files ? "" : String(value ?? "");
}
