import { shadowRootOf } from "./once.ts";
import type { ElementClass } from "./tags.ts";

/** Puts the style sheets of a class's new version in the place of those before. Sheets from elsewhere stay. */
export function swapSheets(element: HTMLElement, before: ElementClass, next: ElementClass): void {
  const root = shadowRootOf(element);
  if (!root) return;
  const old = new Set(sheetsOf(before));
  const now = sheetsOf(next);
  const there = [...root.adoptedStyleSheets];
  const at = there.findIndex((sheet) => old.has(sheet));
  const others = there.filter((sheet) => !old.has(sheet) && !now.includes(sheet));
  const place = at < 0 ? others.length : there.slice(0, at).filter((sheet) => others.includes(sheet)).length;
  root.adoptedStyleSheets = [...others.slice(0, place), ...now, ...others.slice(place)];
}

function sheetsOf({ elementStyles = [] }: ElementClass): CSSStyleSheet[] {
  return elementStyles.flatMap((style) => (style instanceof CSSStyleSheet ? style : (style.styleSheet ?? [])));
}
