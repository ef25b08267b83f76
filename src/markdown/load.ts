type Markdown = typeof import("./markdown.ts");

let loading: Promise<Markdown> | undefined;

/** Loads the renderer once for the page. @throws where it cannot be reached; the next call tries again */
export async function loadMarkdown(): Promise<Markdown> {
  loading ??= import("./markdown.ts");
  try {
    return await loading;
  } catch (error) {
    loading = undefined;
    throw error;
  }
}

/** Gives a shadow root the typography of rendered Markdown, which comes with the renderer. */
export function adoptMarkdownStyles(root: ShadowRoot, { styles }: Markdown): void {
  const sheet = styles.styleSheet;
  // A sheet belongs to the document that made it.
  if (!sheet || root.ownerDocument !== document || root.adoptedStyleSheets.includes(sheet)) return;
  root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
}

export type { Markdown };
