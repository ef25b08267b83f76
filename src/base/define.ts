/**
 * Registers a class under its own tag, after the elements that its template uses.
 * A tag that is taken stays as it is: loading the library twice is harmless.
 *
 * Only type imports here, so that a page's second copy can call it without Lit.
 */
export interface DefinableClass {
  readonly tag: string;
  readonly uses?: readonly DefinableClass[];
  new (): HTMLElement;
}

export function define(elementClass: DefinableClass, registry: CustomElementRegistry = customElements): void {
  if (registry.get(elementClass.tag)) return;
  for (const used of elementClass.uses ?? []) define(used, registry);
  registry.define(elementClass.tag, elementClass);
}
