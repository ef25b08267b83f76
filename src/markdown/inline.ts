import { buildInline } from "./build.ts";
import { delimitersIn, type MarkdownOptions } from "./options.ts";
import { parseInline } from "./parser.ts";

/** The nodes of a text that has no blocks, as a title has none. Its pictures are their descriptions: nothing in it loads. */
export function renderInline(text: string, { mathDelimiters }: MarkdownOptions = {}): DocumentFragment {
  const fragment = document.createDocumentFragment();
  const maths = delimitersIn(mathDelimiters);
  buildInline(parseInline(text, {}, maths), fragment, { allowed: new Set(), images: "", maths });
  for (const button of fragment.querySelectorAll("button")) button.replaceWith(button.dataset["description"] ?? "");
  return fragment;
}
