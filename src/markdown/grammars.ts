import bash from "highlight.js/lib/languages/bash";
import c from "highlight.js/lib/languages/c";
import cpp from "highlight.js/lib/languages/cpp";
import css from "highlight.js/lib/languages/css";
import diff from "highlight.js/lib/languages/diff";
import go from "highlight.js/lib/languages/go";
import java from "highlight.js/lib/languages/java";
import javascript from "highlight.js/lib/languages/javascript";
import json from "highlight.js/lib/languages/json";
import markdown from "highlight.js/lib/languages/markdown";
import python from "highlight.js/lib/languages/python";
import rust from "highlight.js/lib/languages/rust";
import shell from "highlight.js/lib/languages/shell";
import sql from "highlight.js/lib/languages/sql";
import typescript from "highlight.js/lib/languages/typescript";
import xml from "highlight.js/lib/languages/xml";
import yaml from "highlight.js/lib/languages/yaml";
import { createLowlight } from "lowlight";
import { firstPiece, MOST_WORK } from "./code-pieces.ts";
import { plainNodes, type CodeText } from "./code-text.ts";

export { styles } from "./code.styles.ts";

const lowlight = createLowlight({
  bash,
  c,
  cpp,
  css,
  diff,
  go,
  java,
  javascript,
  json,
  markdown: withShortLinks,
  python,
  rust,
  shell,
  sql,
  typescript,
  xml,
  yaml,
});

/** The few kinds that have a colour, each with the highlighter's classes that mean it. All others show as plain code. */
const KINDS = new Map<string, string>(
  Object.entries({
    comment: "comment quote meta",
    keyword: "keyword selector-tag literal doctag name section",
    string: "string regexp addition link symbol code",
    number: "number variable template-variable bullet deletion",
    title: "title attr attribute property selector-id selector-class",
    type: "type built_in class selector-attr selector-pseudo",
    emphasis: "emphasis",
    strong: "strong",
  }).flatMap(([kind, names]) => names.split(" ").map((name) => [`hljs-${name}`, `hljs-${kind}`] as const)),
);

/** Colours in colours in colours show as the outermost ones: browsers overflow on deep trees. */
const DEEPEST = 6;

type Content = ReturnType<typeof lowlight.highlight>["children"][number];

/** A coloured beginning of a text. */
interface Coloured {
  readonly nodes: ChildNode[];
  /** How many characters it is. */
  readonly length: number;
  /** Whether more text cannot change it. */
  readonly settled: boolean;
  /** The work of all that is settled; endless where it is all that a block may take, and what follows stays plain. */
  readonly spent: number;
}

/** Colours the first piece of what is left of a block. @returns whether there is more to colour */
export function colourNext(text: CodeText): boolean {
  const { piece, language } = text;
  const { nodes, length, settled, spent } = colour(piece, language, text.spent);
  text.spent = spent;
  text.coloured = settled ? 0 : piece.length;
  if (settled) text.settle(nodes, length);
  else text.show(nodes);
  // What is left may stay plain from here on.
  if (spent === Infinity) text.look();
  return settled;
}

/** @param spent the work that earlier pieces were */
function colour(open: string, language: string, spent: number): Coloured {
  const { length, work, kind } = firstPiece(open);
  const text = open.slice(0, length);
  const total = spent + work;
  const settled = kind !== "open";
  if (total > MOST_WORK) return { nodes: plainNodes(open), length: open.length, settled: false, spent: settled ? Infinity : spent };
  const made = { length, settled, spent: settled ? total : spent };
  if (work === 0) return { ...made, nodes: plainNodes(text) };
  const contents = parse(text, language);
  if (kind === "full") return { ...made, ...upToSafeLine(contents, length) };
  return { ...made, nodes: toNodes(contents) };
}

/**
 * The nodes up to the end of a line where no comment or string is open, which the next piece begins in; all of them
 * where there is no such line in the second half.
 */
function upToSafeLine(contents: readonly Content[], whole: number): { nodes: ChildNode[]; length: number } {
  let [end, start, last, length] = [0, 0, 0, 0];
  for (const [index, content] of contents.entries()) {
    const newline = content.type === "text" ? content.value.lastIndexOf("\n") : -1;
    if (newline !== -1) [end, start, last] = [length + newline + 1, length, index];
    length += lengthOf(content);
  }
  if (end < whole / 2) return { nodes: toNodes(contents), length: whole };
  const text = contents[last] as { value: string };
  return { nodes: [...toNodes(contents.slice(0, last)), document.createTextNode(text.value.slice(0, end - start))], length: end };
}

function parse(text: string, language: string): Content[] {
  if (!lowlight.registered(language)) return [{ type: "text", value: text }];
  return lowlight.highlight(language, text).children;
}

/** Markdown whose links are found at once: its own rules look through the line three times over for each bracket. */
function withShortLinks(highlighter: Parameters<typeof markdown>[0]): ReturnType<typeof markdown> {
  const grammar = markdown(highlighter);
  const link = grammar.contains.find((rule) => rule.returnBegin && rule.variants);
  Object.assign(link ?? {}, { variants: [{ begin: /\[[^[\]\n]*\]\[[^[\]\n]*\]/ }, { begin: /\[[^[\]\n]*\]\([^)\n]*\)/ }] });
  return grammar;
}

/** By an allow-list: spans with one of our classes, and text. */
function toNodes(contents: readonly Content[], depth = 0): ChildNode[] {
  return contents.flatMap((content) => {
    if (content.type === "text") return [document.createTextNode(content.value)];
    if (content.type !== "element") return [];
    const kinds = [content.properties["className"] ?? []].flat().map((name) => KINDS.get(String(name)));
    const kind = kinds.find((found) => found !== undefined);
    if (!kind || depth >= DEEPEST) return toNodes(content.children, depth);
    const span = document.createElement("span");
    span.className = kind;
    span.append(...toNodes(content.children, depth + 1));
    return [span];
  });
}

function lengthOf(content: Content): number {
  if (content.type === "text") return content.value.length;
  return content.type === "element" ? content.children.reduce((sum, child) => sum + lengthOf(child), 0) : 0;
}
