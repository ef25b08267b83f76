import { carryOver, defaultsOf, fieldsOf } from "./fields.ts";
import { showFault } from "./faults.ts";
import { noteInner, restoreInner } from "./inner.ts";
import {
  beginConstruction,
  constructorListeners,
  endConstruction,
  dropConstructorListeners,
  renewConnectedListeners,
} from "./listening.ts";
import { forgetDrawn, isLit } from "./lit.ts";
import { constructAgain, shadowRootOf, watchControllers } from "./once.ts";
import { note } from "./notes.ts";
import { forget, instancesOf, point, type ElementClass, type Tag } from "./tags.ts";

/** Gives a tag another class, and every element of the tag the methods, fields, styles and template of that class. */
export function swap(tag: Tag, next: ElementClass): void {
  const before = tag.newest;
  const top = topChanged(before, next);
  if (!top) return;
  if (Boolean(before.formAssociated) !== Boolean(next.formAssociated)) {
    note.reload(
      `<${tag.name}> ${next.formAssociated ? "is now" : "is no longer"} a form control, which the browser fixes when a tag is defined.`,
    );
    return;
  }
  const attributes = next.observedAttributes ?? [];
  const live = instancesOf(tag);
  const earlier = live.map((element) => ({
    element,
    wasLit: isLit(element),
    drawn: [...(shadowRootOf(element)?.childNodes ?? [])],
    fields: fieldsOf(element, before),
    inner: noteInner(element),
  }));
  const defaults = tag.defaults;
  const kept = live[0] && Object.getPrototypeOf(top) ? baseListeners(tag, top, live) : 0;
  const methods = methodNames(before);

  for (const element of live) if (!isLit(element) && element.isConnected) before.prototype.disconnectedCallback?.call(element);
  point(tag, next);
  tag.defaults = undefined;
  watchControllers(next.prototype);
  try {
    const renewed = new Set<string>();
    for (const { element, fields } of earlier) {
      const nameOf = (listener: unknown) => [...fields].find(([, value]) => value === listener)?.[0] ?? methods.get(listener);
      dropConstructorListeners(element, kept);
      constructAgain(
        element,
        () => runConstructor(element, tag, top),
        () => {
          tag.defaults ??= defaultsOf(element, next);
          for (const name of carryOver(element, fields, defaults)) renewed.add(name);
        },
      );
      swapSheets(element, before, next);
      renewConnectedListeners(element, nameOf);
    }
    note.swapped(tag.name, live.length, [...renewed]);
  } catch (error) {
    // The last version that worked stays.
    point(tag, before);
    tag.defaults = defaults;
    throw error;
  }
  for (const { element, inner, wasLit, drawn } of earlier) {
    takeNewAttributes(element, before.observedAttributes ?? [], attributes);
    if (wasLit !== isLit(element)) takeAway(drawn, element);
    if (wasLit && isLit(element)) {
      element.requestUpdate();
      void element.updateComplete.then(() => restoreInner(element, inner)).catch(showFault);
    } else if (element.isConnected) next.prototype.connectedCallback?.call(element);
  }
}

/** What one kind of element has drawn, the other can draw nothing over. What the new one has drawn when it was constructed stays. */
function takeAway(drawn: readonly ChildNode[], element: HTMLElement): void {
  for (const node of drawn) node.remove();
  const root = shadowRootOf(element);
  if (root) forgetDrawn(root);
}

/** The first class of the new chain, from above, that is not in the old one. */
function topChanged(before: ElementClass, next: ElementClass): ElementClass | undefined {
  const old = new Set(chainOf(before));
  return chainOf(next).findLast((one) => !old.has(one)) as ElementClass | undefined;
}

function chainOf(elementClass: object): object[] {
  const chain: object[] = [];
  for (let one: object | null = elementClass; one && one !== Function.prototype; one = Object.getPrototypeOf(one) as object | null)
    chain.push(one);
  return chain;
}

/** Runs the constructors of the changed classes on an element that is there: the class above them gives it as `this`. */
function runConstructor(element: HTMLElement, tag: Tag, top: ElementClass): void {
  const parent = Object.getPrototypeOf(top) as ElementClass;
  let given = false;
  const back = function (...rest: unknown[]): object {
    if (given) return Reflect.construct(parent, rest, new.target ?? parent) as object;
    given = true;
    return element;
  };
  Object.setPrototypeOf(back, parent);
  Object.setPrototypeOf(top, back);
  beginConstruction(element);
  try {
    Reflect.construct(tag.newest, [], tag.stub);
  } finally {
    endConstruction(element);
    Object.setPrototypeOf(top, parent);
  }
}

/** Puts the style sheets of a class's new version in the place of those before. Sheets from elsewhere stay. */
function swapSheets(element: HTMLElement, before: ElementClass, next: ElementClass): void {
  const root = shadowRootOf(element);
  if (!root) return;
  const old = new Set(sheetsOf(before));
  const now = sheetsOf(next);
  const there = [...root.adoptedStyleSheets];
  const at = there.findIndex((sheet) => old.has(sheet));
  const others = there.filter((sheet) => !old.has(sheet) && !now.includes(sheet));
  const place = at < 0 ? others.length : there.slice(0, at).filter((sheet) => others.includes(sheet)).length;
  root.adoptedStyleSheets = [...others.slice(0, place), ...now, ...others.slice(place)];
}

function sheetsOf({ elementStyles = [] }: ElementClass): CSSStyleSheet[] {
  return elementStyles.flatMap((style) => (style instanceof CSSStyleSheet ? style : (style.styleSheet ?? [])));
}

/** How many of the listeners that constructors add are those of classes that did not change. */
function baseListeners(tag: Tag, top: ElementClass, live: readonly HTMLElement[]): number {
  if (live.every((element) => constructorListeners(element) === 0)) return 0;
  const scratch = Reflect.construct(Object.getPrototypeOf(top) as ElementClass, [], tag.stub) as HTMLElement;
  forget(tag, scratch);
  return constructorListeners(scratch);
}

/** The methods of a class and those above it, by function. */
function methodNames(elementClass: ElementClass): Map<unknown, string> {
  const names = new Map<unknown, string>();
  for (
    let prototype: object = elementClass.prototype;
    prototype !== HTMLElement.prototype && prototype;
    prototype = Object.getPrototypeOf(prototype) as object
  ) {
    for (const [name, { value }] of Object.entries(Object.getOwnPropertyDescriptors(prototype)))
      if (typeof value === "function") names.set(value, name);
  }
  return names;
}

/** The browser looks only once which attributes a tag observes. */
const observing = new WeakMap<HTMLElement, MutationObserver>();

function takeNewAttributes(element: HTMLElement, before: readonly string[], now: readonly string[]): void {
  const added = now.filter((name) => !before.includes(name));
  if (added.length === 0) return;
  const changed = (name: string, old: string | null) =>
    (element as unknown as { attributeChangedCallback?(...given: unknown[]): void }).attributeChangedCallback?.(
      name,
      old,
      element.getAttribute(name),
      null,
    );
  const observer =
    observing.get(element) ??
    new MutationObserver((records) => {
      for (const { attributeName, oldValue } of records) if (attributeName !== null) changed(attributeName, oldValue);
    });
  observing.set(element, observer);
  observer.observe(element, { attributeFilter: added, attributeOldValue: true });
  for (const name of added) if (element.hasAttribute(name)) changed(name, null);
}
