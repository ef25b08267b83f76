// Blocks that an interface makes because its author has named them: in markup here, in TypeScript by their descriptions.
import { readWords } from "../../base/list-attribute.ts";
import { loadTag } from "../../base/late-tags.ts";
import { nameOf } from "../../base/markup-value.ts";
import { authorError, type HfError } from "../../core/hf-error.ts";
import { wording, type NamedBlockWordKey } from "../../core/words.ts";
import { ownElements } from "../../app/lookup.ts";
import type { HfInterface } from "./hf-interface.ts";
import { namesFor } from "./named-blocks.ts";
import "./shortcut-classes.ts";
import { SHORTCUTS } from "./shortcuts.ts";

type Side = "inputs" | "outputs";

const english: Readonly<Record<NamedBlockWordKey, string>> = {
  input: "Input",
  output: "Output",
  inputAt: "Input {number}",
  outputAt: "Output {number}",
};

/** The blocks that the attribute of a side means, in order: children by their ids, else those that were made by their names. */
export function blocksMeant(app: HfInterface, side: Side): Element[] {
  return readWords(app[side]).flatMap((word, at, words) => {
    const made = app.querySelector(`:scope > [data-made="${placeOf(app, side, words, at)}"]`);
    return childCalled(app, word) ?? (made?.localName === "label" ? made.querySelector("input") : made) ?? [];
  });
}

/** Makes what the attributes of an interface name and its children lack; gets the classes of what was made, and labels it. */
export function makeBlocks(app: HfInterface): void {
  const wanted = new Set<string>();
  for (const side of ["inputs", "outputs"] as const) {
    for (const [at, word] of readWords(app[side]).entries()) {
      const child = childCalled(app, word);
      if (child) rootIn(app, child).slot ||= side;
      else wanted.add(make(app, side, at, word));
    }
  }
  for (const made of app.querySelectorAll<HTMLElement>(":scope > [data-made]")) if (!wanted.has(made.dataset["made"] ?? "")) made.remove();
  for (const made of ownElements(app, "[data-made]")) {
    if (made.matches(":not(:defined)")) void loadTag(made.localName).then((fault) => fault && app.showError(fault));
  }
  label(app, "inputs", "input");
  label(app, "outputs", "output");
}

/** @returns what tells it from the others that were made */
function make(app: HfInterface, side: Side, at: number, word: string): string {
  const place = placeOf(app, side, readWords(app[side]), at);
  const meant = namesFor(side).includes(word) && SHORTCUTS[word];
  // Its author is told with all else that the interface lacks.
  if (!meant) return place;
  const tag = meant.startsWith("hf-") ? meant : "label";
  const before = app.querySelector(`:scope > [data-made="${place}"]`);
  if (before?.localName === tag) return place;
  const made = document.createElement(tag);
  made.slot = side;
  made.dataset["made"] = place;
  if (tag === "label") {
    const [type = "", accept = ""] = meant.split(" ");
    made.append(document.createElement("span"), Object.assign(document.createElement("input"), { type, accept }));
  }
  before?.remove();
  app.append(made);
  return place;
}

/** A state that goes in and comes out again is one. */
function placeOf(app: HfInterface, side: Side, words: readonly string[], at: number): string {
  const isState = words[at] === "state" && side === "outputs";
  const count = words.slice(0, at).filter((word) => word === "state").length;
  const twins = readWords(app.inputs).flatMap((word, index) => (word === "state" ? [index] : []));
  const twin = isState ? twins[count] : undefined;
  return twin === undefined ? `${side} ${at}` : `inputs ${twin}`;
}

function childCalled(app: HfInterface, id: string): Element | undefined {
  return ownElements(app, `#${CSS.escape(id)}`)[0];
}

/** The child of the interface that an element is or is in. */
function rootIn(app: Element, element: Element): Element {
  let root = element;
  while (root.parentElement && root.parentElement !== app) root = root.parentElement;
  return root;
}

/** A field needs a name that is seen; an author who gave none gets the plainest one. */
function label(app: HfInterface, side: Side, word: "input" | "output"): void {
  const made = ownElements(app, `[data-made^="${side}"]:not(hf-state)`);
  for (const [at, element] of made.entries()) {
    const key = made.length > 1 ? (`${word}At` as const) : word;
    const text = wording(key, english[key], { number: at + 1 });
    const [span] = element.localName === "label" ? element.children : [];
    if (span) span.textContent ||= text;
    else if (!(element as { label?: string }).label && !element.hasAttribute("label")) element.setAttribute("label", text);
  }
}

/** What is wrong with the words of a side that mean nothing. */
export function unknownWords(app: HfInterface, side: Side): HfError[] {
  const unknown = readWords(app[side]).filter((word) => !childCalled(app, word) && !namesFor(side).includes(word));
  return unknown.map((word) => unknownWord(app, side, word));
}

function unknownWord(app: HfInterface, side: Side, word: string): HfError {
  const ids = ownElements(app, "[id]").map(({ id }) => id);
  return authorError(
    `${nameOf(app)} has "${word}" among its ${side}, which is neither the id of one of its children nor the name of a block. Ids here: ${ids.join(", ") || "none"}. Names of blocks: ${namesFor(side).join(", ")}.`,
  );
}
