/** What the script tag's entry leaves on the page. */
const page = globalThis as { [library: symbol]: { ask(wanted: readonly string[]): void } | undefined };

/**
 * Has files fetched side by side that are about to be asked for one after the other. Only the script tag knows which;
 * elsewhere nothing happens.
 * @param wanted a tag, or a name in `scripts/parts-table.mjs`
 */
export function askAhead(wanted: string): void {
  page[Symbol.for("hf-blocks")]?.ask([wanted]);
}
