/// <reference types="vite/types/importMeta.d.ts" />
import { expect } from "chai";
import type { LitElement } from "lit";
import type { Progress } from "../../src/core/progress.ts";
import type { DefinableClass } from "../../src/base/define.ts";
import type { HfError } from "../../src/core/hf-error.ts";
import { catalogue } from "../../src/catalogue.ts";
import type { Sample } from "./sample.ts";

/** Any element of ours, as the contract sees it. */
export type AnyElement = LitElement & {
  value?: unknown;
  error?: HfError | undefined;
  progress?: Progress | undefined;
  showError(error: HfError): void;
  [property: string]: unknown;
};

export type AnyClass = DefinableClass &
  (new () => AnyElement) & { readonly formAssociated?: boolean; readonly elementProperties: Map<string, { state?: boolean }> };

const modules = import.meta.glob<Record<string, unknown>>(["../../src/define/*.ts", "!../../src/define/index.ts"], { eager: true });
const samples = import.meta.glob<{ readonly sample: Sample }>(["../**/sample.ts", "../**/*.sample.ts", "!./*"], { eager: true });

/** The class of every tag of the catalogue, as a define file gives it. */
export const classes: readonly AnyClass[] = Object.keys(catalogue).map((tag) => {
  const found = Object.values(modules)
    .flatMap((module) => Object.values(module))
    .find((candidate): candidate is AnyClass => typeof candidate === "function" && (candidate as AnyClass).tag === tag);
  if (!found) throw new Error(`No file of src/define gives the class of <${tag}>. Run npm run catalogue.`);
  return found;
});

/** The sample of a tag, if it has one. */
export function findSample(tag: string): Sample | undefined {
  return Object.values(samples).find(({ sample }) => sample.tag === tag)?.sample;
}

/** The sample of a tag. @throws {Error} that says where to add one */
export function sampleOf(tag: string): Sample {
  const sample = findSample(tag);
  if (!sample) throw new Error(`<${tag}> has no sample.ts in its folder of tests. Add one, so that the contract covers it.`);
  return sample;
}

/** A typical element of the class, not yet in the page. */
export function typical(elementClass: AnyClass): AnyElement {
  const element = document.createElement(elementClass.tag) as AnyElement;
  fill(element, sampleOf(elementClass.tag));
  return element;
}

export function fill(element: AnyElement, sample: Sample, names = Object.keys(entriesOf(sample))): void {
  const entries = entriesOf(sample);
  for (const name of names) element[name] = entries[name];
  for (const [name, value] of Object.entries(sample.attributes ?? {})) element.setAttribute(name, value);
  if (sample.text) element.textContent = sample.text;
  if (sample.children) element.append(...sample.children());
}

export function entriesOf(sample: Sample): Record<string, unknown> {
  return sample.value ? { ...sample.properties, value: sample.value() } : { ...sample.properties };
}

/** Puts an element into the page and waits until it has rendered. */
export async function place(element: AnyElement, parent: Element = document.body): Promise<AnyElement> {
  parent.append(element);
  await settled(element);
  return element;
}

export async function settled(element: AnyElement): Promise<void> {
  while (!(await element.updateComplete));
}

/** Waits until what loads when first needed is there: until two frames show the same. */
export async function calm(element: AnyElement): Promise<void> {
  let before: string;
  do {
    before = rendered(element);
    for (let frames = 0; frames < 2; frames++) await new Promise(requestAnimationFrame);
    await settled(element);
  } while (rendered(element) !== before);
}

/** What is rendered, without what may differ between two renders of the same. */
export function rendered(element: AnyElement): string {
  return [...element.shadowRoot!.childNodes]
    .map(describe)
    .join("")
    .replace(/blob:[^"]+/g, "blob:");
}

/** Waits until two elements show the same; what loads when first needed may come later in one of them. */
export async function same(one: AnyElement, other: AnyElement): Promise<void> {
  await settled(one);
  await settled(other);
  const started = performance.now();
  while (rendered(one) !== rendered(other) && performance.now() - started < 1000) await new Promise(requestAnimationFrame);
  expect(rendered(one)).to.equal(rendered(other));
}

function describe(node: Node): string {
  if (node.nodeType === Node.TEXT_NODE) return node.nodeValue!.trim();
  if (!(node instanceof Element)) return "";
  const attributes = [...node.attributes].map(({ name, value }) => `${name}="${value}"`).sort();
  const live = "value" in node ? ` .value=${String(node.value)}` : "";
  return `<${node.localName} ${attributes.join(" ")}${live}>${[...node.childNodes].map(describe).join("")}</>`;
}
