/// <reference types="vite/types/importMeta.d.ts" />
import { expect } from "chai";
import type { LitElement } from "lit";
import { HfElement } from "../../src/base/hf-element.ts";
import type { Progress } from "../../src/core/progress.ts";
import type { DefinableClass } from "../../src/base/define.ts";
import type { HfError } from "../../src/core/hf-error.ts";
import { samples, type Sample } from "./samples.ts";

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

const folders = import.meta.glob("../../src/elements/*/*.ts");

/** Every element class of `src/elements` that a define file gives. New ones join by themselves; those of the app room are not blocks. */
export const classes: readonly AnyClass[] = Object.values(modules)
  .flatMap((module) => Object.values(module))
  .filter((candidate): candidate is AnyClass => typeof candidate === "function" && candidate.prototype instanceof HfElement)
  .filter(({ tag }) => `../../src/elements/${tag.slice(3)}/${tag.slice(3)}.ts` in folders);

/** The sample of a tag. @throws {Error} that says where to add one */
export function sampleOf(tag: string): Sample {
  const sample = samples[tag];
  if (!sample) throw new Error(`<${tag}> has no entry in test/contract/samples.ts. Add one, so that the contract covers it.`);
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
  if (sample.text) element.textContent = sample.text;
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
