import { MarkdownRenderer } from "./renderer.ts";

export { MarkdownRenderer } from "./renderer.ts";
export { styles } from "./markdown.styles.ts";

/** A renderer that shows streamed Markdown inside `target`, whose children belong to it. */
export function createRenderer(target: Element): MarkdownRenderer {
  return new MarkdownRenderer(target);
}

/** The nodes of a whole text. Their buttons work only inside a renderer's target. */
export function renderMarkdown(text: string): DocumentFragment {
  const holder = document.createElement("div");
  createRenderer(holder).finish(text);
  const fragment = document.createDocumentFragment();
  fragment.append(...holder.childNodes);
  return fragment;
}
