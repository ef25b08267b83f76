// What an element may do once only: its constructor runs again with each new version of its class.

import type { Controller, ControllerHost } from "./lit.ts";

const internalsOf = new WeakMap<HTMLElement, ElementInternals>();
const rootOf = new WeakMap<Element, ShadowRoot>();
const controllersOf = new WeakMap<HTMLElement, Controller[]>();
const patched = new WeakSet<object>();

/** Elements whose constructor runs again now, and the controllers that it has added meanwhile. */
const again = new Map<HTMLElement, Controller[]>();

/** An element's shadow root, also a closed one. */
export function shadowRootOf(element: Element): ShadowRoot | null {
  return element.shadowRoot ?? rootOf.get(element) ?? null;
}

export function watchOnce(): void {
  const { attachInternals } = HTMLElement.prototype;
  HTMLElement.prototype.attachInternals = function (this: HTMLElement): ElementInternals {
    const found = again.has(this) ? internalsOf.get(this) : undefined;
    const internals = found ?? attachInternals.call(this);
    internalsOf.set(this, internals);
    return internals;
  };
  const { attachShadow } = Element.prototype;
  Element.prototype.attachShadow = function (this: Element, init: ShadowRootInit): ShadowRoot {
    const found = again.has(this as HTMLElement) ? rootOf.get(this) : undefined;
    const root = found ?? attachShadow.call(this, init);
    rootOf.set(this, root);
    return root;
  };
}

/** Finds the reactive controllers of a Lit element. */
export function watchControllers(prototype: object): void {
  let owner: object | null = prototype;
  while (owner && !Object.hasOwn(owner, "addController")) owner = Object.getPrototypeOf(owner) as object | null;
  if (!owner || patched.has(owner)) return;
  patched.add(owner);
  const host = owner as ControllerHost;
  const { addController } = host;
  host.addController = function (this: HTMLElement & ControllerHost, controller: Controller): void {
    const waiting = again.get(this);
    if (waiting) {
      waiting.push(controller);
      return;
    }
    controllersOf.set(this, [...(controllersOf.get(this) ?? []), controller]);
    addController.call(this, controller);
  };
}

/** Runs an element's constructor again, then `settle`. Controllers that are kept are not doubled. */
export function constructAgain(element: HTMLElement, construct: () => void, settle: () => void): void {
  const waiting: Controller[] = [];
  again.set(element, waiting);
  try {
    construct();
  } finally {
    again.delete(element);
  }
  settle();
  const held = new Set(Object.values(element));
  const there = controllersOf.get(element) ?? [];
  const isNew = (controller: Controller) =>
    held.has(controller) || !there.some((one) => one.constructor.name === controller.constructor.name);
  for (const controller of waiting) if (isNew(controller)) (element as unknown as ControllerHost).addController(controller);
}
