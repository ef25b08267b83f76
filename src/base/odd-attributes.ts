import { lazyExtra } from "../core/lazy.ts";

/** Attributes that any element may have, and marks that frameworks leave. */
export const GLOBAL =
  /^(id|is|on\w{3,}|popover|draggable|contenteditable|class|style|slot|part|title|lang|dir|hidden|inert|tabindex|role|nonce|translate|token|auto.*|(data|aria|ng|v|x|hx)-.*|[^a-z].*|.*[:@.].*)$/;

/** What an app reads of any block, which no class has. */
export const OF_APP = ["scope", "ttl", "private"];

const loadMisspelt = lazyExtra(() => import("./misspelt-attributes.ts"), "Attributes are not checked: a part could not be loaded.");

/** Lets the author know of attributes of a block that may be misspelt. What might be is loaded with the first that no block has. */
export function lookAtAttributes(element: Element): void {
  const known = [...OF_APP, ...(element.constructor as typeof HTMLElement & { observedAttributes: string[] }).observedAttributes];
  const odd = element.getAttributeNames().filter((name) => !known.includes(name) && !GLOBAL.test(name));
  // A finished app has those of its task too, and looks at them itself.
  if (odd.length > 0 && !("written" in element)) void loadMisspelt().then((part) => part?.tellOfMisspelt(element, odd, known));
}
