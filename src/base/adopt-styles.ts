import type { CSSResult } from "lit";

/** Gives a shadow root the styles of a part that comes late. */
export function adoptStyles(root: ShadowRoot, { styleSheet: sheet }: CSSResult): void {
  // A sheet belongs to the document that made it.
  if (!sheet || root.ownerDocument !== document || root.adoptedStyleSheets.includes(sheet)) return;
  root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
}
