import { lazy } from "../core/lazy.ts";

type Markdown = typeof import("./markdown.ts");

/** Loads the renderer once for the page. @throws {HfError} unloaded; the next call tries again */
export const loadMarkdown: () => Promise<Markdown> = lazy(() => import("./markdown.ts"));

/** Gives a shadow root the typography of rendered Markdown, which comes with the renderer. */
export function adoptMarkdownStyles(root: ShadowRoot, { styles }: Markdown): void {
  const sheet = styles.styleSheet;
  // A sheet belongs to the document that made it.
  if (!sheet || root.ownerDocument !== document || root.adoptedStyleSheets.includes(sheet)) return;
  root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
}

export type { Markdown };
