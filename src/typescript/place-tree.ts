import { define } from "../base/define.ts";
import { loadTag } from "../base/late-tags.ts";
import { authorError, type HfError } from "../core/hf-error.ts";
import { moveNode } from "../base/move-node.ts";
import { same } from "../core/snapshot.ts";
import type { AnyBlock, Child, ClassSource, Description } from "./block.ts";
import { describedAs, isDescription } from "./description.ts";
import { checkBlock } from "./check-block.ts";
import { keysOf } from "./mount-keys.ts";
import type { ListenerDescription } from "./on.ts";
import { notePlaced, placedElement } from "./placed.ts";
import { blocksOf } from "./ports.ts";
import { UNSEEN_TAGS } from "./unseen-tags.ts";

/** Finds the element that a description became in the mounted app. */
export type ElementOf = (block: AnyBlock) => Element | undefined;

/** What stands in one place of the page: for the next version of it. */
export interface PlacedTree {
  readonly element: Element;
  readonly listeners: readonly ListenerDescription[];
  /** The element that a block of this version became. */
  readonly elementOf: ElementOf;
  readonly elements: ReadonlyMap<string, PlacedElement>;
}

interface PlacedElement {
  readonly description: Description;
  readonly element: Element;
  /** What it held when its author's value was set last. */
  readonly initial: unknown;
}

/** Where a tree of blocks goes. */
interface Place {
  /** The region that has made the tree, which is its root. */
  readonly region?: Element | undefined;
  /** The element of an app that its author was given before the library had come. */
  readonly app?: Element | undefined;
  /** What stands elsewhere on the page, and is not made here. */
  known?(block: AnyBlock): boolean;
}

/**
 * Makes elements of a tree of blocks. Blocks that are the same as in the version before, by id or key, else by tag and
 * label, else by tag and order, keep their element and all that is in it; only what the author changed is set.
 * @throws {HfError} author, where a description or an id stands twice
 */
export function placeTree(
  given: Description,
  before: PlacedTree | undefined,
  { region: root, app, known = () => false }: Place = {},
): PlacedTree {
  const tree: Description = { ...given, children: [...given.children, ...unseenOf(given, known)] };
  const mine = root ?? before?.element;
  const childrenOf = childrenIn(tree, (block) => {
    const there = placedElement(block);
    return known(block) || (there !== undefined && !mine?.contains(there));
  });
  const keys = keysOf(tree, childrenOf);
  for (const description of keys.keys()) {
    checkBlock(description);
    register(description.source);
  }
  const elements = new Map<string, PlacedElement>();
  const keyOf = (description: Description) => keys.get(description) ?? "";
  const renamed = before && !root ? renamedIn(keys, before.elements) : undefined;
  const earlierOf = (description: Description) => before?.elements.get(keyOf(description)) ?? renamed?.get(description);
  const made = (description: Description): Element => {
    const earlier = earlierOf(description);
    const element = earlier?.element ?? ((description === tree && (root ?? app)) || document.createElement(description.tag));
    notePlaced(description === tree ? given : description, element);
    const initial = setOptions(element, description, earlier, !root);
    elements.set(keyOf(description), { description, element, initial });
    return element;
  };
  // An element is put in its place before its children are, and what is gone is taken out last: so a block that gets
  // another parent is moved inside the page, with its focus.
  const extras: (() => void)[] = [];
  const fill = (description: Description, element: Element): void => {
    const before = earlierOf(description)?.description;
    extras.push(setChildren(element, childrenOf(description), before, made));
    for (const child of childrenOf(description).filter(isDescription)) {
      const placed = elements.get(keyOf(child));
      if (placed) fill(child, placed.element);
    }
  };
  const element = made(tree);
  fill(tree, element);
  for (const removeExtras of extras) removeExtras();
  const elementOf = (block: AnyBlock) => {
    const key = keys.get(block === given ? tree : (block as Description));
    return key === undefined ? undefined : elements.get(key)?.element;
  };
  const listeners = [...given.listeners, ...[...keys.keys()].filter((one) => one !== tree).flatMap((one) => one.listeners)];
  return { element, listeners, elementOf, elements };
}

/**
 * The blocks of an app whose label its author has changed: those of a tag that are new, by their order among those that
 * are gone, if there are as many. In a part that is made of values a new label means another value.
 */
function renamedIn(
  keys: ReadonlyMap<Description, string>,
  before: ReadonlyMap<string, PlacedElement>,
): ReadonlyMap<Description, PlacedElement> {
  const isNamed = (key: string) => key.startsWith("#") || key.startsWith("key ");
  const stays = new Set(keys.values());
  const fresh = [...keys].flatMap(([description, key]) => (isNamed(key) || before.has(key) ? [] : [description]));
  const gone = [...before].flatMap(([key, placed]) => (isNamed(key) || stays.has(key) ? [] : [placed]));
  gone.sort((one, other) => (one.element.compareDocumentPosition(other.element) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1));
  const renamed = new Map<Description, PlacedElement>();
  for (const tag of new Set(fresh.map((block) => block.tag))) {
    const blocks = fresh.filter((block) => block.tag === tag);
    const earlier = gone.filter(({ description }) => description.tag === tag);
    if (blocks.length !== earlier.length) continue;
    for (const [at, block] of blocks.entries()) renamed.set(block, earlier[at] as PlacedElement);
  }
  return renamed;
}

function register(source: ClassSource | undefined): void {
  if (!source) return;
  if (typeof source === "function") define(source);
  else void loadTag(source.tag);
}

/** States that are named by listeners and stand nowhere in the tree. */
function unseenOf(root: Description, known: (block: AnyBlock) => boolean): Description[] {
  const seen = new Set(treeOf(root));
  const found = new Set<Description>();
  const visit = ({ triggers, inputs, outputs, followers }: ListenerDescription): void => {
    for (const block of [...triggers.map(([block]) => block), ...blocksOf(inputs), ...blocksOf(outputs)] as Description[]) {
      // What is shown nowhere is taken along from the listeners that name it.
      if (!UNSEEN_TAGS.includes(block.tag) || seen.has(block) || found.has(block) || known(block)) continue;
      found.add(block);
      block.listeners.forEach(visit);
    }
    for (const { description } of followers) visit(description);
  };
  for (const description of seen) description.listeners.forEach(visit);
  return [...found];
}

/**
 * What stands in a block. A place with the option `spare` has only those that stand nowhere else: of an app in one element,
 * an author may have put a block of his where he wants it.
 */
function childrenIn(root: Description, isElsewhere: (block: Description) => boolean): (block: Description) => readonly Child[] {
  const all = treeOf(root);
  const firstPlaces = new Map<Child, Description>();
  for (const isSpare of [false, true])
    for (const place of all)
      if (isSpare === "spare" in place.options)
        for (const child of place.children) if (!firstPlaces.has(child)) firstPlaces.set(child, place);
  return (place) =>
    "spare" in place.options
      ? place.children.filter((child) => firstPlaces.get(child) === place && !(isDescription(child) && isElsewhere(child)))
      : place.children;
}

function treeOf(description: Description): Description[] {
  return [description, ...description.children.filter(isDescription).flatMap(treeOf)];
}

/** Options that say which block this is and where it may stand, and are no properties. */
const OF_BUILDERS = ["key", "preserve", "spare"];

/**
 * Sets what the author declares; on a second mount only what the author changed, and no value that a person or a run
 * has changed since.
 * @param isSource whether the values are those of the source; those of a region are made of data, and the newest wins
 * @returns what it holds when nobody else has touched it
 */
function setOptions(element: Element, now: Description, earlier: PlacedElement | undefined, isSource: boolean): unknown {
  const before = earlier?.description;
  const isTouched = earlier !== undefined && isSource && !same(valueOf(element), earlier.initial);
  const names = new Set([...Object.keys(before?.options ?? {}), ...Object.keys(now.options)]);
  const preserved = now.options["key"] === undefined ? [] : ((now.options["preserve"] ?? ["value"]) as readonly string[]);
  for (const name of names) {
    const given = now.options[name];
    if (OF_BUILDERS.includes(name) || (before && (preserved.includes(name) || same(given, before.options[name])))) continue;
    if (name === "value" && before && (isTouched || (isSource && sameText(given, before.options[name])))) continue;
    // A function gives a first value of its own to each page.
    const value = name === "value" && typeof given === "function" ? (given as () => unknown)() : given;
    if (isAttribute(name, element)) setAttribute(element, name, value);
    else if (name in element) Object.assign(element, { [name]: name in now.options ? value : defaultOf(now.tag, name) });
    else if (customElements.get(now.tag) || !now.tag.includes("-")) throw noSuchOption(now, name);
    // Not defined yet in the script-tag build: the element takes the property over when it is upgraded.
    else Object.assign(element, { [name]: value });
  }
  return isTouched ? earlier.initial : valueOf(element);
}

function valueOf(element: Element): unknown {
  return "value" in element ? element.value : undefined;
}

function noSuchOption(block: Description, name: string): HfError {
  const { elementProperties } = Object(customElements.get(block.tag)) as { elementProperties?: ReadonlyMap<string, unknown> };
  const known = elementProperties ? ` It has: id, value, ${[...elementProperties.keys()].join(", ")}.` : "";
  return authorError(`${describedAs(block)} has no option “${name}”.${known}`);
}

/** A module that runs again makes the same function anew. */
function sameText(one: unknown, other: unknown): boolean {
  return typeof one === "function" && typeof other === "function" && String(one) === String(other);
}

function setAttribute(element: Element, name: string, value: unknown): void {
  if (value === undefined || value === null || value === false) element.removeAttribute(name);
  else element.setAttribute(name, value === true ? "" : String(value));
}

/** Options of any element, and those that the native field of a text block gets from its host. */
const ATTRIBUTES = [
  ...["id", "class", "slot", "title", "lang", "dir", "role", "scope", "ttl", "private"],
  ...["autocapitalize", "autocomplete", "autocorrect", "enterkeyhint", "inputmode"],
];

function isAttribute(name: string, element: Element): boolean {
  return name.includes("-") || ATTRIBUTES.includes(name) || (name === "list" && element instanceof HTMLInputElement);
}

function defaultOf(tag: string, name: string): unknown {
  return (document.createElement(tag) as unknown as Record<string, unknown>)[name];
}

/** @returns what takes out the nodes that are no more */
function setChildren(
  element: Element,
  now: readonly Child[],
  before: Description | undefined,
  made: (description: Description) => Element,
): () => void {
  const text = now.every((child) => typeof child === "string");
  if (text && before && same(now, before.children)) return () => {};
  // What a page script has put inside stays where neither version declares children.
  if (now.length === 0 && (before?.children.length ?? 0) === 0) return () => {};
  const nodes = now.map((child) => (isDescription(child) ? made(child) : document.createTextNode(String(child))));
  nodes.forEach((node, index) => {
    const there = element.childNodes[index];
    if (there !== node) moveNode(element, node, there ?? null);
  });
  return () => {
    while (element.childNodes.length > nodes.length) element.lastChild?.remove();
  };
}
