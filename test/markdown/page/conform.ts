import { createRenderer } from "../../../src/markdown/markdown.ts";
import { imageUrl, linkUrl } from "../../../src/markdown/urls.ts";

export interface Example {
  readonly example: number;
  readonly file: string;
  readonly section: string;
  readonly extension: string | null;
  readonly markdown: string;
  readonly html: string;
}

export interface Comparison {
  readonly got: string;
  readonly expected: string;
  /** All that shows, and the tags in the source that are no addresses and no line breaks. */
  readonly text: string;
  readonly tags: readonly string[];
}

/** Renders each example and gives its nodes and the specification's in one comparable form. */
export function conform(examples: readonly Example[]): Comparison[] {
  return examples.map(({ markdown, html }) => {
    const target = document.createElement("div");
    createRenderer(target).finish(markdown);
    const tags = [...markdown.matchAll(/<\/?(?!br *\/?>)[a-zA-Z][\w-]*(?=[\s>/])/g)].map(([tag]) => tag);
    return { got: form(target), expected: form(parsed(html)), text: target.textContent ?? "", tags };
  });
}

function parsed(html: string): Element {
  const { body } = document.implementation.createHTMLDocument();
  body.innerHTML = html;
  return body;
}

const BLOCKS = new Set([
  "BODY",
  "DIV",
  "P",
  "H1",
  "H2",
  "H3",
  "H4",
  "H5",
  "H6",
  "BLOCKQUOTE",
  "UL",
  "OL",
  "LI",
  "PRE",
  "TABLE",
  "THEAD",
  "TBODY",
  "TR",
  "TH",
  "TD",
  "HR",
]);
const KEPT = ["href", "src", "title", "alt", "start", "align", "class", "checked"];

/** White space at the edges of blocks means nothing; what we add around content (frames, safe link attributes) is left out. */
function form(root: Element): string {
  return [...root.childNodes]
    .map((node) => formOf(node))
    .join("")
    .replaceAll(/\s*(\n?<\/?(?:p|h\d|blockquote|ul|ol|li|pre|table|thead|tbody|tr|th|td|hr)\b[^>]*>)\s*/g, "$1")
    .replaceAll("<br>\n", "<br>")
    .trim();
}

function formOf(node: Node): string {
  if (node instanceof Text) return node.data.replaceAll(/[&<>]/g, (sign) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;" })[sign]!);
  if (!(node instanceof Element)) return `<!${node.nodeName}>`;
  const element = node as HTMLElement;
  const inner = () => [...element.childNodes].map(formOf).join("");
  if (element.matches("div.table, .piece")) return inner();
  if (element.matches("div.code")) return formOf(element.querySelector("pre")!);
  if (element.matches(".tight > li > p")) return inner();
  if (element.matches("a") && !(element as HTMLAnchorElement).getAttribute("href")) return inner();
  if (element.matches("a") && !linkUrl(element.getAttribute("href")!)) return inner();
  if (element.matches("button.image"))
    return `<img alt=${JSON.stringify(element.dataset["description"])} src=${JSON.stringify(address(element.dataset["url"]!))}>`;
  if (element.matches("img")) {
    const { src, alt } = { src: element.getAttribute("src") ?? "", alt: element.getAttribute("alt") ?? "" };
    return imageUrl(src) ? `<img alt=${JSON.stringify(alt)} src=${JSON.stringify(address(src))}>` : alt;
  }
  if (element.matches("pre")) return `<pre>${formOf(element.firstElementChild!)}</pre>`;
  if (element.matches(".check")) return `<input${element.classList.contains("done") ? " checked" : ""}> `;
  if (element.matches("input")) return `<input${element.hasAttribute("checked") ? " checked" : ""}>`;
  const name = { DEL: "s" }[element.tagName] ?? element.tagName.toLowerCase();
  const attributes = KEPT.flatMap((kept) => (element.hasAttribute(kept) ? [` ${kept}=${JSON.stringify(valueOf(element, kept))}`] : []));
  return `<${name}${attributes.filter((text) => !/ class="(?!language-)/.test(text)).join("")}>${BLOCKS.has(element.tagName) ? inner().trim() : inner()}</${name}>`
    .replace("</br>", "")
    .replace("</hr>", "");
}

function valueOf(element: Element, name: string): string {
  const value = element.getAttribute(name)!;
  if (name === "href") return address(value);
  return value;
}

/** Browsers and the specification escape different characters in addresses. */
function address(value: string): string {
  const { href } = new URL(value, document.baseURI);
  try {
    return decodeURI(href);
  } catch {
    return href;
  }
}
