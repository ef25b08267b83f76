import type { CSSResult } from "lit";
import { styles } from "./markdown.styles.ts";

/** Gives the styles of a part that comes late to all that shows Markdown, also to what does so already: they have one sheet. */
export function withStyles<Part extends { readonly styles: CSSResult }>(part: Part): Part {
  styles.styleSheet?.insertRule(part.styles.cssText);
  return part;
}
