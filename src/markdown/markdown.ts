import type { MarkdownOptions } from "./options.ts";
import { MarkdownRenderer } from "./renderer.ts";

export { renderInline } from "./inline.ts";
export { allDone } from "./later.ts";
export { choicesOf, type MarkdownOptions } from "./options.ts";
export { MarkdownRenderer } from "./renderer.ts";
export { styles } from "./markdown.styles.ts";

/** A renderer that shows streamed Markdown inside `target`, whose children belong to it. */
export function createRenderer(target: Element, options?: MarkdownOptions): MarkdownRenderer {
  return new MarkdownRenderer(target, options);
}
