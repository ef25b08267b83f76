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
  markdown,
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

type Content = ReturnType<typeof lowlight.highlight>["children"][number];

/** The nodes of a piece of code with the classes of its parts. */
export function colour(text: string, language: string): ChildNode[] {
  return parse(text, language).flatMap(toNodes);
}

/**
 * The nodes of the beginning of a longer text, up to the end of a line where no comment or string is open if there is one.
 *
 * @returns the nodes, and how many characters they stand for
 */
export function colourPiece(text: string, language: string): { nodes: ChildNode[]; length: number } {
  const contents = parse(text, language);
  const ends: number[] = [];
  let length = 0;
  for (const content of contents) {
    const newline = content.type === "text" ? content.value.lastIndexOf("\n") : -1;
    ends.push(newline === -1 ? 0 : length + newline + 1);
    length += lengthOf(content);
  }
  const end = Math.max(...ends);
  if (end < text.length / 2) {
    const line = text.lastIndexOf("\n") + 1;
    return line === 0
      ? { nodes: [document.createTextNode(text)], length: text.length }
      : { nodes: colour(text.slice(0, line), language), length: line };
  }
  const last = ends.lastIndexOf(end);
  const before = contents.slice(0, last);
  const start = before.reduce((sum, content) => sum + lengthOf(content), 0);
  return { nodes: [...before.flatMap(toNodes), document.createTextNode(text.slice(start, end))], length: end };
}

function parse(text: string, language: string): Content[] {
  if (!lowlight.registered(language)) return [{ type: "text", value: text }];
  return lowlight.highlight(language, text).children;
}

/** By an allow-list: spans with one of our classes, and text. */
function toNodes(content: Content): ChildNode[] {
  if (content.type === "text") return [document.createTextNode(content.value)];
  if (content.type !== "element") return [];
  const kinds = [content.properties["className"] ?? []].flat().map((name) => KINDS.get(String(name)));
  const kind = kinds.find((found) => found !== undefined);
  const inner = content.children.flatMap(toNodes);
  if (!kind) return inner;
  const span = document.createElement("span");
  span.className = kind;
  span.append(...inner);
  return [span];
}

function lengthOf(content: Content): number {
  if (content.type === "text") return content.value.length;
  return content.type === "element" ? content.children.reduce((sum, child) => sum + lengthOf(child), 0) : 0;
}
