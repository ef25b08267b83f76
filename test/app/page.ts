// What tests of whole pieces of page share.
import { render, type TemplateResult } from "lit";
import type { HfBlocks } from "../../src/app/hf-blocks.ts";
import type { AppBlock } from "../../src/typescript/blocks.ts";
import type { Listener } from "../../src/graph/listener.ts";

const places: HTMLElement[] = [];

afterEach(() => {
  for (const place of places.splice(0)) place.remove();
});

/**
 * Puts markup on the page and waits until its first app has loaded.
 * Not by a frame: two test pages share a browser, and the one behind is never painted.
 */
export async function page(markup: TemplateResult): Promise<HTMLElement> {
  const place = document.body.appendChild(document.createElement("div"));
  places.push(place);
  render(markup, place);
  const root = place.firstElementChild as HTMLElement;
  const app = (root.matches("hf-blocks, hf-interface") ? root : root.querySelector("hf-blocks, hf-interface")) as HfBlocks | null;
  if (app) await loaded(app);
  return root;
}

/** An element with a value, as tests look at it. */
export type Valued = HTMLElement & { value: any; label: string; busy: boolean };

/** An app that was mounted, and its blocks by selector. */
export type MountedApp = HfBlocks & { find(selector: string): Valued };

let root: HTMLElement | undefined;

/** Mounts an app; within one test again on the same place. */
export async function mounted(app: AppBlock): Promise<MountedApp> {
  if (!root?.isConnected) places.push((root = document.body.appendChild(document.createElement("div"))));
  const element = app.mount(root);
  await loaded(element);
  return Object.assign(element, { find: (selector: string) => element.querySelector(selector) as Valued });
}

/** An app is loaded once it has bound its listeners and fired `hf-load`. */
export async function loaded(app: HfBlocks): Promise<void> {
  await app.updateComplete;
  await tick();
}

/** Until everything that was only waiting for its turn has had it. */
export function tick(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 0));
}

/** Until a condition holds; fails with `what` otherwise. */
export async function until(condition: () => unknown, what = "the condition"): Promise<void> {
  const end = performance.now() + 8000;
  while (!condition()) {
    if (performance.now() > end) throw new Error(`Waited in vain for ${what}.`);
    await tick();
  }
}

export async function settled(...listeners: Listener[]): Promise<void> {
  await until(() => listeners.every((listener) => !listener.busy), "the listeners");
}

/** What a person does to send a box. */
export function submit(element: Element): void {
  element.dispatchEvent(new Event("hf-submit", { bubbles: true, composed: true, cancelable: true }));
}

/** What a person does to a field: sets the value and lets it know. */
export function type(element: Element, value: unknown): void {
  Object.assign(element, { value });
  element.dispatchEvent(new Event("input", { bubbles: true, composed: true }));
}

/** Errors the app has shown, wherever they are. */
export function shownErrors(app: Element): string[] {
  const all = [app, ...app.querySelectorAll("*")];
  return all.flatMap((element) => [...(element.shadowRoot?.querySelectorAll(".error > span") ?? [])].map((span) => span.textContent ?? ""));
}
