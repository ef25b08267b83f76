import type { CSSResult, LitElement } from "lit";

/** Gives a shadow root the styles of a part that comes late. */
export function adoptStyles(root: ShadowRoot, { styleSheet: sheet }: CSSResult): void {
  // A sheet belongs to the document that made it.
  if (!sheet || root.ownerDocument !== document || root.adoptedStyleSheets.includes(sheet)) return;
  root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
}

/** Makes an element's styles anew in the document it was taken over into. */
export function adoptElsewhere(element: LitElement): void {
  const view = element.ownerDocument.defaultView as (Window & typeof globalThis) | null;
  if (!view || !element.shadowRoot) return;
  const { elementStyles } = element.constructor as typeof LitElement;
  element.shadowRoot.adoptedStyleSheets = elementStyles.map((style) => {
    const sheet = new view.CSSStyleSheet();
    sheet.replaceSync("cssText" in style ? style.cssText : Array.from(style.cssRules, ({ cssText }) => cssText).join(""));
    return sheet;
  });
}
