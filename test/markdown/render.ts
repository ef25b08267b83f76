import { createRenderer } from "../../src/markdown/markdown.ts";

/** The nodes of a text that arrives in pieces, as one comparable string. */
export function stream(pieces: readonly string[]): string {
  const target = document.createElement("div");
  const renderer = createRenderer(target);
  let text = "";
  for (const piece of pieces) renderer.update((text += piece));
  renderer.finish();
  return outline(target);
}

/** The nodes of a whole text. */
export function whole(text: string): string {
  const target = document.createElement("div");
  createRenderer(target).finish(text);
  return outline(target);
}

/** Every node, attribute and text with its borders: unlike innerHTML, it tells one text node from two. */
export function outline(node: Node): string {
  if (node instanceof Text) return JSON.stringify(node.data);
  const attributes = [...(node as Element).attributes].map(({ name, value }) => ` ${name}=${JSON.stringify(value)}`).sort();
  return `<${node.nodeName.toLowerCase()}${attributes.join("")}>${[...node.childNodes].map(outline).join("")}</>`;
}

/** Whole numbers from 0 below `below`, the same in every run. */
export function randoms(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state * 1664525 + 1013904223) % 4294967296;
    return Math.floor((state / 4294967296) * below);
  };
}
