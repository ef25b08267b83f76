import { beginningOf, shorten } from "../../core/cut-text.ts";

/** What is on screen beside what is said: controls, and what is folded or for the eyes alone. */
const BESIDE = "button, summary, details, svg, style, [hidden], [aria-hidden=true], .code-head, annotation";
const BLOCKS = /^(P|DIV|UL|OL|LI|BLOCKQUOTE|PRE|H[1-6]|HR|TABLE|SECTION|FIGURE|DL|DT|DD)$/;

/** What elements say to somebody who reads them: words without marks, rows of tables with the heads of their columns. */
export function spokenText(roots: Iterable<Element>): string {
  return [...roots]
    .map(textIn)
    .join("\n")
    .replace(/[^\S\n]*\n\s*/g, "\n")
    .trim();
}

/** The beginning of a text that is longer, cut after a sentence near its end, else after a word. @param most characters */
export function firstSentences(text: string, most: number): string {
  if (text.length <= most) return text;
  const beginning = beginningOf(text, most);
  // The last one goes on behind the cut.
  const { index = 0 } = [...new Intl.Segmenter(undefined, { granularity: "sentence" }).segment(beginning)].at(-1) ?? {};
  const whole = beginning.slice(0, index).trimEnd();
  return index > most / 2 ? `${whole} …` : shorten(text, most);
}

function textIn(node: Node): string {
  if (node instanceof Text) return node.parentElement?.closest("pre") ? node.data : node.data.replace(blanksOf(node), " ");
  if (!(node instanceof Element) || node.matches(BESIDE)) return "";
  if (node.localName === "br") return "\n";
  // A picture, and the mark of something that is done, say what they show in words.
  const label = node.getAttribute("alt") ?? (node.getAttribute("role") === "img" ? node.getAttribute("aria-label") : null);
  if (label !== null) return `${label} `;
  if (node instanceof HTMLTableElement) return `\n${rowsOf(node).join("\n")}\n`;
  const inner = [...node.childNodes].map(textIn).join("");
  if (node.localName === "li") return `\n${numberOf(node)}${inner}\n`;
  // The first paragraph of an item stands beside its number or mark.
  const isBeside = node.matches("li > p:first-of-type");
  return BLOCKS.test(node.tagName) && !isBeside ? `\n${inner}\n` : inner;
}

/** What is one blank on screen: a line end is more where lines are kept. */
function blanksOf({ parentElement }: Text): RegExp {
  return parentElement?.closest(".lines") ? /[^\S\n]+/g : /\s+/g;
}

/** “City: Paris, Now: 19 °C”: a row alone says nothing of its columns. */
function rowsOf({ tHead, tBodies }: HTMLTableElement): string[] {
  const heads = [...(tHead?.rows[0]?.cells ?? [])].map((cell) => textIn(cell).trim());
  const rows = [...tBodies].flatMap(({ rows }) => [...rows]);
  if (rows.length === 0) return [heads.filter(Boolean).join(", ")];
  return rows.map(({ cells }) => {
    const said = [...cells].map((cell, at) => [heads[at], textIn(cell).trim()].filter(Boolean).join(": "));
    return said.join(", ");
  });
}

/** What stands before an item. */
function numberOf(item: Element): string {
  const list = item.parentElement;
  return list instanceof HTMLOListElement ? `${list.start + [...list.children].indexOf(item)}. ` : "";
}
