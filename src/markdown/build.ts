import { addElement } from "./add-element.ts";
import { lateWord } from "../core/late-words.ts";
import { autolinks } from "./autolink.ts";
import { codeBlock } from "./code-block.ts";
import { hostToShow } from "./host.ts";
import { image } from "./image.ts";
import { formula } from "./math.ts";
import type { MathDelimiter } from "./math-rules.ts";
import type { Token } from "./parser.ts";
import { addText } from "./text.ts";
import { linkUrl, type Images } from "./urls.ts";

/** What becomes an element. Whatever is not listed shows as text. */
const ELEMENTS = new Set("p h1 h2 h3 h4 h5 h6 blockquote ul ol li table thead tbody tr th td strong em s sup a".split(" "));
/** Deeper markup goes on in its outermost element: browsers overflow on deep trees. */
const DEEPEST = 120;
const BIDI_CONTROLS = /[\u202a-\u202e\u2066-\u2069]/g;

export interface BuildContext {
  /** Addresses of pictures that the person has asked to see. */
  readonly allowed: ReadonlySet<string>;
  readonly images: Images;
  /** What stands around maths. */
  readonly maths: readonly MathDelimiter[];
  /** Told of each block's text and where it went. */
  readonly onInline?: ((content: string, parent: Node, depth: number) => void) | undefined;
}

/** Makes nodes of tokens by an allow-list. Content never becomes an element, an attribute name, an id or a style. */
export function buildBlocks(tokens: readonly Token[], context: BuildContext): DocumentFragment {
  const root = document.createDocumentFragment();
  const parents: Node[] = [root];
  const blocks: Node[] = [];
  for (const token of tokens) {
    const parent = parents.at(-1) ?? root;
    if (token.nesting === 1) {
      const inner = parents.length > DEEPEST ? parent : open(token, parent);
      parents.push(inner);
      // A table stands in what scrolls it.
      if (parents.length === 2) blocks.push(root.lastChild ?? inner);
    } else if (token.nesting === -1) parents.length = Math.max(1, parents.length - 1);
    else add(token, parent, context, parents.length);
  }
  // One direction for each top-level block: a list keeps its markers on one side. Set when the text is there, because
  // browsers look for it again at each addition.
  for (const block of blocks) (block as HTMLElement).dir = "auto";
  return root;
}

function open(token: Token, parent: Node): Node {
  const tag = ELEMENTS.has(token.tag) ? token.tag : "span";
  const made = document.createElement(tag);
  if (tag === "table") return openTable(made, parent);
  if (tag === "a") openLink(made, token);
  if (tag === "th" || tag === "td") align(made, token);
  if (tag === "ol") setStart(made, token);
  if (tag === "ul" || tag === "ol") made.className = "tight";
  if (tag === "li" && token.meta) openTask(made, token.meta as { done: boolean });
  // Paragraphs in tight lists are elements too, so that a list that turns loose late changes only its class.
  if (tag === "p" && !token.hidden && parent.nodeName === "LI") parent.parentElement?.removeAttribute("class");
  return parent.appendChild(made);
}

function openTable(table: HTMLElement, parent: Node): Node {
  const scroller = addElement(parent, "div", "table");
  scroller.tabIndex = 0;
  return scroller.appendChild(table);
}

/** A mark, not a control: it shows what the text says and cannot be changed. */
function openTask(item: HTMLElement, { done }: { done: boolean }): void {
  item.className = "task";
  const check = addElement(item, "span", done ? "check done" : "check");
  check.setAttribute("role", "img");
  check.setAttribute("aria-label", lateWord(done ? "taskDone" : "taskOpen"));
}

function openLink(link: HTMLElement, token: Token): void {
  const url = linkUrl(String(token.attrGet("href") ?? ""));
  if (url) setLink(link, url);
  const title = token.attrGet("title");
  if (title) link.title = String(title).replace(BIDI_CONTROLS, "");
}

function setLink(link: HTMLElement, url: URL): void {
  link.setAttribute("href", url.href);
  link.setAttribute("rel", "noopener noreferrer nofollow");
  link.setAttribute("target", "_blank");
}

function align(cell: HTMLElement, token: Token): void {
  const side = /^text-align:(left|center|right)$/.exec(String(token.attrGet("style") ?? ""))?.[1];
  if (side) cell.setAttribute("align", side);
}

function setStart(list: HTMLElement, token: Token): void {
  const start = Number(token.attrGet("start") ?? 1);
  if (Number.isInteger(start) && start !== 1) list.setAttribute("start", String(start));
}

/**
 * Shows where links lead whose text reads as another address. It is an element that no text can make, with a look of
 * its own; and where one link of a text says it, all say it: what stands behind one must not be taken for another's.
 */
function showHosts(links: readonly HTMLAnchorElement[]): void {
  if (!links.map((link) => showHost(link, false)).includes(true)) return;
  for (const link of links) showHost(link, true);
}

/** @returns whether it says where it leads */
function showHost(link: HTMLAnchorElement, beside: boolean): boolean {
  if (!link.getAttribute("href") || link.querySelector(".host")) return false;
  const url = new URL(link.href);
  // A formula looks like anything its author likes.
  const host = hostToShow(link.querySelector(".math") ? undefined : wordsOf(link), url, beside);
  if (!host) return false;
  const shown = addElement(link, "span", "host");
  shown.dir = "ltr";
  shown.textContent = ` (${host})`;
  return true;
}

/** All that a person may read on it. */
function wordsOf(link: HTMLAnchorElement): string {
  return [link.textContent, link.title, ...[...link.querySelectorAll("img")].map(({ alt }) => alt)].join(" ");
}

function add(token: Token, parent: Node, context: BuildContext, depth: number): void {
  switch (token.type) {
    case "inline":
      buildInline(token.children ?? [], parent, context, depth);
      context.onInline?.(token.content, parent, depth);
      break;
    case "fence":
    case "code_block":
      parent.appendChild(codeBlock(token.content, token.info.trim()));
      break;
    case "hr":
      addElement(parent, "hr");
      break;
    case "math_block":
      parent.appendChild(formula(token.content, token.markup, true, (token.meta as { open: boolean }).open));
      break;
    case "reference_definition":
      break;
    default:
      addText(token.content, parent);
  }
}

/**
 * Makes the nodes inside one block.
 *
 * @param depth how deep the block is
 */
export function buildInline(tokens: readonly Token[], block: Node, context: BuildContext, depth = 1): void {
  const parents: Node[] = [block];
  const links: HTMLAnchorElement[] = [];
  let inLink = false;
  for (const token of tokens) {
    const parent = parents.at(-1) ?? block;
    if (token.nesting === 1) {
      const tooDeep = depth + parents.length > DEEPEST;
      parents.push(tooDeep ? parent : open(token, parent));
      if (token.type === "link_open") inLink = true;
    } else if (token.nesting === -1) {
      if (token.type === "link_close") {
        inLink = false;
        if (parent instanceof HTMLAnchorElement) links.push(parent);
      }
      parents.length = Math.max(1, parents.length - 1);
    } else addInline(token, parent, context, inLink ? undefined : links);
  }
  showHosts(links);
}

/** @param links gets the addresses that become links; `undefined` inside a link */
function addInline(token: Token, parent: Node, context: BuildContext, links: HTMLAnchorElement[] | undefined): void {
  switch (token.type) {
    case "code_inline":
      addCode(links ? token.content : token.content.replace(BIDI_CONTROLS, ""), parent);
      break;
    case "image":
      parent.appendChild(image(String(token.attrGet("src") ?? ""), plain(token.children ?? []), context));
      break;
    case "math_inline":
      parent.appendChild(formula(token.content, token.markup, false, (token.meta as { open: boolean }).open));
      break;
    case "hardbreak":
      addElement(parent, "br");
      break;
    case "softbreak":
      addText("\n", parent);
      break;
    case "long_text":
      addText(token.content, parent);
      break;
    default:
      if (links) addLinkedText(token.content, parent, links);
      else addText(token.content.replace(BIDI_CONTROLS, ""), parent);
  }
}

/** Code is read from left to right, and says nothing of the direction of the words around it. */
function addCode(text: string, parent: Node): void {
  const code = addElement(parent, "code");
  code.dir = "ltr";
  code.textContent = text;
}

function addLinkedText(text: string, parent: Node, links: HTMLAnchorElement[]): void {
  for (const piece of autolinks(text)) {
    const url = piece.url === undefined ? undefined : linkUrl(piece.url);
    if (!url) {
      addText(piece.text, parent);
      continue;
    }
    const link = addElement(parent, "a");
    setLink(link, url);
    link.textContent = piece.text.replace(BIDI_CONTROLS, "");
    links.push(link);
  }
}

/** The words of an image's description, without its markup. */
function plain(tokens: readonly Token[]): string {
  return tokens.map((token) => (token.children ? plain(token.children) : token.type === "softbreak" ? " " : token.content)).join("");
}
