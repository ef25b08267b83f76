// Tags that nobody has defined. Loaded only where there is one.
import { nameOf } from "../base/markup-value.ts";
import { authorError, type HfError } from "../core/hf-error.ts";
import { lettersApart } from "../core/letters-apart.ts";
import type { App } from "./app.ts";
import { KNOWN_TAGS } from "./known-tags.ts";
import { appOf } from "./lookup.ts";

/** How long after all of a page has run somebody may still define a tag, in milliseconds: a script may load another one. */
const PATIENCE = 1_500;

/** For each app, the tags that its author is told of or soon will be, with what takes that back. */
const told = new WeakMap<Teller, Map<string, () => void>>();

type Teller = Pick<App, "element" | "reportMistake">;

/** What is outside of all apps is told of on the console alone: a misspelt app is none that could show it. */
const PAGE: Teller = {
  element: document.documentElement,
  reportMistake(mistake) {
    console.error((mistake as HfError).message);
    return () => {};
  },
};

/** The same for what stands in no app. */
export function tellOfStrays(elements: readonly Element[]): void {
  tellOf(
    elements.filter((element) => !appOf(element)),
    PAGE,
  );
}

/** Tells an app's author of tags that nobody has defined when all of the page has run. Who defines one later takes it back. */
export function tellOf(elements: readonly Element[], app: Teller): void {
  const tags = told.get(app) ?? new Map<string, () => void>();
  told.set(app, tags);
  for (const element of elements) {
    const { localName: tag } = element;
    if (tags.has(tag)) continue;
    tags.set(tag, () => {});
    const mistake = mistakeOf(tag, nameOf(element));
    void inTheEnd(tag).then((isDefined) => {
      if (isDefined || !isIn(app, tag)) return tags.delete(tag);
      tags.set(tag, app.reportMistake(mistake));
      return takeBackOnceDefined(tag, new WeakRef(app));
    });
  }
}

/** Whether it is still there: what somebody has taken away is no mistake, and may come back. */
function isIn({ element }: Teller, tag: string): boolean {
  const templates = [...element.querySelectorAll("template")].map(({ content }) => content);
  return element.isConnected && [element, ...templates].some((root) => root.querySelector(tag));
}

/** @param app weakly: the browser remembers for ever who waits for a tag that nobody defines */
function takeBackOnceDefined(tag: string, app: WeakRef<Teller>): void {
  void customElements.whenDefined(tag).then(() => {
    const there = app.deref();
    if (there) told.get(there)?.get(tag)?.();
  });
}

/** Resolves once the tag of an element is defined. @throws {HfError} author, where it is not in the end */
export async function arrival(element: Element): Promise<void> {
  const { localName: tag } = element;
  const mistake = mistakeOf(tag, nameOf(element));
  if (!(await inTheEnd(tag))) throw mistake;
}

/** Whether a tag is defined at last: as soon as it is, or when all scripts of the page have had their time. */
async function inTheEnd(tag: string): Promise<boolean> {
  const defined = customElements.whenDefined(tag);
  let clock: ReturnType<typeof setTimeout> | undefined;
  const over = whenComplete().then(() => new Promise((resolve) => (clock = setTimeout(resolve, PATIENCE))));
  await Promise.race([defined, over]);
  clearTimeout(clock);
  return customElements.get(tag) !== undefined;
}

function whenComplete(): Promise<unknown> {
  if (document.readyState === "complete") return Promise.resolve();
  return new Promise((resolve) => window.addEventListener("load", resolve, { once: true }));
}

/** @param name the element as its author wrote it */
function mistakeOf(tag: string, name: string): HfError {
  if (!tag.startsWith("hf-")) return authorError(`${name} is not defined. Import what defines it, or check the spelling of the tag.`);
  const known = KNOWN_TAGS.find(([one]) => one === tag);
  if (known) return authorError(`${name} is not defined. Import "hf-blocks/define/${known[1]}", or "hf-blocks/define" for all.`);
  const [last, ...others] = nearest(tag)
    .map((one) => `<${one}>`)
    .reverse();
  const meant = others.length > 0 ? `${others.reverse().join(", ")} or ${last}` : last;
  return authorError(`There is no <${tag}>. Did you mean ${meant}? If it is an element of your own, define it.`);
}

/** The known tags that differ least from a tag: all that are as near as the nearest, three at most. */
function nearest(tag: string): string[] {
  const far = new Map(KNOWN_TAGS.map(([known]) => [known, lettersApart(tag.slice(3), known.slice(3))]));
  const least = Math.min(...far.values());
  return [...far.keys()].filter((known) => far.get(known) === least).slice(0, 3);
}
