import { define } from "../base/define.ts";
import { same } from "../graph/snapshot.ts";
import { authorError } from "../base/hf-error.ts";
import { isDescription, type AnyBlock, type ClassSource, type Description } from "./block.ts";
import type { HfBlocks } from "./hf-blocks.ts";
import { keysOf } from "./mount-keys.ts";
import { blocksOf, type ListenerRecord } from "./on.ts";
import { RecordListener } from "./record-listener.ts";

/** What a mount has put on the page: for the next mount on the same target. */
interface Mounted {
  readonly app: HfBlocks;
  readonly elements: ReadonlyMap<string, { readonly description: Description; readonly element: Element }>;
}

const mounted = new WeakMap<Element, Mounted>();

/** Blocks that hold something and are shown nowhere: an app takes them along from the listeners that name them. */
const UNSEEN = ["hf-state", "hf-timer"];

/**
 * Puts an app on the page. Mounted again on the same target, blocks that are the same by id, else by tag and label,
 * else by tag and order, keep their element and all that is in it; only what the author changed is set.
 * @throws {HfError} author, where a description or an id stands twice
 */
export function mount(root: Description, target: Element): HfBlocks {
  const children = [...root.children, ...unseenOf(root)];
  const tree: Description = { ...root, children };
  const keys = keysOf(tree);
  for (const description of keys.keys()) register(description.source);
  const earlier = mounted.get(target);
  const elements = new Map<string, { description: Description; element: Element }>();
  const place = (description: Description): Element => {
    const key = keys.get(description)!;
    const before = earlier?.elements.get(key);
    const element = before?.element ?? document.createElement(description.tag);
    elements.set(key, { description, element });
    setOptions(element, description, before?.description);
    setChildren(element, description, before?.description, place);
    return element;
  };
  const app = place(tree) as HfBlocks;
  if (app.parentElement !== target) target.append(app);
  mounted.set(target, { app, elements });
  const elementOf = (block: AnyBlock) => {
    const key = block === root ? keys.get(tree) : keys.get(block as Description);
    return key === undefined ? undefined : elements.get(key)?.element;
  };
  const records = [...root.listeners, ...[...keys.keys()].filter((one) => one !== tree).flatMap((one) => one.listeners)];
  app.adopt(records.map((record) => new RecordListener(record, app, elementOf)));
  return app;
}

function register(source: ClassSource | undefined): void {
  if (!source) return;
  if ("load" in source) void source.load().then(define);
  else define(source);
}

/** States that are named by listeners and stand nowhere in the tree. */
function unseenOf(root: Description): Description[] {
  const seen = new Set(treeOf(root));
  const found = new Set<Description>();
  const visit = ({ triggers, inputs, outputs, followers }: ListenerRecord): void => {
    for (const block of [...triggers.map(([block]) => block), ...blocksOf(inputs), ...blocksOf(outputs)] as Description[]) {
      if (!UNSEEN.includes(block.tag) || seen.has(block) || found.has(block)) continue;
      found.add(block);
      block.listeners.forEach(visit);
    }
    for (const { record } of followers) visit(record);
  };
  for (const description of seen) description.listeners.forEach(visit);
  return [...found];
}

function treeOf(description: Description): Description[] {
  return [description, ...description.children.filter(isDescription).flatMap(treeOf)];
}

/** Sets what the author declares; on a second mount only what the author changed, so that what a person did stays. */
function setOptions(element: Element, now: Description, before: Description | undefined): void {
  const names = new Set([...Object.keys(before?.options ?? {}), ...Object.keys(now.options)]);
  for (const name of names) {
    const value = now.options[name];
    if (before && same(value, before.options[name])) continue;
    if (isAttribute(name, element)) setAttribute(element, name, value);
    else if (name in element) Object.assign(element, { [name]: name in now.options ? value : defaultOf(now.tag, name) });
    else if (customElements.get(now.tag) || !now.tag.includes("-")) throw authorError(`<${now.tag}> has no option “${name}”.`);
    // Not defined yet in the script-tag build: the element takes the property over when it is upgraded.
    else Object.assign(element, { [name]: value });
  }
}

function setAttribute(element: Element, name: string, value: unknown): void {
  if (value === undefined || value === null || value === false) element.removeAttribute(name);
  else element.setAttribute(name, value === true ? "" : String(value));
}

function isAttribute(name: string, element: Element): boolean {
  return name.includes("-") || ["id", "class", "slot", "title", "lang", "dir", "role"].includes(name) || (name === "list" && element instanceof HTMLInputElement);
}

function defaultOf(tag: string, name: string): unknown {
  return (document.createElement(tag) as unknown as Record<string, unknown>)[name];
}

function setChildren(element: Element, now: Description, before: Description | undefined, place: (description: Description) => Element): void {
  const text = now.children.every((child) => typeof child === "string");
  if (text && before && same(now.children, before.children)) return;
  // What a page script has put inside stays where neither version declares children.
  if (now.children.length === 0 && (before?.children.length ?? 0) === 0) return;
  const nodes = now.children.map((child) => (typeof child === "string" ? document.createTextNode(child) : place(child)));
  nodes.forEach((node, index) => {
    const there = element.childNodes[index];
    if (there !== node) insert(element, node, there ?? null);
  });
  while (element.childNodes.length > nodes.length) element.lastChild!.remove();
}

/** Moves without taking out where the browser can, so that focus, media and frames stay. */
function insert(parent: Element, node: Node, before: Node | null): void {
  const movable = parent as Element & { moveBefore?: (node: Node, before: Node | null) => void };
  if (node.isConnected && parent.isConnected && movable.moveBefore) movable.moveBefore(node, before);
  else parent.insertBefore(node, before);
}
